import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dim, Toolbar, View } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { Banner, ErrorState, Skeleton } from '@/components/ui/states.tsx';
import { isKnownOfPast } from '@/utils/domain/screening-rule.ts';
import { pastSince } from '@/utils/domain/trial.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { formatDate, t } from '@/utils/i18n.ts';
import type { StoreOutcome } from '@/utils/store/api.ts';
import { type Over, type Tried, TriedOutcome } from './tried-outcome.tsx';

type TryViewProps = {
  /** Tried although it may be off. */
  also: ScreeningRule | undefined;
  /** All of the account. */
  rules: readonly ScreeningRule[];
  onBack(): void;
};

/** Whom the rules would decide about, how and why; what they say of the queue can be done at once. */
export function TryView({ also, rules, onBack }: TryViewProps) {
  const { store, account } = useApp();
  const [over, setOver] = useState<Over>('queue');
  const [answer, setAnswer] = useState<{ over: Over; outcome: StoreOutcome<Tried> }>();
  const [busy, setBusy] = useState(false);
  const accountId = account?.id;
  const alsoId = also?.id;
  const questions = useRef(0);
  // SC17: once for each question and when somebody asks again. The queue moves while one looks at it, the result does not.
  const ask = useCallback(() => {
    if (accountId === undefined) return;
    const question = ++questions.current;
    setBusy(true);
    void store.call('tryRules', { accountId, over, also: alsoId }).then((outcome) => {
      if (question !== questions.current) return;
      setBusy(false);
      setAnswer({ over, outcome });
    });
  }, [store, accountId, over, alsoId]);
  useEffect(ask, [ask]);
  // An answer to the other question is no answer.
  const outcome = answer?.over === over ? answer.outcome : undefined;
  // SC61.
  const isBlind = rules.some((one) => (one.isOn || one.id === alsoId) && !isKnownOfPast(one.conditions));
  const since = over === 'past' && outcome?.ok ? pastSince(outcome.value.rows) : undefined;
  const again = (
    <Button size="s" icon="refresh" busy={busy} onClick={ask}>
      {t('rulesTryAgain')}
    </Button>
  );
  return (
    <SlideOver
      title={also ? isolate(also.name) : t('tryTitle')}
      backLabel={t('back')}
      onBack={onBack}
      actions={again}
    >
      <View>
        <Toolbar>
          <Segments<Over>
            label={t('tryOver')}
            value={over}
            onChange={setOver}
            options={[
              { value: 'queue', label: t('tryQueue') },
              { value: 'past', label: t('tryPast') },
            ]}
          />
          {since !== undefined && <Dim>{t('tryPastHint', formatDate(since))}</Dim>}
        </Toolbar>
        {over === 'past' && isBlind && <Banner>{t('tryPastPlaces')}</Banner>}
        {outcome === undefined ? (
          <Skeleton rows={8} label={t('loading')} />
        ) : outcome.ok ? (
          <TriedOutcome key={over} tried={outcome.value} over={over} again={again} />
        ) : (
          <ErrorState
            title={reasonText(outcome.reason)}
            text={reasonNextStep(outcome.reason)}
            code={outcome.reason}
          />
        )}
      </View>
    </SlideOver>
  );
}
