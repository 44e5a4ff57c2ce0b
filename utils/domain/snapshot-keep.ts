/** When snapshots are taken by themselves, and which are kept. Rules SN7–SN9: `SPEC.md`, "Snapshots". */
import { type GroupSet, groupsOfSet } from './group-sets.ts';
import { isInTable, type TableGroup } from './group-table.ts';
import type { GroupId, GroupSetId } from './ids.ts';
import type { SnapshotHead } from './snapshot.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Members that were read longer ago are no fresh list. SN7. */
export const LATELY_MS = DAY_MS;
/** Between two daily ones; less than a day, so that they do not wander around the clock. */
export const DAILY_MS = 20 * 3_600_000;
/** Of one group, whatever they are. */
export const SNAPSHOTS_LIMIT = 200;
const ALL_DAYS = 30;
export const WEEKLY_DAYS = 365;

export type DailySnapshots = 'all' | GroupSetId[];

/** SN8: which of the account's groups get a daily snapshot. */
export function dailyGroups<Group extends TableGroup>(
  daily: DailySnapshots | undefined,
  groups: readonly Group[],
  sets: readonly GroupSet[],
  nowMs: number,
): Group[] {
  if (daily === undefined || daily.length === 0) return [];
  if (daily === 'all') return groups.filter(isInTable);
  const chosen = new Set(
    sets
      .filter(({ id }) => daily.includes(id))
      .flatMap((set) => groupsOfSet(groups, set, nowMs).map(({ id }) => id)),
  );
  return groups.filter(({ id }): boolean => chosen.has(id satisfies GroupId));
}

/** SN7: whether one is due, and else when time alone may make it so. `seenAt`: of the newest one. */
export function dailyDue(
  group: { membersReadAt?: number | undefined; seenAt?: number | undefined },
  nowMs: number,
): { isDue: boolean; atMs?: number | undefined } {
  const dueAt = group.seenAt === undefined ? nowMs : group.seenAt + DAILY_MS;
  if (dueAt > nowMs) return { isDue: false, atMs: dueAt };
  const { membersReadAt } = group;
  return { isDue: membersReadAt !== undefined && nowMs - membersReadAt <= LATELY_MS };
}

/** SN9: those that stay, oldest first. Their age is counted from when they were last true. */
export function keptSnapshots<Head extends Pick<SnapshotHead, 'seq' | 'seenAt' | 'by'>>(
  heads: readonly Head[],
  nowMs: number,
): Head[] {
  const order = heads.toSorted((a, b) => a.seq - b.seq);
  const newest = order.at(-1);
  /** The last daily one of each week. */
  const weeks = new Map(
    order
      .filter(({ by, seenAt }) => by === 'daily' && ageDays(seenAt, nowMs) > ALL_DAYS)
      .map((head) => [Math.floor(head.seenAt / WEEK_MS), head]),
  );
  return order
    .filter((head) => {
      const age = ageDays(head.seenAt, nowMs);
      if (head === newest || age <= ALL_DAYS) return true;
      if (age > WEEKLY_DAYS) return false;
      return head.by === 'hand' || weeks.get(Math.floor(head.seenAt / WEEK_MS)) === head;
    })
    .slice(-SNAPSHOTS_LIMIT);
}

const ageDays = (atMs: number, nowMs: number): number => (nowMs - atMs) / DAY_MS;
