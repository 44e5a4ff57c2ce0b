import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { NoMatch } from '@/components/app/no-match.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { requestPlan } from '@/components/app/request-plan.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Cluster, Toolbar } from '@/components/ui/layout.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { RuleId } from '@/utils/domain/ids.ts';
import { type Verdict, VERDICTS } from '@/utils/domain/screening.ts';
import { askedKey, trialNow } from '@/utils/domain/trial.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { Result, ScreenedRow } from '@/utils/store/api.ts';
import styles from './screening.module.css';
import { TriedRow } from './tried-row.tsx';

export type Over = 'queue' | 'past';
export type Tried = Result<'tryRules'>;
type Shown = { verdict: Verdict | 'none' | 'all'; ruleId: RuleId | 'all' };

const OUTCOMES = [...VERDICTS, 'none'] as const;
const keyOf: (row: ScreenedRow) => string = askedKey;
/** px; keep in step with screening.module.css. */
const ROW_HEIGHT = 72;

/** A trial, of which the queue of now leaves those who wait all the same. Rule SC17. */
export function TriedOutcome({ tried, over, again }: { tried: Tried; over: Over; again: ReactNode }) {
  const { confirm, openPerson } = useShell();
  const { now, account } = useApp();
  const queue = useLive('requests', account && over === 'queue' ? { accountId: account.id } : null).value;
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const current = useMemo(
    () => (queue ? trialNow(tried.rows, queue, own) : { rows: tried.rows, asked: 0, decided: 0 }),
    [tried, queue, own],
  );
  const tags = useTags();
  const [shown, setShown] = useState<Shown>({ verdict: 'all', ruleId: 'all' });
  const nameOf = useMemo(() => new Map(tried.rules.map((rule) => [rule.id, rule.name])), [tried]);
  const counts = useMemo(() => countVerdicts(current.rows), [current]);
  const rows = useMemo(
    () =>
      current.rows.filter(
        (row) =>
          (shown.verdict === 'all' || row.verdict === shown.verdict) &&
          (shown.ruleId === 'all' || row.ruleId === shown.ruleId),
      ),
    [current, shown],
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
    if ((await confirm(requestPlan(kind, wanted, ruleOf))) === null) return;
    setOwn((before) => new Set([...before, ...wanted.map(askedKey)]));
  };
  const { asked, decided } = current;
  const moved = (asked > 0 || decided > 0) && (
    <Banner icon="refresh" action={again}>
      {[asked > 0 && tn('tryAsked', asked), decided > 0 && tn('tryDecided', decided)]
        .filter((sentence) => sentence !== false)
        .join(' ')}
    </Banner>
  );
  if (current.rows.length === 0)
    return (
      <>
        {moved}
        {tried.rows.length === 0 ? (
          <EmptyState
            icon="inbox"
            title={t('tryEmptyTitle')}
            text={over === 'queue' ? t('tryEmptyQueue') : t('tryEmptyPast')}
          />
        ) : (
          <EmptyState icon="check" title={t('tryOverTitle')} text={t('tryOverText')} />
        )}
      </>
    );
  const waiting = (kind: 'approve' | 'reject') =>
    wantedFor(kind).filter((row) => row.pendingJob === undefined).length;
  return (
    <>
      {moved}
      {tried.stopped.map(({ ruleId, why }) => (
        <Banner key={ruleId} icon="warning">
          {t(why === 'pattern' ? 'tryStopped' : 'tryNoPattern', isolate(nameOf.get(ruleId) ?? ''))}
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
