import { useShell } from '@/components/app/shell.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { type NotLocked, whyNotLocked } from '@/utils/domain/lock-preview.ts';
import type { LockSetting } from '@/utils/domain/locks.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { useLocks } from './use-locks.ts';

/** LK21: what a lock-down would do to each of the groups. */
export function useLockPreview(
  groupIds: readonly GroupId[],
  settings: readonly LockSetting[],
): { group: GroupRow; why: NotLocked | undefined }[] {
  const { groups } = useShell();
  const locked = useLocks().value?.locked ?? [];
  const wanted = new Set(groupIds);
  const held = new Set(locked.flatMap(({ groupId, causes }) => (causes.length > 0 ? [groupId] : [])));
  return groups
    .filter(({ id }) => wanted.has(id))
    .map((group) => ({ group, why: whyNotLocked(group, settings, held.has(group.id)) }));
}

/** How many of the groups it would close. */
export const useLockCount = (groupIds: readonly GroupId[], settings: readonly LockSetting[]): number =>
  useLockPreview(groupIds, settings).filter(({ why }) => !why).length;
