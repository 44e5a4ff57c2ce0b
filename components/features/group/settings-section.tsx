import { useCapabilities } from '@/components/app/feature-state.ts';
import { ephemeralText, valueText } from '@/components/app/setting-words.ts';
import { Select, Switch } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { EPHEMERAL_S } from '@/utils/domain/group.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { currentValue, droppedBy, lockedBy, type SettingName } from '@/utils/domain/group-rules.ts';
import type { Change } from './use-change.ts';

const SWITCHES = ['announce', 'restrict', 'approval'] as const;
const UNKNOWN = { value: '', label: '…', disabled: true };

type SectionProps = { group: GroupRow; change: Change };

/** Settings as switches and selects. One on its way shows the value it will have. */
export function SettingsSection({ group, change }: SectionProps) {
  const capabilities = useCapabilities();
  const state = (setting: SettingName) => {
    const pending = change.pending(setting);
    const locked = lockedBy(group, setting, capabilities);
    return {
      value: (pending ?? currentValue(group, setting))?.value,
      disabled: locked !== undefined || pending !== undefined,
      hint: pending ? t('groupOnItsWay') : locked ? tOf('groupLocked', locked) : tOf('groupHint', setting),
    };
  };
  const addMode = state('addMode');
  const ephemeral = state('ephemeralS');
  // A time that WhatsApp set but does not offer is shown, and can only be left.
  const times = [
    ...new Set([...EPHEMERAL_S, ...(typeof ephemeral.value === 'number' ? [ephemeral.value] : [])]),
  ];
  return (
    <Stack gap={16}>
      {SWITCHES.map((setting) => {
        const { value, disabled, hint } = state(setting);
        const off = { setting, value: false };
        const drops = disabled ? 0 : droppedBy(off, group);
        return (
          <Switch
            key={setting}
            label={tOf('setting', setting)}
            hint={drops > 0 ? t('settingIs', valueText(off), tn('approvalDrops', drops)) : hint}
            on={value === true}
            disabled={disabled}
            onChange={(on) => void change.change({ setting, value: on })}
          />
        );
      })}
      <Select
        label={t('setting_addMode')}
        hint={addMode.hint}
        value={typeof addMode.value === 'string' ? addMode.value : ''}
        disabled={addMode.disabled}
        options={[
          ...(addMode.value === undefined ? [UNKNOWN] : []),
          { value: 'admins', label: t('addMode_admins') },
          { value: 'all', label: t('addMode_all') },
        ]}
        onChange={(value) =>
          void change.change({ setting: 'addMode', value: value === 'all' ? 'all' : 'admins' })
        }
      />
      <Select
        label={t('setting_ephemeralS')}
        hint={ephemeral.hint}
        value={typeof ephemeral.value === 'number' ? String(ephemeral.value) : ''}
        disabled={ephemeral.disabled}
        options={[
          ...(ephemeral.value === undefined ? [UNKNOWN] : []),
          ...times.map((seconds) => ({ value: String(seconds), label: ephemeralText(seconds) })),
        ]}
        onChange={(value) => void change.change({ setting: 'ephemeralS', value: Number(value) })}
      />
    </Stack>
  );
}
