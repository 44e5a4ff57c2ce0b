import { type ReactNode, type RefObject, useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t } from '@/utils/i18n.ts';

type AskDialogProps = {
  title: string;
  /** On the button that does it. */
  doLabel: string;
  /** On the button that leaves all as it is; missing: "Cancel". */
  keepLabel?: string | undefined;
  /** What is done removes, deletes or cannot be taken back. */
  danger?: boolean | undefined;
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  size?: 's' | 'm' | 'l' | undefined;
  /** The form among `children` that the button sends, in place of `onDo`. */
  formId?: string | undefined;
  onDo?: (() => void) | undefined;
  onClose(): void;
  /** Missing: the button that leaves all as it is, so that Enter does nothing by accident. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  children?: ReactNode;
};

/** One question with two answers: leave it, or do it. Who answers closes it. */
export function AskDialog(props: AskDialogProps) {
  const { title, doLabel, keepLabel, danger, busy, disabled, size = 's', formId, onDo, onClose } = props;
  const keep = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      size={size}
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={props.initialFocus ?? keep}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            {keepLabel ?? t('cancel')}
          </Button>
          <Button
            type={formId ? 'submit' : 'button'}
            form={formId}
            variant={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={disabled}
            onClick={onDo}
          >
            {doLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
