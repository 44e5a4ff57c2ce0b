/** Settings and admins of one group for others: what would change where. Rules GM29–GM31, GM62: `SPEC.md`, "Groups". */
import type { Place } from './across-groups.ts';
import type { GroupFacts, SettingChange } from './group.ts';
import { type Difference, previewWish } from './group-preview.ts';
import { currentValue } from './group-rules.ts';
import { closedBy, FILTERED_SETTINGS, type FilteredSetting } from './group-table.ts';
import type { GroupId, PersonId } from './ids.ts';

type Given = Parameters<typeof previewWish>[2];

/** GM29. What the source can give: the settings whose value WhatsApp has told. Name and description are a group's own. */
export function copyable(source: GroupFacts): FilteredSetting[] {
  return FILTERED_SETTINGS.filter((setting) => currentValue(source, setting) !== undefined);
}

export type CopyPreview<Group> = { group: Group; differences: Difference<Group>[] };

/** GM29. For each target, in order, one difference for each setting; the source is none. */
export function previewCopy<Group extends GroupFacts>(
  source: GroupFacts,
  targets: readonly Group[],
  settings: readonly FilteredSetting[],
  given: Pick<Given, 'capabilities' | 'isOnItsWay'>,
): CopyPreview<Group>[] {
  const wanted = settings.flatMap((setting) => currentValue(source, setting) ?? []);
  return targets
    .filter(({ id }) => id !== source.id)
    .map((group) => ({
      group,
      differences: wanted.flatMap((change) =>
        isText(change) ? [] : previewWish([group], change, { ...given, date: '', formatNumber: String }),
      ),
    }));
}

const isText = (
  change: SettingChange,
): change is Extract<SettingChange, { setting: 'subject' | 'description' }> =>
  change.setting === 'subject' || change.setting === 'description';

export type RoleLeftOut =
  | 'absent'
  | 'already-admin'
  | 'already-pending'
  | 'is-me'
  | 'is-superadmin'
  | 'not-admin'
  | 'suspended'
  | 'terminated'
  | 'unread';

export type RolePlan<Group> = {
  items: { place: Place; group: Group }[];
  /** Without a person: the whole group. */
  leftOut: { personId?: PersonId | undefined; group: Group; why: RoleLeftOut }[];
};

/** GM62. Of which groups the members were read when the places were looked up. */
type Read = ReadonlySet<GroupId>;

/** GM30. `where`: places of the source's admins in the targets. */
export function planPromotions<Group extends GroupFacts>(
  source: Group,
  admins: readonly { personId: PersonId; isMe: boolean }[],
  targets: readonly Group[],
  where: readonly Place[],
  read: Read,
): RolePlan<Group> {
  const plan: RolePlan<Group> = { items: [], leftOut: [] };
  for (const group of openTargets(source, targets, plan, read))
    for (const { personId, isMe } of admins) {
      if (isMe) continue;
      const places = where.filter((place) => place.personId === personId && place.groupId === group.id);
      const [place] = places;
      if (!place) plan.leftOut.push({ personId, group, why: 'absent' });
      else if (places.some(({ role }) => role !== 'member'))
        plan.leftOut.push({ personId, group, why: 'already-admin' });
      else if (places.some(({ pendingJob }) => pendingJob !== undefined))
        plan.leftOut.push({ personId, group, why: 'already-pending' });
      else plan.items.push({ place, group });
    }
  return plan;
}

/** GM31. `there`: places of all admins in the targets. */
export function planDemotions<Group extends GroupFacts>(
  source: Group,
  admins: ReadonlySet<PersonId>,
  targets: readonly Group[],
  there: readonly (Place & { isMe: boolean })[],
  read: Read,
): RolePlan<Group> {
  const plan: RolePlan<Group> = { items: [], leftOut: [] };
  for (const group of openTargets(source, targets, plan, read))
    for (const place of there) {
      if (place.groupId !== group.id || admins.has(place.personId)) continue;
      const why: RoleLeftOut | undefined = place.isMe
        ? 'is-me'
        : place.role === 'superadmin'
          ? 'is-superadmin'
          : place.pendingJob !== undefined
            ? 'already-pending'
            : undefined;
      if (why) plan.leftOut.push({ personId: place.personId, group, why });
      else plan.items.push({ place, group });
    }
  return plan;
}

function openTargets<Group extends GroupFacts>(
  source: Group,
  targets: readonly Group[],
  plan: RolePlan<Group>,
  read: Read,
): Group[] {
  const others = targets.filter(({ id }) => id !== source.id);
  if (others.length > 0 && !read.has(source.id)) {
    plan.leftOut.push({ group: source, why: 'unread' });
    return [];
  }
  return others.filter((group) => {
    const isAdmin = group.myRole === 'admin' || group.myRole === 'superadmin';
    const why = closedBy(group) ?? (!isAdmin ? 'not-admin' : read.has(group.id) ? undefined : 'unread');
    if (why) plan.leftOut.push({ group, why });
    return why === undefined;
  });
}
