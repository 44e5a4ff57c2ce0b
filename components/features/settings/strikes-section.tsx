import { NumberField } from '@/components/app/number-field.tsx';
import { useTags } from '@/components/app/use-tags.ts';
import { oneLine } from '@/components/app/person-words.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Section, Stack } from '@/components/ui/layout.tsx';
import type { Settings } from '@/utils/domain/settings.ts';
import { proposedTag } from '@/utils/domain/strikes.ts';
import { t } from '@/utils/i18n.ts';

type StrikesProps = { settings: Settings; onChange(part: Partial<Settings>): void };

/** On the full page only. How long a strike counts, and what so many of them propose. */
export function StrikesSection({ settings, onChange }: StrikesProps) {
  const tags = useTags();
  return (
    <Section title={t('strikesTitle')} hint={t('settingsStrikesHint')}>
      <Stack gap={16}>
        <NumberField
          label={t('settingsStrikeDays')}
          value={settings.strikeDays}
          limits={{ min: 1, max: 3_650 }}
          onChange={(strikeDays) => onChange({ strikeDays })}
        />
        <NumberField
          label={t('settingsStrikeRemoveAt')}
          hint={t('settingsStrikeNever')}
          value={settings.strikeRemoveAt}
          limits={{ min: 0, max: 100 }}
          onChange={(strikeRemoveAt) => onChange({ strikeRemoveAt })}
        />
        <NumberField
          label={t('settingsStrikeTagAt')}
          hint={t('settingsStrikeNever')}
          value={settings.strikeTagAt}
          limits={{ min: 0, max: 100 }}
          onChange={(strikeTagAt) => onChange({ strikeTagAt })}
        />
        <Select
          label={t('settingsStrikeTag')}
          value={proposedTag(settings, tags)?.id ?? ''}
          options={[
            { value: '', label: t('settingsStrikeAnyTag') },
            ...[...tags.values()].map(({ id, name }) => ({ value: id, label: oneLine(name) })),
          ]}
          onChange={(value) => onChange({ strikeTagId: value === '' ? null : value })}
        />
      </Stack>
    </Section>
  );
}
