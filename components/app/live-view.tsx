import type { ReactNode } from 'react';
import { ErrorState, Skeleton } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import { NoAccountState } from './no-account.tsx';
import { reasonNextStep, reasonText } from './reason-text.ts';
import type { Live } from './live-queries.ts';
import { useLive } from './use-live.ts';

/** What stands where a live query's value will be: grey rows while it comes, the reason when it cannot, what to do when nobody is logged in. A value once had stays in view. */
export function LiveView<Value>(props: {
  live: Live<Value>;
  skeletonRows?: number | undefined;
  children(value: Value): ReactNode;
}): ReactNode {
  const { noAccount } = useApp();
  const unreadable = useLive('accounts', {}).problem;
  const { value, idle } = props.live;
  // Where it is not even known whose the rows would be, nothing is asked, and that will never come.
  const problem = props.live.problem ?? (idle ? unreadable : undefined);
  if (value !== undefined) return props.children(value);
  if (problem) {
    return (
      <ErrorState
        title={reasonText(problem.reason)}
        text={reasonNextStep(problem.reason)}
        code={problem.reason}
      />
    );
  }
  if (idle && noAccount) return <NoAccountState why={noAccount} />;
  return <Skeleton rows={props.skeletonRows} label={t('loading')} />;
}
