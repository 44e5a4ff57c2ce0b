import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { tn } from '@/utils/i18n.ts';

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
  return (
    <AskDialog
      title={title}
      doLabel={doLabel}
      danger
      onDo={() => {
        onDo();
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <bdi>{name}</bdi>
      </p>
      {text && <p>{text}</p>}
      {waits > 0 && <p>{tn('lockWaits', waits)}</p>}
      {stays > 0 && <p>{tn('lockStays', stays)}</p>}
    </AskDialog>
  );
}
