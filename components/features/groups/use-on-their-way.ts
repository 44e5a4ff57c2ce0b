import { useCallback, useMemo } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLive } from '@/components/app/use-live.ts';
import type { SettingName } from '@/utils/domain/group-rules.ts';
import type { GroupId } from '@/utils/domain/ids.ts';

/** GM20, GM26: whether some job still has to change a setting or the icon of a group, or to reset its link. */
export function useOnTheirWay(): (
  groupId: GroupId,
  setting: SettingName | 'icon' | 'invite-link',
) => boolean {
  const { account } = useApp();
  const pending = useLive('pendingSettings', account ? { accountId: account.id } : null).value;
  const keys = useMemo(
    () => new Set((pending ?? []).map(({ groupId, setting }) => `${groupId} ${setting}`)),
    [pending],
  );
  return useCallback((groupId, setting) => keys.has(`${groupId} ${setting}`), [keys]);
}
