/** Where a rule or a plan holds. Rules GM50, GM51: `SPEC.md`, "Groups". */
import { type GroupSet, groupsOfSet } from './group-sets.ts';
import type { TableGroup } from './group-table.ts';
import type { GroupId, GroupSetId } from './ids.ts';

export type Scope = {
  /** Missing: in every group that I administer. */
  groupIds?: GroupId[] | undefined;
  /** Besides those: the groups that these sets hold at the time. Counts only where `groupIds` is there, be it empty. */
  setIds?: GroupSetId[] | undefined;
};

/** What sets hold now. One that is not in it is gone and holds nothing. */
export type HeldSets = ReadonlyMap<GroupSetId, readonly GroupId[]>;

export const NO_SETS: HeldSets = new Map();

/** GM50, GM66. `groups`: all of the account. */
export function heldSets(
  groups: readonly TableGroup[],
  sets: readonly Pick<GroupSet, 'id' | 'holds'>[],
  nowMs: number,
): HeldSets {
  return new Map(sets.map((set) => [set.id, groupsOfSet(groups, set, nowMs).map(({ id }) => id)]));
}

/** GM50. `undefined`: in every group that I administer. */
export function groupsIn({ groupIds, setIds }: Scope, held: HeldSets): ReadonlySet<GroupId> | undefined {
  if (groupIds === undefined) return undefined;
  return new Set([...groupIds, ...(setIds ?? []).flatMap((id) => held.get(id) ?? [])]);
}

export const namesSets = ({ groupIds, setIds }: Scope): boolean =>
  groupIds !== undefined && setIds !== undefined && setIds.length > 0;

/** Nothing is named where it would hold. */
export const isNowhere = (scope: Scope): boolean => scope.groupIds?.length === 0 && !namesSets(scope);

/** GM51: whether both may hold in one group, now or later: what a set will hold is not known. */
export function mayMeet(a: Scope, b: Scope): boolean {
  if (namesSets(a) || namesSets(b)) return !isNowhere(a) && !isNowhere(b);
  const { groupIds } = a;
  if (groupIds === undefined || b.groupIds === undefined) return true;
  return b.groupIds.some((id) => groupIds.includes(id));
}
