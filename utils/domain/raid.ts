/** Many people at the door at once. Rules LK14–LK17, LK52, LK60: `SPEC.md`, "Lock-downs". */
import type { AccountId, GroupId, LockId, PersonId } from './ids.ts';
import { isGoing, type LockCause, type Lockdown, type LockSetting } from './locks.ts';

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

/** So far may the computer's clock be from WhatsApp's for a raid to be seen as it comes. */
export const CLOCK_WRONG_MS = 60 * MINUTE_MS;
/** After so long what waited at the door when WhatsApp was opened has been read. */
const FIRST_READ_MS = 2 * MINUTE_MS;

/** When somebody asked by WhatsApp's clock, and when they were first seen by the computer's. */
export type Asking = { requestedAt: number; seenAt: number };

/**
 * LK14: how far the computer's clock is ahead of WhatsApp's; negative: behind. Whoever asks while WhatsApp is open is seen
 * at once, and nobody is seen before they ask. Those who waited already when it was opened say nothing of a clock ahead.
 */
export function clockAheadMs(
  asked: readonly Asking[],
  world: { openSince: number | undefined; nowMs: number } & Pick<RaidMode, 'withinMinutes'>,
): number {
  const { openSince = Infinity, nowMs } = world;
  const differences = asked
    .filter(({ seenAt }) => seenAt > nowMs - windowMs(world))
    .filter(({ seenAt, requestedAt }) => seenAt < requestedAt || seenAt > openSince + FIRST_READ_MS)
    .map(({ seenAt, requestedAt }) => seenAt - requestedAt);
  const least = Math.min(...differences);
  return Math.abs(least) <= CLOCK_WRONG_MS ? least : 0;
}

/** When somebody asked by the computer's clock. */
export const askedAt = ({ requestedAt, seenAt }: Asking, aheadMs: number): number =>
  Math.min(requestedAt + aheadMs, seenAt);

/** LK14: in each group, how many people came within the time before now; whoever asked and then joined counts once. */
export function countArrivals(
  arrivals: readonly Arrival[],
  mode: Pick<RaidMode, 'withinMinutes'>,
  nowMs: number,
): Map<GroupId, number> {
  const people = new Map<GroupId, Set<PersonId>>();
  for (const { groupId, personId, at } of arrivals) {
    // What is a little in the future is a clock that was set back.
    if (at <= nowMs - windowMs(mode) || at > nowMs + CLOCK_WRONG_MS) continue;
    people.set(groupId, (people.get(groupId) ?? new Set()).add(personId));
  }
  return new Map([...people].map(([groupId, set]) => [groupId, set.size]));
}

/**
 * LK60: up to when whoever came to a group does not count, since a lock-down answered them: to the end of the last one that
 * is over; where raid mode locks by itself, to its beginning, or the group would be opened while the wave goes on (LK52).
 */
export function answeredUntil(
  lockdowns: readonly Lockdown[],
  groupId: GroupId,
  { does }: Pick<RaidMode, 'does'>,
  nowMs: number,
): number {
  const over = lockdowns.filter((one) => one.groupIds.includes(groupId) && !isGoing(one, nowMs));
  const edges = over.map(({ at, until = Infinity, endedAt = Infinity }) =>
    does === 'lock' ? at : Math.min(until, endedAt),
  );
  return Math.max(Number.NEGATIVE_INFINITY, ...edges);
}

/** LK60: without whoever came before; somebody who asked then and joins later came then. */
export function arrivedAfter(arrivals: readonly Arrival[], atMs: number): Arrival[] {
  const before = new Set(arrivals.filter(({ at }) => at <= atMs).map(({ personId }) => personId));
  return arrivals.filter(({ personId }) => !before.has(personId));
}

/** LK15. */
const goesOn = ({ lastAt }: Raid, mode: Pick<RaidMode, 'withinMinutes'>, nowMs: number): boolean =>
  nowMs - lastAt <= windowMs(mode);

/** LK52: nothing was decided about it but to lock, and the lock may be over. */
export const outlastsLock = (raid: Raid, mode: Pick<RaidMode, 'withinMinutes'>, nowMs: number): boolean =>
  raid.answer === 'locked' && goesOn(raid, mode, nowMs);

/** LK15, LK52: the wave as it is now; nothing when there is none. `isNew`: somebody is to be asked about it, or it is to be locked. */
export function raidNow(
  before: Raid | undefined,
  group: { accountId: AccountId; groupId: GroupId; count: number },
  mode: RaidMode,
  world: { nowMs: number; isLocked: boolean },
): { raid: Raid; isNew: boolean } | undefined {
  const { nowMs, isLocked } = world;
  if (mode.does === 'nothing' || group.count < mode.atLeast) return undefined;
  const isSame =
    before !== undefined && goesOn(before, mode, nowMs) && (before.answer !== 'locked' || isLocked);
  if (!isSame) return { raid: { ...group, beganAt: nowMs, lastAt: nowMs }, isNew: true };
  return { raid: { ...before, lastAt: nowMs, count: Math.max(before.count, group.count) }, isNew: false };
}

/** LK15. */
export const isOffered = ({ answer, lastAt }: Raid, nowMs: number): boolean =>
  answer === undefined && nowMs - lastAt <= OFFER_MS;

/** LK52: whether what holds the group is ended by hand so that its wave is answered: a lock-down against it, or all there is. */
export const isLetIn = (
  causes: readonly Pick<LockCause, 'id' | 'kind'>[],
  isEnded: (cause: { id: LockId }) => boolean,
): boolean => causes.every(isEnded) || causes.some((cause) => cause.kind === 'raid' && isEnded(cause));

/** SC16: groups at whose door there is, or may be, a raid. */
export function raidedGroups(
  raids: readonly Raid[],
  lockdowns: readonly Lockdown[],
  mode: Pick<RaidMode, 'withinMinutes'>,
  nowMs: number,
): Set<GroupId> {
  return new Set([
    ...raids
      .filter((raid) => isOffered(raid, nowMs) || outlastsLock(raid, mode, nowMs))
      .map(({ groupId }) => groupId),
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
