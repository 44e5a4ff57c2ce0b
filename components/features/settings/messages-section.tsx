import { NumberField } from '@/components/app/number-field.tsx';
import type { NumberLimits } from '@/components/app/read-number.ts';
import { useState } from 'react';
import { Switch, TextArea } from '@/components/ui/fields.tsx';
import { Section, Stack } from '@/components/ui/layout.tsx';
import { FLOOD_LEAST, WORD_LIMIT, WORDS_LIMIT } from '@/utils/domain/message-rules.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { t } from '@/utils/i18n.ts';

type MessagesProps = { settings: Settings; onChange(part: Partial<Settings>): void };

/** On the full page only. Which messages are suggested for deleting. */
export function MessagesSection({ settings, onChange }: MessagesProps) {
  return (
    <Section title={t('settingsMessages')} hint={t('settingsMessagesHint')}>
      <Stack gap={16}>
        <Switch
          label={t('settingsMessageLinks')}
          on={settings.messageLinks}
          onChange={(messageLinks) => onChange({ messageLinks })}
        />
        <Switch
          label={t('settingsMessageForwarded')}
          on={settings.messageForwarded}
          onChange={(messageForwarded) => onChange({ messageForwarded })}
        />
        <Words words={settings.messageWords} onChange={(messageWords) => onChange({ messageWords })} />
        <NumberField
          label={t('settingsMessageFlood')}
          hint={t('settingsStrikeNever')}
          value={settings.messageFlood}
          limits={FLOOD_LIMITS}
          onChange={(messageFlood) => onChange({ messageFlood })}
        />
        <NumberField
          label={t('settingsMessageFloodS')}
          value={settings.messageFloodS}
          limits={{ min: 1, max: 86_400 }}
          onChange={(messageFloodS) => onChange({ messageFloodS })}
        />
      </Stack>
    </Section>
  );
}

/** MO4: one message is no flood; 0 is none at all. */
export const FLOOD_LIMITS: NumberLimits = { min: FLOOD_LEAST, max: 1_000, also: 0 };

/** One a line; kept when the field is left. */
function Words({ words, onChange }: { words: readonly string[]; onChange(words: string[]): void }) {
  const [typed, setTyped] = useState<string>();
  const read = readWords(typed ?? words.join('\n'));
  const problem = wordsProblem(read);
  const keep = () => {
    if (typed === undefined || problem !== undefined) return;
    setTyped(undefined);
    onChange(read);
  };
  return (
    <TextArea
      label={t('settingsMessageWords')}
      hint={t('settingsMessageWordsHint')}
      error={problem}
      rows={5}
      value={typed ?? words.join('\n')}
      onChange={setTyped}
      onBlur={keep}
    />
  );
}

/** Each once, without blanks around it. */
export function readWords(text: string): string[] {
  const words = text.split('\n').map((line) => line.trim());
  return [...new Set(words)].filter((word) => word !== '');
}

function wordsProblem(words: readonly string[]): string | undefined {
  if (words.length > WORDS_LIMIT) return t('settingsMessageWordsMany', WORDS_LIMIT);
  const long = words.find((word) => word.length > WORD_LIMIT);
  return long === undefined ? undefined : t('settingsMessageWordsLong', WORD_LIMIT);
}
