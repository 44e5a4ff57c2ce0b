/** Saved sets of groups. Rules GM11–GM15: `SPEC.md`, "Groups". */
import { fold } from './filter-text.ts';
import {
  FILTERED_SETTINGS,
  filterGroups,
  type GroupFilter,
  isInTable,
  type TableGroup,
} from './group-table.ts';
import type { AccountId, GroupId, GroupSetId } from './ids.ts';
import { sameData } from './same-data.ts';

export type GroupSet = {
  id: GroupSetId;
  accountId: AccountId;
  name: string;
  holds: { by: 'hand'; groupIds: GroupId[] } | { by: 'filter'; filter: GroupFilter };
  updatedAt: number;
};

/** More would not fit above the table, nor be found again. */
export const GROUP_SETS_LIMIT = 50;
export const GROUP_SET_NAME_LIMIT = 60;
/** More groups than WhatsApp lets one be in. */
export const SET_GROUPS_LIMIT = 5_000;

/** GM11, GM12, GM66. Those of the set that are in the table at `nowMs`; the order is kept. */
export function groupsOfSet<Group extends TableGroup>(
  groups: readonly Group[],
  { holds }: Pick<GroupSet, 'holds'>,
  nowMs: number,
): Group[] {
  const mine = groups.filter(isInTable);
  if (holds.by === 'filter') return filterGroups(mine, holds.filter, nowMs);
  const ids = new Set(holds.groupIds);
  return mine.filter((group) => ids.has(group.id));
}

export type GroupSetProblem = 'name' | 'twice' | 'empty' | 'too-many';

/** GM13. `others`: every set of the account. */
export function groupSetProblem(
  set: Pick<GroupSet, 'id' | 'name' | 'holds'>,
  others: readonly Pick<GroupSet, 'id' | 'name'>[],
): GroupSetProblem | undefined {
  const name = set.name.trim();
  if (name === '' || name.length > GROUP_SET_NAME_LIMIT) return 'name';
  const rest = others.filter(({ id }) => id !== set.id);
  if (rest.some((other) => fold(other.name.trim()) === fold(name))) return 'twice';
  if (rest.length >= GROUP_SETS_LIMIT) return 'too-many';
  const { holds } = set;
  if (holds.by === 'filter') return isNoFilter(holds.filter) ? 'empty' : undefined;
  if (holds.groupIds.length > SET_GROUPS_LIMIT) return 'too-many';
  return holds.groupIds.length === 0 ? 'empty' : undefined;
}

/** Lets every group through. */
export function isNoFilter(filter: GroupFilter): boolean {
  const {
    text,
    kinds,
    sizes,
    roles,
    settings,
    pending,
    suspended,
    places = [],
    links = [],
    quiet = [],
  } = filter;
  return (
    text.trim() === '' &&
    [kinds, sizes, roles, places, links, quiet].every((values) => values.length === 0) &&
    FILTERED_SETTINGS.every((setting) => (settings[setting] ?? []).length === 0) &&
    !pending &&
    !suspended
  );
}

/** GM14: whether a filter asks for something else than the one that was saved. */
export function sameFilter(a: GroupFilter, b: GroupFilter): boolean {
  return sameData(plain(a), plain(b));
}

/** The order in which values were chosen means nothing, nor does a setting without any. */
function plain(filter: GroupFilter) {
  return {
    ...filter,
    text: filter.text.trim(),
    kinds: filter.kinds.toSorted(),
    sizes: filter.sizes.toSorted(),
    roles: filter.roles.toSorted(),
    places: filter.places?.toSorted() ?? [],
    links: filter.links?.toSorted() ?? [],
    quiet: filter.quiet?.toSorted() ?? [],
    settings: FILTERED_SETTINGS.map((setting) => (filter.settings[setting] ?? []).toSorted()),
  };
}

/** GM15. Hand-made sets take groups in and let them go; order and what is there stay. */
export function withGroups(groupIds: readonly GroupId[], more: readonly GroupId[]): GroupId[] {
  return [...new Set([...groupIds, ...more])];
}

export function withoutGroups(groupIds: readonly GroupId[], gone: readonly GroupId[]): GroupId[] {
  return groupIds.filter((id) => !gone.includes(id));
}
