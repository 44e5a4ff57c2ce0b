import type { SettingChange } from '@/utils/domain/group.ts';
import { language, t, tOf } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';

/** "Only admins send messages: on", "Name: Oak Lane". */
export function changeText(change: SettingChange): string {
  return t('settingIs', tOf('setting', change.setting), valueText(change));
}

/** The value alone: "on", "after 7 days", the new name. */
export function valueText(change: SettingChange): string {
  switch (change.setting) {
    case 'announce':
    case 'restrict':
    case 'approval':
      return t(change.value ? 'settingOn' : 'settingOff');
    case 'addMode':
      return tOf('addMode', change.value);
    case 'ephemeralS':
      return ephemeralText(change.value);
    case 'subject':
    case 'description':
      return change.value.trim() === '' ? t('settingEmpty') : isolate(change.value);
  }
}

/** "Off", "After 24 hours", "After 7 days": WhatsApp's own steps. */
export function ephemeralText(seconds: number): string {
  if (seconds === 0) return t('ephemeralOff');
  const [unit, unitS] = seconds % 86_400 === 0 && seconds > 86_400 ? ['day', 86_400] : ['hour', 3_600];
  const format = new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
  });
  return t('ephemeralAfter', format.format(seconds / Number(unitS)));
}
