import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { LOCK_SETTINGS, type LockSetting } from '@/utils/domain/locks.ts';
import { t, tOf } from '@/utils/i18n.ts';

/** Which of the three are closed. */
export function SettingsChoice({
  chosen,
  keepsOne = false,
  onChange,
}: {
  chosen: readonly LockSetting[];
  /** The last one cannot be taken away; the box says so. */
  keepsOne?: boolean | undefined;
  onChange(chosen: LockSetting[]): void;
}) {
  return (
    <div role="group" aria-label={t('lockWhat')}>
      <Stack gap={8}>
        <Dim>{t('lockWhat')}</Dim>
        {LOCK_SETTINGS.map((setting) => {
          const isOn = chosen.includes(setting);
          const isLast = keepsOne && isOn && chosen.length === 1;
          return (
            <Checkbox
              key={setting}
              label={tOf('lockSetting', setting)}
              hint={isLast ? t('lockSettingLast') : undefined}
              disabled={isLast}
              checked={isOn}
              onChange={(on) =>
                onChange(LOCK_SETTINGS.filter((one) => (one === setting ? on : chosen.includes(one))))
              }
            />
          );
        })}
      </Stack>
    </div>
  );
}
