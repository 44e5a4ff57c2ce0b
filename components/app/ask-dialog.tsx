import { type ReactNode, useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t } from '@/utils/i18n.ts';

type AskDialogProps = {
  title: string;
  /** What comes of it. */
  children: ReactNode;
  keepLabel?: string | undefined;
  doLabel: string;
  onDo(): void;
  onClose(): void;
};

/** Asks before something that cannot simply be taken back. The focus starts on what changes nothing. */
export function AskDialog({ title, children, keepLabel, doLabel, onDo, onClose }: AskDialogProps) {
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      size="s"
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={keep}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            {keepLabel ?? t('cancel')}
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
