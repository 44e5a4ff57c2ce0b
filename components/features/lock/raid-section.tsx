import { useEffect, useRef, useState } from 'react';
import { NumberField } from '@/components/app/number-field.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Section, Stack } from '@/components/ui/layout.tsx';
import type { RaidMode } from '@/utils/domain/raid.ts';
import { t } from '@/utils/i18n.ts';
import { SettingsChoice } from './settings-choice.tsx';

/** Every change is kept at once. */
export function RaidSection({ mode }: { mode: RaidMode }) {
  const command = useCommand();
  // A field is kept when it is left, by a click on the next one: that change must not take the first one back.
  const wanted = useRef(mode);
  const kept = useRef(mode);
  const [, setRefused] = useState(0);
  useEffect(() => {
    wanted.current = mode;
    kept.current = mode;
  }, [mode]);
  const change = async (part: Partial<RaidMode>) => {
    wanted.current = { ...wanted.current, ...part };
    const outcome = await command('putRaidMode', { mode: wanted.current });
    if (outcome.ok) return;
    wanted.current = kept.current;
    // The browser's fields show what was chosen until they are drawn again.
    setRefused((times) => times + 1);
  };
  const isOn = mode.does !== 'nothing';
  return (
    <Section title={t('raidTitle')} hint={t('raidHint')}>
      <Stack gap={16}>
        <Select
          label={t('raidDoes')}
          value={mode.does}
          options={[
            { value: 'offer', label: t('raidDoes_offer') },
            { value: 'lock', label: t('raidDoes_lock') },
            { value: 'nothing', label: t('raidDoes_nothing') },
          ]}
          onChange={(does) => void change({ does })}
        />
        {isOn && (
          <>
            <NumberField
              label={t('raidAtLeast')}
              value={mode.atLeast}
              limits={{ min: 2, max: 1_000 }}
              onChange={(atLeast) => void change({ atLeast })}
            />
            <NumberField
              label={t('raidWithin')}
              value={mode.withinMinutes}
              limits={{ min: 1, max: 1_440 }}
              onChange={(withinMinutes) => void change({ withinMinutes })}
            />
            <NumberField
              label={t('raidLasts')}
              value={mode.lockMinutes}
              limits={{ min: 1, max: 10_080 }}
              onChange={(lockMinutes) => void change({ lockMinutes })}
            />
            <SettingsChoice
              chosen={mode.settings}
              keepsOne
              onChange={(settings) => void change({ settings })}
            />
          </>
        )}
      </Stack>
    </Section>
  );
}
