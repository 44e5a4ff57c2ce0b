import { Checkbox } from '@/components/ui/fields.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { t, tn } from '@/utils/i18n.ts';
import styles from './line-report.module.css';
import { oneLine } from './person-words.ts';
import { listedText } from './person-row.tsx';
import type { NumberDraft } from './use-number-draft.ts';

/** What the check of the lines said: how many are ready, which are skipped, which have mistakes and where. */
export function LineReport({
  draft: { check, ticked, tick },
  ready: readyKey = 'addReady',
}: {
  draft: NumberDraft;
  /** What the lines without a mistake are; else those that can be added. */
  ready?: 'addReady' | 'acrossReady' | undefined;
}) {
  if (check.state === 'checking')
    return (
      <p className={styles.report} role="status">
        {t('addChecking')}
      </p>
    );
  if (check.state === 'failed')
    return (
      <p className={styles.report} role="alert">
        {check.problem}
      </p>
    );
  const { ready, denied, mistakes, skipped } = check.lines;
  if (ready.length + denied.length + mistakes.length + skipped.length === 0) return null;
  return (
    <div className={styles.report} role="status">
      <div className={styles.sums}>
        <span className={styles.good}>
          <Icon name="check" size={16} />
          {tn(readyKey, ready.length)}
        </span>
        {skipped.length > 0 && <span>{tn('addSkipped', skipped.length)}</span>}
        {mistakes.length > 0 && <span className={styles.bad}>{tn('addProblems', mistakes.length)}</span>}
      </div>
      {mistakes.length + skipped.length > 0 && (
        <ul className={styles.lines}>
          {[...mistakes, ...skipped].map(({ line, problem }) => (
            <li key={line.line} className={styles.line}>
              <span className={styles.lineNumber}>{t('addLine', line.line)}</span>
              <bdi className={styles.lineText}>{oneLine(line.text)}</bdi>
              <span className={styles.lineProblem}>{problem}</span>
            </li>
          ))}
        </ul>
      )}
      {denied.length > 0 && (
        <Stack gap={8}>
          <p className={styles.keeps}>{t('addDenied')}</p>
          {denied.map(({ line, number }) => (
            <Checkbox
              key={line.line}
              label={<bdi>{oneLine(line.text)}</bdi>}
              hint={number.denied && listedText(number.denied)}
              checked={ticked.includes(number.phone.e164)}
              onChange={() => tick(number.phone.e164)}
            />
          ))}
        </Stack>
      )}
      {mistakes.length > 0 && <p className={styles.keeps}>{t('addKeepsRest')}</p>}
    </div>
  );
}
