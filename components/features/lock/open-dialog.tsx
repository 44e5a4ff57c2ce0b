import { type ReactNode, useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t } from '@/utils/i18n.ts';

type OpenDialogProps = {
  title: string;
  /** What comes of it. */
  children: ReactNode;
  doLabel: string;
  onDo(): void;
  onClose(): void;
};

/** Asks before groups open, or stay as they are (LK40, LK56, LK61). */
export function OpenDialog({ title, children, doLabel, onDo, onClose }: OpenDialogProps) {
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
      {children}
    </Dialog>
  );
}
