/** Many people at the door at once. Rules LK14–LK17: `SPEC.md`, "Lock-downs". */
import type { AccountId, GroupId, PersonId } from './ids.ts';
import { isGoing, type Lockdown, type LockSetting } from './locks.ts';

export type RaidMode = {
  accountId: AccountId;
  does: 'nothing' | 'offer' | 'lock';
  /** So many people within so many minutes are a raid. */
  atLeast: number;
  withinMinutes: number;
  /** How long the lock-down against it lasts. */
  lockMinutes: number;
  settings: LockSetting[];
};

export const raidModeOf = (accountId: AccountId): RaidMode => ({
  accountId,
  does: 'offer',
  atLeast: 20,
  withinMinutes: 10,
  lockMinutes: 60,
  settings: ['announce', 'approval', 'addMode'],
});

/** A wave of people at the door of one group. */
export type Raid = {
  accountId: AccountId;
  groupId: GroupId;
  beganAt: number;
  /** When there were last as many within the time as make a raid. */
  lastAt: number;
  /** The most that came within the time. */
  count: number;
  /** What the admin, or raid mode, answered; missing: a lock-down is offered. */
  answer?: 'dismissed' | 'locked' | undefined;
};

const MINUTE_MS = 60_000;
/** An offer that nobody answered is of no use when the wave is long over. */
export const OFFER_MS = 60 * MINUTE_MS;

export const windowMs = ({ withinMinutes }: Pick<RaidMode, 'withinMinutes'>): number =>
  withinMinutes * MINUTE_MS;

/** Somebody who joined, or asks to. */
export type Arrival = { groupId: GroupId; personId: PersonId; at: number };

/** LK14: in each group, how many people came within the time before now; whoever asked and then joined counts once. */
export function countArrivals(
  arrivals: readonly Arrival[],
  mode: Pick<RaidMode, 'withinMinutes'>,
  nowMs: number,
): Map<GroupId, number> {
  const people = new Map<GroupId, Set<PersonId>>();
  for (const { groupId, personId, at } of arrivals) {
    if (at <= nowMs - windowMs(mode) || at > nowMs) continue;
    people.set(groupId, (people.get(groupId) ?? new Set()).add(personId));
  }
  return new Map([...people].map(([groupId, set]) => [groupId, set.size]));
}

/** LK15: the wave as it is now; nothing when there is none. `isNew`: somebody is to be asked about it, or it is to be locked. */
export function raidNow(
  before: Raid | undefined,
  group: { accountId: AccountId; groupId: GroupId; count: number },
  mode: RaidMode,
  nowMs: number,
): { raid: Raid; isNew: boolean } | undefined {
  if (mode.does === 'nothing' || group.count < mode.atLeast) return undefined;
  const isSame = before !== undefined && nowMs - before.lastAt <= windowMs(mode);
  if (!isSame) return { raid: { ...group, beganAt: nowMs, lastAt: nowMs }, isNew: true };
  return { raid: { ...before, lastAt: nowMs, count: Math.max(before.count, group.count) }, isNew: false };
}

/** LK15. */
export const isOffered = ({ answer, lastAt }: Raid, nowMs: number): boolean =>
  answer === undefined && nowMs - lastAt <= OFFER_MS;

/** SC16: groups at whose door there is, or may be, a raid. */
export function raidedGroups(
  raids: readonly Raid[],
  lockdowns: readonly Lockdown[],
  nowMs: number,
): Set<GroupId> {
  return new Set([
    ...raids.filter((raid) => isOffered(raid, nowMs)).map(({ groupId }) => groupId),
    ...lockdowns
      .filter((one) => one.kind === 'raid' && isGoing(one, nowMs))
      .flatMap(({ groupIds }) => groupIds),
  ]);
}

/** LK20: the offer to be shown where one group is looked at, or none. */
export const offerFor = <Offer extends Pick<Raid, 'groupId'>>(
  raids: readonly Offer[],
  groupId: GroupId | undefined,
): Offer | undefined => raids.find((one) => one.groupId === groupId) ?? raids[0];

export type RaidModeProblem = 'bad-number' | 'no-settings';

/** LK17. */
export function raidModeProblem(mode: Omit<RaidMode, 'accountId'>): RaidModeProblem | undefined {
  const isIn = (value: number, low: number, high: number): boolean =>
    Number.isInteger(value) && value >= low && value <= high;
  if (!isIn(mode.atLeast, 2, 1_000) || !isIn(mode.withinMinutes, 1, 1_440)) return 'bad-number';
  if (!isIn(mode.lockMinutes, 1, 10_080)) return 'bad-number';
  return mode.settings.length === 0 ? 'no-settings' : undefined;
}
