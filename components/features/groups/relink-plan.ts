import { groupTitle } from '@/components/app/person-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { sortForRelink } from '@/utils/domain/group-links.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';

/** GM26: one job for all links, and every other group with the reason. */
export function relinkPlan(groups: readonly GroupRow[], isOnItsWay: (groupId: GroupId) => boolean): JobPlan {
  const { eligible, leftOut } = sortForRelink(groups, isOnItsWay);
  return {
    kind: 'relink',
    title: tn('groupsRelinkTitle', eligible.length),
    items: eligible.map(({ id, subject }) => ({
      groupId: id,
      identities: [],
      label: groupTitle(subject),
      detail: t('groupsRelinkDetail'),
    })),
    leftOut: leftOut.map(({ group, why }) => ({
      label: groupTitle(group.subject),
      reason: tOf('leftOut', why),
    })),
  };
}
