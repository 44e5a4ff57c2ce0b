/** What of a group may be changed. */
import type { CapabilityId, Capability } from './connection.ts';
import type { GroupFacts, SettingChange } from './group.ts';

export type SettingName = SettingChange['setting'];

/** Why a setting cannot be changed now. */
export type Locked = 'not-admin' | 'unknown' | 'missing-part' | 'announcement';

const NEEDS: Readonly<Record<SettingName, CapabilityId>> = {
  announce: 'settings',
  restrict: 'settings',
  approval: 'settings',
  ephemeralS: 'settings',
  addMode: 'add-mode',
  subject: 'subject',
  description: 'description',
};

/** The value a setting has now, as the change that would bring it back. Nothing while WhatsApp has not told it. */
export function currentValue(
  group: Pick<GroupFacts, 'subject' | 'description' | 'settings'>,
  setting: SettingName,
): SettingChange | undefined {
  switch (setting) {
    case 'announce':
    case 'restrict':
    case 'approval': {
      const value = group.settings[setting];
      return value === undefined ? undefined : { setting, value };
    }
    case 'addMode':
      return group.settings.addMode === undefined ? undefined : { setting, value: group.settings.addMode };
    case 'ephemeralS':
      return group.settings.ephemeralS === undefined
        ? undefined
        : { setting, value: group.settings.ephemeralS };
    case 'subject':
      return { setting, value: group.subject };
    case 'description':
      return { setting, value: group.description ?? '' };
  }
}

/** Why this setting is greyed, the most lasting reason first; nothing when it may be changed. */
export function lockedBy(
  group: GroupFacts,
  setting: SettingName,
  capabilities: readonly Capability[],
): Locked | undefined {
  // In the announcement group of a community only admins ever send.
  if (setting === 'announce' && group.kind === 'announcement') return 'announcement';
  const isAdmin = group.myRole === 'admin' || group.myRole === 'superadmin';
  const isInfo = setting === 'subject' || setting === 'description';
  // Name and description are everybody's where the group says so.
  const mayEdit = isAdmin || (isInfo && group.myRole === 'member' && group.settings.restrict === false);
  if (!mayEdit) return 'not-admin';
  const state = capabilities.find(({ id }) => id === NEEDS[setting])?.state;
  if (state !== undefined && state !== 'ok' && state !== 'waiting') return 'missing-part';
  return currentValue(group, setting) === undefined ? 'unknown' : undefined;
}

/** GM55: how many people who wait a change drops; WhatsApp does so when approval is switched off. */
export const droppedBy = (
  change: SettingChange,
  group: Pick<GroupFacts, 'settings'> & { pendingCount: number },
): number =>
  change.setting === 'approval' && !change.value && group.settings.approval ? group.pendingCount : 0;
