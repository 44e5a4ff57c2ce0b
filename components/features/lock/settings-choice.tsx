import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { LOCK_SETTINGS, type LockSetting } from '@/utils/domain/locks.ts';
import { t, tOf } from '@/utils/i18n.ts';

/** Which of the three are closed. */
export function SettingsChoice({
  chosen,
  onChange,
}: {
  chosen: readonly LockSetting[];
  onChange(chosen: LockSetting[]): void;
}) {
  return (
    <div role="group" aria-label={t('lockWhat')}>
      <Stack gap={8}>
        <Dim>{t('lockWhat')}</Dim>
        {LOCK_SETTINGS.map((setting) => (
          <Checkbox
            key={setting}
            label={tOf('lockSetting', setting)}
            checked={chosen.includes(setting)}
            onChange={(on) =>
              onChange(LOCK_SETTINGS.filter((one) => (one === setting ? on : chosen.includes(one))))
            }
          />
        ))}
      </Stack>
    </div>
  );
}
