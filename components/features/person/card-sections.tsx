import { isolate } from '@/components/app/isolate.ts';
import { type ReactNode, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { type AnyReason, reasonText } from '@/components/app/reason-text.ts';
import { detailText } from '@/components/app/log-words.ts';
import { logPerson } from '@/components/app/log-person.ts';
import { groupTitle, oneLine, personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, Section } from '@/components/ui/layout.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import type { MergeId } from '@/utils/domain/ids.ts';
import { isDecision, type LogAction } from '@/utils/domain/log.ts';
import { formatDate, formatDateTime, formatRelative, t, tn, tOf } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';
import { foldHistory, type HistoryLine } from './fold-history.ts';
import styles from './person.module.css';

function When({ atMs, nowMs }: { atMs: number; nowMs: number }) {
  return <RelativeTime atMs={atMs} text={formatRelative(atMs, nowMs)} exact={formatDateTime(atMs)} />;
}

export function GroupsSection({ card, nowMs }: { card: PersonCard; nowMs: number }) {
  const { pickGroup } = useShell();
  return (
    <Section title={t('personGroups')}>
      {card.groups.length === 0 && <p className={styles.none}>{t('personNoGroups')}</p>}
      <ul>
        {card.groups.map((group) => (
          <li key={`${group.groupId} ${group.state}`} className={styles.line}>
            <button type="button" className={styles.link} onClick={() => pickGroup(group.groupId)}>
              <bdi>{groupTitle(group.groupName)}</bdi>
            </button>
            <span className={styles.dim} data-state={group.state}>
              {group.state === 'member' && group.role && group.role !== 'member'
                ? tOf('role', group.role)
                : tOf('personState', group.state)}
            </span>
            {group.since !== undefined && (
              <span className={styles.when}>
                <When atMs={group.since} nowMs={nowMs} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Shown before "Show all". */
const SHOWN_HISTORY = 8;

export function HistorySection({ card, nowMs }: { card: PersonCard; nowMs: number }) {
  const { openFeature, pickGroup } = useShell();
  const [all, setAll] = useState(false);
  const lines = useMemo(() => foldHistory(card.history), [card.history]);
  const isCut = card.historyCount > card.history.length;
  const shown = all ? lines : lines.slice(0, SHOWN_HISTORY);
  return (
    <Section title={t('personHistory')}>
      {card.history.length === 0 && <p className={styles.none}>{t('personNoHistory')}</p>}
      <ol className={styles.history}>
        {shown.map(({ entry, count }) => (
          <li key={entry.id} className={styles.event} data-result={entry.result}>
            <div className={styles.eventWords}>
              {historyText({ entry, count })}
              {entry.why && <div className={styles.dim}>{oneLine(entry.why)}</div>}
            </div>
            <span className={styles.when}>
              <When atMs={entry.at} nowMs={nowMs} />
            </span>
          </li>
        ))}
      </ol>
      {isCut && (
        <p className={styles.none}>{t('personHistoryCut', card.history.length, card.historyCount)}</p>
      )}
      <Cluster>
        {shown.length < lines.length && (
          <Button variant="plain" size="s" onClick={() => setAll(true)}>
            {t('personHistoryMore', lines.length)}
          </Button>
        )}
        {isCut && (
          <Button
            size="s"
            onClick={() => {
              logPerson.change({ personId: card.personId, name: personTitle(card) });
              pickGroup(undefined);
              openFeature('log');
            }}
          >
            {t('personHistoryLog')}
          </Button>
        )}
      </Cluster>
    </Section>
  );
}

const doneText = (action: LogAction): string =>
  isDecision(action) ? tOf('logAction', action) : tOf('history', action);

/** "Removed · Garage · Boris: the group is full", each name fenced off from the words around it. */
function historyText({ entry, count }: HistoryLine): ReactNode {
  const rule = entry.rule && t('logRule', isolate(entry.rule));
  const where = entry.groupName === undefined ? undefined : groupTitle(entry.groupName);
  const facts = [detailText(entry), where, rule, entry.actor].filter(
    (fact) => fact !== undefined && fact !== '',
  );
  const failed =
    entry.result === 'failed' ? t('historyFailed') : entry.result === 'skipped' ? t('historySkipped') : '';
  return (
    <>
      {count > 1 ? tn('historyDeleted', count) : doneText(entry.action)}
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have places, not names
        <span key={index} className={styles.dim}>
          {' · '}
          <bdi>{oneLine(fact ?? '')}</bdi>
        </span>
      ))}
      {failed && (
        <span className={styles.failed}>
          {' · '}
          {failed}
          {entry.resultReason && `: ${reasonText(entry.resultReason satisfies AnyReason)}`}
        </span>
      )}
    </>
  );
}

export function IdentitiesSection({ card }: { card: PersonCard }) {
  const rows: { id: string; value: string; kind: string }[] = card.identities.map((identity) => ({
    id: `${identity.kind}:${identity.value}`,
    value: identity.value,
    kind: tOf('identity', identity.kind),
  }));
  if (card.pushName !== undefined && card.pushName !== card.displayName)
    rows.unshift({ id: 'push', value: card.pushName, kind: t('personPushName') });
  return (
    <Section title={t('personIdentities')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={styles.line}>
            <bdi className={styles.value}>{oneLine(row.value)}</bdi>
            <span className={styles.dim}>{row.kind}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function MergesSection({ card, nowMs }: { card: PersonCard; nowMs: number }) {
  const { account } = useApp();
  const { toast } = useShell();
  const call = useCommand();
  if (card.merges.length === 0) return null;
  const split = async (mergeId: MergeId) => {
    if (!account) return;
    const outcome = await call('splitPeople', { mergeId, accountId: account.id });
    if (outcome.ok) toast({ kind: 'done', text: t('personSplitDone') });
  };
  return (
    <Section title={t('personMerges')}>
      <ul>
        {card.merges.map((merge) => (
          <li key={merge.id} className={styles.line}>
            <bdi className={styles.value} title={formatDate(merge.at)}>
              {oneLine(merge.otherLabel)}
            </bdi>
            <span className={styles.dim}>
              <When atMs={merge.at} nowMs={nowMs} />
            </span>
            <Button size="s" icon="split" onClick={() => void split(merge.id)}>
              {t('personSplit')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
