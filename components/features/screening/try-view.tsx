import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { NoMatch } from '@/components/app/no-match.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { ruledPlan } from '@/components/app/ruled-plan.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Toolbar, View } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { Banner, EmptyState, ErrorState, Skeleton } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { RuleId } from '@/utils/domain/ids.ts';
import { type ScreeningRule, type Verdict, VERDICTS } from '@/utils/domain/screening.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { Result, ScreenedRow, StoreOutcome } from '@/utils/store/api.ts';
import styles from './screening.module.css';
import { TriedRow } from './tried-row.tsx';

type Over = 'queue' | 'past';
type Tried = Result<'tryRules'>;
type Shown = { verdict: Verdict | 'none' | 'all'; ruleId: RuleId | 'all' };

const keyOf = (row: ScreenedRow) => `${row.groupId} ${row.wid} ${row.requestedAt}`;
const OUTCOMES = [...VERDICTS, 'none'] as const;
/** px; keep in step with screening.module.css. */
const ROW_HEIGHT = 72;
/** The queue has rested for so long. */
const QUIET_MS = 200;

/** Whom the rules would decide about, how and why; what they say of the queue can be done at once. */
export function TryView({ also, onBack }: { also: ScreeningRule | undefined; onBack(): void }) {
  const { store, account } = useApp();
  const [over, setOver] = useState<Over>('queue');
  const [answer, setAnswer] = useState<{ over: Over; outcome: StoreOutcome<Tried> }>();
  const accountId = account?.id;
  const alsoId = also?.id;
  const ask = useCallback(
    (anew: boolean) => {
      if (accountId === undefined) return;
      void store
        .call('tryRules', { accountId, over, also: alsoId, anew })
        .then((outcome) => setAnswer({ over, outcome }));
    },
    [store, accountId, over, alsoId],
  );
  const asked = useRef<typeof ask>(undefined);
  // The queue moves while one looks at it, not least by what is decided here.
  const queue = useLive('requests', accountId === undefined ? null : { accountId }).value;
  useEffect(() => {
    const timer = setTimeout(() => {
      // SC15: a slow pattern is run again for a new question, not at every move of the queue.
      ask(asked.current !== ask);
      asked.current = ask;
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [ask, queue]);
  // An answer to the other question is no answer.
  const outcome = answer?.over === over ? answer.outcome : undefined;
  return (
    <SlideOver
      title={also ? isolate(also.name) : t('tryTitle')}
      backLabel={t('back')}
      onBack={onBack}
      actions={
        <Button size="s" icon="refresh" onClick={() => ask(true)}>
          {t('rulesTryAgain')}
        </Button>
      }
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
          {over === 'past' && <Dim>{t('tryPastHint')}</Dim>}
        </Toolbar>
        {outcome === undefined ? (
          <Skeleton rows={8} label={t('loading')} />
        ) : outcome.ok ? (
          <Outcome key={over} tried={outcome.value} over={over} onDone={() => ask(false)} />
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

function Outcome({ tried, over, onDone }: { tried: Tried; over: Over; onDone(): void }) {
  const { confirm, openPerson } = useShell();
  const { now } = useApp();
  const tags = useTags();
  const [shown, setShown] = useState<Shown>({ verdict: 'all', ruleId: 'all' });
  const nameOf = useMemo(() => new Map(tried.rules.map((rule) => [rule.id, rule.name])), [tried]);
  const counts = useMemo(() => countVerdicts(tried.rows), [tried]);
  const rows = useMemo(
    () =>
      tried.rows.filter(
        (row) =>
          (shown.verdict === 'all' || row.verdict === shown.verdict) &&
          (shown.ruleId === 'all' || row.ruleId === shown.ruleId),
      ),
    [tried, shown],
  );
  const renderRow = useCallback(
    (row: ScreenedRow) => (
      <TriedRow row={row} ruleName={row.ruleId && nameOf.get(row.ruleId)} tags={tags} nowMs={now()} />
    ),
    [nameOf, tags, now],
  );
  // Whom somebody has put off is not decided with the others.
  const wantedFor = (kind: 'approve' | 'reject') =>
    rows.filter((row) => row.verdict === kind && (row.laterUntil ?? 0) <= now());
  const act = async (kind: 'approve' | 'reject') => {
    const wanted = wantedFor(kind);
    const ruleOf = ({ ruleId }: ScreenedRow) => ruleId && { id: ruleId, name: nameOf.get(ruleId) ?? '' };
    if ((await confirm(ruledPlan(kind, wanted, ruleOf))) !== null) onDone();
  };
  if (tried.rows.length === 0)
    return (
      <EmptyState
        icon="inbox"
        title={t('tryEmptyTitle')}
        text={over === 'queue' ? t('tryEmptyQueue') : t('tryEmptyPast')}
      />
    );
  const waiting = (kind: 'approve' | 'reject') =>
    wantedFor(kind).filter((row) => row.pendingJob === undefined).length;
  return (
    <>
      {tried.stopped.map((id) => (
        <Banner key={id} icon="warning">
          {t('tryStopped', isolate(nameOf.get(id) ?? ''))}
        </Banner>
      ))}
      <Toolbar
        end={
          <Cluster>
            <Select<Shown['verdict']>
              label={t('tryShow')}
              hideLabel
              value={shown.verdict}
              options={[
                { value: 'all', label: t('tryShowAll') },
                ...OUTCOMES.map((value) => ({ value, label: tOf('verdict', value) })),
              ]}
              onChange={(verdict) => setShown((before) => ({ ...before, verdict }))}
            />
            <Select<Shown['ruleId']>
              label={t('tryRule')}
              hideLabel
              value={shown.ruleId}
              options={[
                { value: 'all', label: t('tryRuleAll') },
                ...tried.rules.map(({ id, name }) => ({ value: id, label: oneLine(name) })),
              ]}
              onChange={(ruleId) => setShown((before) => ({ ...before, ruleId }))}
            />
          </Cluster>
        }
      >
        <span role="status">
          {OUTCOMES.map((verdict) => t(`trySum_${verdict}`, counts[verdict])).join(' · ')}
        </span>
      </Toolbar>
      <div className={view.list}>
        {rows.length === 0 ? (
          <NoMatch onClear={() => setShown({ verdict: 'all', ruleId: 'all' })} />
        ) : (
          <VirtualList
            items={rows}
            keyOf={keyOf}
            rowHeight={ROW_HEIGHT}
            label={t('tryListLabel')}
            renderRow={renderRow}
            onOpen={(row) => openPerson(row.personId, row.groupId)}
          />
        )}
      </div>
      {over === 'queue' && waiting('approve') + waiting('reject') > 0 && (
        <div className={styles.bar}>
          <Cluster end>
            {waiting('reject') > 0 && (
              <Button onClick={() => void act('reject')}>{tn('tryReject', waiting('reject'))}</Button>
            )}
            {waiting('approve') > 0 && (
              <Button variant="primary" onClick={() => void act('approve')}>
                {tn('tryApprove', waiting('approve'))}
              </Button>
            )}
          </Cluster>
        </div>
      )}
    </>
  );
}

function countVerdicts(rows: readonly ScreenedRow[]): Record<Verdict | 'none', number> {
  const counts = { approve: 0, reject: 0, hold: 0, none: 0 };
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
}
