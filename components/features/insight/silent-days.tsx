import { NumberField } from '@/components/app/number-field.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { INSIGHT_KEEP_DAYS } from '@/utils/domain/insight.ts';
import { SILENT_DAYS } from '@/utils/domain/people-list.ts';
import { t, tn } from '@/utils/i18n.ts';
import styles from './insight.module.css';

const LIMITS = { min: 1, max: INSIGHT_KEEP_DAYS };

/** PL60: for how many days; three at a press, or any number that can be counted. */
export function SilentDays({ days, onChange }: { days: number; onChange(days: number): void }) {
  return (
    <>
      <Segments
        label={t('insightPeriod')}
        value={String(days)}
        onChange={(value) => onChange(Number(value))}
        options={SILENT_DAYS.map((value) => ({ value: String(value), label: tn('days', value) }))}
      />
      <div className={styles.silentDays}>
        <span aria-hidden="true">{t('silentDays')}</span>
        <NumberField
          // A press on one of the three takes what was typed out of it.
          key={days}
          label={t('silentDays')}
          hideLabel
          value={days}
          limits={LIMITS}
          onChange={onChange}
        />
      </div>
    </>
  );
}
