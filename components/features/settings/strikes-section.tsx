import { useApp } from '@/components/app/context.tsx';
import { NumberField } from '@/components/app/number-field.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { oneLine } from '@/components/app/person-words.ts';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Cluster, Section, Stack } from '@/components/ui/layout.tsx';
import { asId, type TemplateId } from '@/utils/domain/ids.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { proposedTag } from '@/utils/domain/strikes.ts';
import { language, t } from '@/utils/i18n.ts';

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
        <WarningText settings={settings} onChange={onChange} />
      </Stack>
    </Section>
  );
}

/** ST10: which template is the text of a warning. */
function WarningText({ settings, onChange }: StrikesProps) {
  const { newId } = useApp();
  const command = useCommand();
  const templates = useLive('templates', {}).value;
  const chosen = templates?.find(({ id }) => id === settings.strikeTemplateId);
  const make = async () => {
    const id = asId<TemplateId>(newId());
    const [tag = 'en'] = language().split('-');
    const texts = { [tag]: t('strikeTemplateText') };
    const template = { id, name: t('strikeTemplateName'), texts, variables: {} };
    if ((await command('putTemplate', { template })).ok) onChange({ strikeTemplateId: id });
  };
  return (
    <>
      <Select
        label={t('settingsStrikeTemplate')}
        hint={t('settingsStrikeTemplateHint')}
        value={chosen?.id ?? ''}
        options={[
          { value: '', label: t('settingsStrikeNoTemplate') },
          ...(templates ?? []).map(({ id, name }) => ({ value: id, label: oneLine(name) })),
        ]}
        onChange={(value) => onChange({ strikeTemplateId: value === '' ? null : asId(value) })}
      />
      {templates && !chosen && (
        <Cluster>
          <Button size="s" onClick={() => void make()}>
            {t('settingsStrikeMakeTemplate')}
          </Button>
        </Cluster>
      )}
    </>
  );
}
