import { Button } from '@/components/ui/button.tsx';
import { ErrorState } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';
import { type AnyReason, reasonNextStep, reasonText } from './reason-text.ts';

/** What stands where the answer to a question to the store would be, when it was refused. */
export function FailedQuestion({ reason, onAgain }: { reason: AnyReason; onAgain(): void }) {
  return (
    <ErrorState
      title={reasonText(reason)}
      text={reasonNextStep(reason)}
      action={
        <Button icon="refresh" onClick={onAgain}>
          {t('tryAgain')}
        </Button>
      }
      code={reason}
    />
  );
}
