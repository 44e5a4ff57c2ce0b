import { useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t, tn } from '@/utils/i18n.ts';

type OpenDialogProps = {
  title: string;
  /** Of the lock-down or the plan. */
  name: string;
  /** What is said of the groups that open, where the title does not say it. */
  text?: string | undefined;
  /** How many stay locked by something else. */
  stays: number;
  /** How many wait where approval stays on for them (LK55). */
  waits: number;
  doLabel: string;
  onDo(): void;
  onClose(): void;
};

/** Asks before groups open (LK40). */
export function OpenDialog({ title, name, text, stays, waits, doLabel, onDo, onClose }: OpenDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      size="s"
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              onDo();
              onClose();
            }}
          >
            {doLabel}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{name}</bdi>
      </p>
      {text && <p>{text}</p>}
      {waits > 0 && <p>{tn('lockWaits', waits)}</p>}
      {stays > 0 && <p>{tn('lockStays', stays)}</p>}
    </Dialog>
  );
}
