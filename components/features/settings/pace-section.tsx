import { NumberField } from '@/components/app/number-field.tsx';
import { useState } from 'react';
import { Section } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import type { JobKind } from '@/utils/domain/job.ts';
import { estimateMs } from '@/utils/domain/pacing.ts';
import type { PacingSettings, Settings } from '@/utils/domain/settings.ts';
import { formatDuration, t, tn, tOf } from '@/utils/i18n.ts';
import { PACE_LIMITS, PACE_SETTINGS, PACES, paceOf } from './pace.ts';
import styles from './settings.module.css';

/** What the estimates speak of. */
const EXAMPLES: readonly {
  kind: JobKind;
  count: number;
  key: 'settingsExampleApprove' | 'settingsExampleRemove';
}[] = [
  { kind: 'approve', count: 1_000, key: 'settingsExampleApprove' },
  { kind: 'remove', count: 100, key: 'settingsExampleRemove' },
];

type PaceProps = { pacing: PacingSettings; onChange(part: Partial<Settings>): void };

/** How fast jobs go, with what that means in minutes. */
export function PaceSection({ pacing, onChange }: PaceProps) {
  const named = paceOf(pacing);
  const [own, setOwn] = useState(false);
  const shown = own || named === undefined ? 'own' : named;
  const set = (part: Partial<PacingSettings>) => onChange({ pacing: { ...pacing, ...part } });
  return (
    <Section title={t('settingsPace')} hint={t('settingsPaceHint')}>
      <div>
        <Segments
          label={t('settingsPace')}
          value={shown}
          options={[
            ...PACES.map((pace) => ({ value: pace as string, label: tOf('settingsPace', pace) })),
            { value: 'own', label: t('settingsPaceOwn') },
          ]}
          onChange={(value) => {
            const pace = PACES.find((each) => each === value);
            setOwn(pace === undefined);
            if (pace) onChange({ pacing: PACE_SETTINGS[pace] });
          }}
        />
      </div>
      {shown === 'own' && (
        <div className={styles.numbers}>
          <NumberField
            label={t('settingsFirstBatch')}
            hint={t('settingsFirstBatchHint')}
            value={pacing.firstBatch}
            limits={PACE_LIMITS.firstBatch}
            onChange={(firstBatch) =>
              set({ firstBatch, largestBatch: Math.max(firstBatch, pacing.largestBatch) })
            }
          />
          <NumberField
            label={t('settingsLargestBatch')}
            hint={t('settingsLargestBatchHint')}
            value={pacing.largestBatch}
            limits={{ ...PACE_LIMITS.largestBatch, min: pacing.firstBatch }}
            onChange={(largestBatch) => set({ largestBatch })}
          />
          <NumberField
            label={t('settingsPause')}
            hint={t('settingsPauseHint')}
            value={pacing.pauseMs / 1000}
            limits={PACE_LIMITS.pauseS}
            whole={false}
            onChange={(seconds) => set({ pauseMs: Math.round(seconds * 1000) })}
          />
          <NumberField
            label={t('settingsPerPerson')}
            hint={t('settingsPerPersonHint')}
            value={pacing.pausePerPersonMs}
            limits={PACE_LIMITS.perPersonMs}
            onChange={(pausePerPersonMs) => set({ pausePerPersonMs })}
          />
        </div>
      )}
      <ul className={styles.estimates} aria-live="polite">
        {EXAMPLES.map(({ kind, count, key }) => {
          const people = Array.from({ length: count }, () => ({ groupId: '' }));
          return <li key={key}>{tn(key, count, formatDuration(estimateMs(kind, people, pacing)))}</li>;
        })}
      </ul>
      {(shown === 'brisk' || (shown === 'own' && isFast(pacing))) && (
        <p className={styles.warning}>{t('settingsFast')}</p>
      )}
    </Section>
  );
}

const isFast = (pacing: PacingSettings): boolean =>
  pacing.pauseMs < PACE_SETTINGS.usual.pauseMs || pacing.largestBatch > PACE_SETTINGS.usual.largestBatch;
