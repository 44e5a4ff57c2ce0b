import { useCallback } from 'react';
import type { IconName } from '@/components/ui/icon.tsx';
import { GROUP_PLACES, type GroupPlace, placeOf } from '@/utils/domain/group-place.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { type MessageKey, t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import { useShell } from './shell.tsx';

const LOOKS: Readonly<Record<GroupPlace, readonly [MessageKey, IconName]>> = {
  insight: ['insightTitle', 'chart'],
  snapshots: ['snapTitle', 'clock'],
  people: ['peopleTitle', 'users'],
};

/** CP60: the ways from one group to what the full page knows of it. */
export function useGroupPlaces() {
  const { here, openPage } = useApp();
  const { openFeature } = useShell();
  return useCallback(
    (groupId: GroupId) =>
      GROUP_PLACES.map((id) => {
        const [title, icon] = LOOKS[id];
        const place = placeOf(id, groupId);
        return {
          id,
          icon,
          label: t(title),
          onSelect: () => (here === 'dashboard' ? openFeature(place) : void openPage('dashboard', place)),
        };
      }),
    [here, openPage, openFeature],
  );
}
