import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { asksFirst, type LockCause, whatOpens } from '@/utils/domain/locks.ts';
import { formatList, t, tn, tOf } from '@/utils/i18n.ts';
import type { LockedRow } from '@/utils/store/api.ts';
import styles from './lock-page.module.css';
import { OpenWords } from './open-words.tsx';
import { SettleButtons } from './settle-buttons.tsx';
import { momentText } from './until-text.ts';

const MINUTE_MS = 60_000;
/** Names in a row; the rest is a number. */
const NAMES_LIMIT = 4;

type Cause = LockCause & { rows: LockedRow[] };
type EndingCause = Cause & ReturnType<typeof whatOpens>;

/** What is locked now, by cause: until when, which groups, and whether all went well. */
export function LockedList({ locked }: { locked: readonly LockedRow[] }) {
  const { account } = useApp();
  const command = useCommand();
  const nowMs = useNow(MINUTE_MS);
  const [endingId, setEndingId] = useState<LockCause['id']>();
  const opening = locked.filter(({ state }) => state === 'opening');
  const stuck = locked.filter(({ state }) => state === 'stuck');
  const waiting = locked.filter(({ state }) => state === 'waiting');
  const waits = waiting.reduce((sum, row) => sum + row.waits, 0);
  const causes = byCause(locked);
  const ending = causes.find(({ id }) => id === endingId);
  const end = (lockId: LockCause['id']) =>
    account && void command('endLock', { accountId: account.id, lockId });
  if (locked.length === 0) return <Dim>{t('lockedNone')}</Dim>;
  return (
    <>
      <ul className={styles.list}>
        {causes.map((cause) => (
          <li key={cause.id} className={styles.row}>
            <Icon name="lock" size={18} />
            <div className={styles.words}>
              <span className={styles.name}>
                <bdi>{cause.name}</bdi>
              </span>
              <span className={styles.facts}>
                {[
                  tOf('lockKind', cause.kind),
                  cause.until === undefined
                    ? t('lockOpen')
                    : t('lockedUntil', momentText(cause.until, nowMs)),
                  ...stateTexts(cause.rows),
                ].join(' · ')}
              </span>
              <Groups rows={cause.rows} />
            </div>
            <Button
              size="s"
              aria-label={t('lockEndThing', isolate(cause.name))}
              onClick={() => (asksFirst(cause.rows.length, cause) ? setEndingId(cause.id) : end(cause.id))}
            >
              {t('lockEnd')}
            </Button>
          </li>
        ))}
        {stuck.length > 0 && (
          <li className={styles.row}>
            <Icon name="warning" size={18} />
            <div className={styles.words}>
              <span className={styles.said}>{t('lockState_stuck')}</span>
              <Groups rows={stuck} />
            </div>
            <SettleButtons groupIds={stuck.map(({ groupId }) => groupId)} waits={0} />
          </li>
        )}
        {waiting.length > 0 && (
          <li className={styles.row}>
            <Icon name="clock" size={18} />
            <div className={styles.words}>
              <span className={styles.said}>{tn('lockWaits', waits)}</span>
              <Groups rows={waiting} />
            </div>
            <SettleButtons groupIds={waiting.map(({ groupId }) => groupId)} waits={waits} />
          </li>
        )}
        {opening.length > 0 && (
          <li className={styles.row}>
            <Icon name="refresh" size={18} />
            <div className={styles.words}>
              <span className={styles.said}>{t('lockState_opening')}</span>
              <Groups rows={opening} />
            </div>
          </li>
        )}
      </ul>
      {ending && (
        <AskDialog
          title={ending.opens > 0 ? tn('lockOpenAsk', ending.opens) : t('lockEndThing', isolate(ending.name))}
          doLabel={t('lockEnd')}
          danger
          onDo={() => {
            end(ending.id);
            setEndingId(undefined);
          }}
          onClose={() => setEndingId(undefined)}
        >
          <OpenWords {...ending} />
        </AskDialog>
      )}
    </>
  );
}

function Groups({ rows }: { rows: readonly LockedRow[] }) {
  const { groups } = useShell();
  const nameOf = (id: GroupId): string =>
    groupTitle(groups.find((group) => group.id === id)?.subject ?? t('rulesUnknown'));
  const names = rows
    .map(({ groupId }) => nameOf(groupId))
    .sort(compareNames)
    .slice(0, NAMES_LIMIT)
    .map((name) => isolate(name, 40));
  const more = rows.length - names.length;
  return (
    <span className={styles.groups}>{formatList(more > 0 ? [...names, tn('lockMore', more)] : names)}</span>
  );
}

function stateTexts(rows: readonly LockedRow[]): string[] {
  const count = (state: LockedRow['state']): number => rows.filter((row) => row.state === state).length;
  const [locking, failed, changed] = [count('locking'), count('failed'), count('changed')];
  return [
    ...(locking > 0 ? [tn('lockLocking', locking)] : []),
    ...(failed > 0 ? [tn('lockFailed', failed)] : []),
    ...(changed > 0 ? [tn('lockChanged', changed)] : []),
  ];
}

function byCause(locked: readonly LockedRow[]): EndingCause[] {
  const causes = new Map<LockCause['id'], Cause>();
  for (const row of locked)
    for (const cause of row.causes) {
      const known = causes.get(cause.id) ?? { ...cause, rows: [] };
      known.rows.push(row);
      causes.set(cause.id, known);
    }
  return [...causes.values()]
    .sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity))
    .map((cause) => ({ ...cause, ...whatOpens(locked, cause.id) }));
}
