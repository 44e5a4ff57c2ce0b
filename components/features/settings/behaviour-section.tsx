import { NumberField } from '@/components/app/number-field.tsx';
import { Select, Switch } from '@/components/ui/fields.tsx';
import { Section, Stack } from '@/components/ui/layout.tsx';
import type { Settings } from '@/utils/domain/settings.ts';
import { formatDuration, t, tn } from '@/utils/i18n.ts';

const UNDO_DELAYS_MS = [0, 3_000, 5_000, 10_000, 30_000, 60_000];
const LOG_DAYS = [30, 90, 180, 365, 730, 1_825];

type BehaviourProps = { settings: Settings; onChange(part: Partial<Settings>): void };

export function BehaviourSection({ settings, onChange }: BehaviourProps) {
  const withOwn = (values: readonly number[], own: number) =>
    [...new Set([...values, own])].sort((a, b) => a - b);
  return (
    <Section title={t('settingsBehaviour')}>
      <Stack gap={16}>
        <Select
          label={t('settingsUndoDelay')}
          hint={t('settingsUndoDelayHint')}
          value={String(settings.undoDelayMs)}
          options={withOwn(UNDO_DELAYS_MS, settings.undoDelayMs).map((delayMs) => ({
            value: String(delayMs),
            label: delayMs === 0 ? t('settingsAtOnce') : formatDuration(delayMs),
          }))}
          onChange={(value) => onChange({ undoDelayMs: Number(value) })}
        />
        <NumberField
          label={t('settingsReasonAbove')}
          hint={t('settingsReasonAboveHint')}
          value={settings.reasonAbove}
          limits={{ min: 0, max: 100_000 }}
          onChange={(reasonAbove) => onChange({ reasonAbove })}
        />
        <Switch
          label={t('settingsInline')}
          hint={t('settingsInlineHint')}
          on={settings.inlineMarks}
          onChange={(inlineMarks) => onChange({ inlineMarks })}
        />
        <Select
          label={t('settingsLogKeep')}
          hint={t('settingsLogKeepHint')}
          value={String(settings.logKeepDays)}
          options={withOwn(LOG_DAYS, settings.logKeepDays).map((days) => ({
            value: String(days),
            label: tn('days', days),
          }))}
          onChange={(value) => onChange({ logKeepDays: Number(value) })}
        />
      </Stack>
    </Section>
  );
}
