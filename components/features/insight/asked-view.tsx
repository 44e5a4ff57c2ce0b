import type { ReactNode } from 'react';
import { FailedQuestion } from '@/components/app/failed-question.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { reasonText } from '@/components/app/reason-text.ts';
import { Button } from '@/components/ui/button.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';
import type { useAsked } from './use-asked.ts';

type Live = ReturnType<typeof useAsked<'silentAcross'>>;

/** PL81: the last good answer with what it is an answer to, and above it that a newer one could not be had. */
export function AskedView({
  live,
  children,
}: {
  live: Live;
  children(value: NonNullable<Live['value']>, of: NonNullable<Live['of']>): ReactNode;
}) {
  const { problem, of, again } = live;
  if (problem && !of) return <FailedQuestion reason={problem.reason} onAgain={again} />;
  return (
    <>
      {problem && (
        <Banner
          kind="warning"
          action={
            <Button size="s" icon="refresh" onClick={again}>
              {t('tryAgain')}
            </Button>
          }
        >
          {reasonText(problem.reason)}
        </Banner>
      )}
      <LiveView live={live}>{(value) => of && children(value, of)}</LiveView>
    </>
  );
}
