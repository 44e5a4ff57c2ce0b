import {
  hasOldWriters,
  INSIGHT_FIGURES,
  type InsightFigure,
  type InsightPeriodSummary,
} from '@/utils/domain/insight-summary.ts';
import { formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import { changeText, hoursText, numberText, waitText } from './insight-words.ts';
import styles from './insight.module.css';

/** IN11: the numbers of the period, each beside that of as many days before. */
export function Figures({ summary, length }: { summary: InsightPeriodSummary; length: number }) {
  const { figures, counted, heardMs, countedBefore } = summary;
  return (
    <section className={styles.figures} aria-label={t('insightFigures')}>
      <dl className={styles.tiles}>
        {INSIGHT_FIGURES.map((name) => (
          <div key={name} className={styles.tile}>
            <dt className={styles.tileName}>{tOf('insightFigure', name)}</dt>
            <dd className={styles.tileValue}>{valueText(name, figures[name].value)}</dd>
            <dd className={styles.tileChange}>{besideText(name, figures[name])}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.worth}>
        {tn('insightWorth', length, formatNumber(counted), hoursText(heardMs))}{' '}
        {countedBefore === 0
          ? tn('insightNothingBefore', length)
          : tn('insightComparedWith', length, formatNumber(countedBefore))}
      </p>
      {hasOldWriters(figures) && <p className={styles.worth}>{t('insightOldWriters')}</p>}
    </section>
  );
}

const valueText = (name: InsightFigure, value: number | undefined): string =>
  value !== undefined && name === 'half' ? waitText(value) : numberText(value);

function besideText(
  name: InsightFigure,
  { value, before }: InsightPeriodSummary['figures'][InsightFigure],
): string {
  if (value === undefined || before === undefined) return '';
  if (name === 'half') return t('insightBefore', waitText(before));
  if (value === before) return t('insightUnchanged');
  const change = changeText(value - before);
  return name === 'members'
    ? t('insightFromStart', change, formatNumber(before))
    : t('insightFromBefore', change, formatNumber(before));
}
