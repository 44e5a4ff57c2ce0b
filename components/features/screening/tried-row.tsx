import { factsText } from '@/components/app/fact-text.ts';
import { groupTitle, numberText, oneLine, personTitle } from '@/components/app/person-words.ts';
import type { TagMap } from '@/components/app/person-row.tsx';
import { formatDateTime, formatRelative, t, tOf } from '@/utils/i18n.ts';
import type { ScreenedRow } from '@/utils/store/api.ts';
import styles from './screening.module.css';

/** Somebody who asks or asked, what the rules say of them, and why. */
export function TriedRow(props: {
  row: ScreenedRow;
  ruleName: string | undefined;
  tags: TagMap;
  nowMs: number;
}) {
  const { row, ruleName, tags, nowMs } = props;
  const why = row.noAnswer
    ? t(row.noAnswer === 'pattern' ? 'tryWasStopped' : 'tryWasNoPattern')
    : factsText(row.facts, tags);
  const who = [
    numberText(row),
    groupTitle(row.groupName),
    row.outcome
      ? tOf('tryOutcome', row.outcome)
      : row.pendingJob
        ? tOf('pending', row.pendingJob)
        : row.laterUntil !== undefined && row.laterUntil > nowMs
          ? t('laterUntil', formatDateTime(row.laterUntil))
          : formatRelative(row.requestedAt, nowMs),
  ];
  return (
    <div className={styles.tried}>
      <div className={styles.triedHead}>
        <bdi className={styles.triedName}>{personTitle(row)}</bdi>
        <span className={styles.verdict} data-verdict={row.verdict}>
          {tOf('verdict', row.verdict)}
        </span>
      </div>
      <div className={styles.facts}>
        {who.map((fact, at) => (
          // Facts have places, not names.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={at}>
            {at > 0 && ' · '}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </div>
      <div className={styles.why} title={why}>
        {ruleName && <bdi className={styles.ruleOf}>{oneLine(ruleName)}</bdi>}
        {ruleName && why && ': '}
        {why}
      </div>
    </div>
  );
}
