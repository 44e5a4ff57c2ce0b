/** New invite links for many groups: which ones, and why not the others. Rule GM26: `SPEC.md`, "Groups". */
import type { GroupFacts } from './group.ts';
import { closedBy } from './group-table.ts';
import type { GroupId } from './ids.ts';

export type LinkLeftOut = 'not-admin' | 'suspended' | 'terminated' | 'on-its-way';

/** `isOnItsWay`: whether another job still has to reset this group's link. Order is kept in both lists. */
export function sortForRelink<Group extends GroupFacts>(
  groups: readonly Group[],
  isOnItsWay: (groupId: GroupId) => boolean,
): { eligible: Group[]; leftOut: { group: Group; why: LinkLeftOut }[] } {
  const sorted: ReturnType<typeof sortForRelink<Group>> = { eligible: [], leftOut: [] };
  for (const group of groups) {
    const isAdmin = group.myRole === 'admin' || group.myRole === 'superadmin';
    const why =
      closedBy(group) ??
      (isAdmin ? undefined : 'not-admin') ??
      (isOnItsWay(group.id) ? 'on-its-way' : undefined);
    if (why) sorted.leftOut.push({ group, why });
    else sorted.eligible.push(group);
  }
  return sorted;
}
