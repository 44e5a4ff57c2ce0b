/** Numbers of groups by day, and who was not seen writing. Only numbers and days: rules IN1–IN10, IN50, `SPEC.md`. */
import type { GroupId, LogId, PersonId, Wid } from './ids.ts';
import type { DoneBy, OwnDoer } from './insight-by.ts';
import type { LogAction, LogEntry } from './log.ts';
import type { DayNumber } from './zoned-time.ts';

export const INSIGHT_PERIODS = [7, 30, 90] as const;
export type InsightPeriod = (typeof INSIGHT_PERIODS)[number];

/** IN9: a year, and a month to compare it with. */
export const INSIGHT_KEEP_DAYS = 400;

/** What happened in a group on a day, as the log tells it: by Muster, or as WhatsApp showed it. */
export const DOINGS = [
  'joined',
  'approved',
  'added',
  'left',
  'removed',
  'rejected',
  'roles',
  'settings',
  'deleted',
  'warned',
  'rolesByOthers',
  'removedByOthers',
] as const;
export type Doing = (typeof DOINGS)[number];

/** Of these, what admins did through Muster, and what others did. */
export const OWN_DOINGS = [
  'approved',
  'rejected',
  'added',
  'removed',
  'roles',
  'settings',
  'deleted',
  'warned',
] as const satisfies readonly Doing[];
type OwnDoing = (typeof OWN_DOINGS)[number];
/** What somebody did through Muster. */
export type OwnCounts = { [What in OwnDoing]?: number };

export const isOwnDoing = (what: Doing): what is OwnDoing => (OWN_DOINGS as readonly Doing[]).includes(what);

const DOING_OF: { readonly [Action in LogAction]?: Doing } = {
  'seen-joined': 'joined',
  approve: 'approved',
  add: 'added',
  'seen-left': 'left',
  remove: 'removed',
  reject: 'rejected',
  promote: 'roles',
  demote: 'roles',
  set: 'settings',
  'icon-changed': 'settings',
  'icon-removed': 'settings',
  'invite-link-reset': 'settings',
  delete: 'deleted',
  strike: 'warned',
  'seen-role': 'rolesByOthers',
};

/** How long a request waited: at most so many minutes; one more for all that waited longer. */
export const WAIT_MINUTES = [
  1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 4_320, 10_080,
] as const;
const MINUTE_MS = 60_000;

/** What is kept of one group and day: IN2. */
export type GroupDay = {
  size?: number | undefined;
  messages?: number | undefined;
  /** People who were seen writing. */
  writers?: number | undefined;
};

/** What the log and the requests say of one group and day. */
export type DayDoings = {
  did: { [What in Doing]?: number };
  asked: number;
  /** By `WAIT_MINUTES`. */
  waits: number[];
  /** Who did what of it through Muster. IN61. */
  by?: DoneBy | undefined;
};

export type InsightDay = {
  day: DayNumber;
  /** IN5: missing: nobody listened, nothing was counted. */
  heardMs?: number | undefined;
  size?: number | undefined;
  messages: number;
  writers: number;
} & Omit<DayDoings, 'by'>;

export type Insight = {
  /** The first day that was counted at all. */
  since?: DayNumber | undefined;
  days: InsightDay[];
};

/** IN10: the days that charts and tables begin with: the first that was counted at all, but a week at least. */
export function daysSince(days: readonly InsightDay[], since: DayNumber | undefined): InsightDay[] {
  const from = Math.min(since ?? Number.NEGATIVE_INFINITY, (days.at(-1)?.day ?? 0) - 6);
  return days.filter(({ day }) => day >= from);
}

export type Silent = {
  /** Days on which was listened, among those kept, and for how long on those that the list looks at. */
  counted: number;
  heardMs: number;
  /** The first of the days looked at; missing: there are not so many yet. */
  from?: DayNumber | undefined;
  /** Days of the calendar from then on, today among them. */
  ofDays?: number | undefined;
  members: { wid: Wid; lastDay?: DayNumber | undefined }[];
};

type Ended = { groupId: GroupId; requestedAt: number; endedAt: number; outcome: string };

type LogLine = Pick<LogEntry, 'id' | 'at' | 'groupId' | 'action' | 'result' | 'actor' | 'rule' | 'jobId'>;

/** IN6: what the log and the requests say of the time between two moments, by group. `removed`: IN50, leavings that were removals. */
export function doingsOf(
  { from, to }: { from: number; to: number },
  log: readonly LogLine[],
  asked: readonly { groupId: GroupId; requestedAt: number }[],
  ended: readonly Ended[],
  { removed, doerOf }: { removed?: ReadonlySet<LogId>; doerOf?(line: LogLine): OwnDoer } = {},
): Record<GroupId, DayDoings> {
  const groups = new Map<GroupId, DayDoings>();
  const of = (groupId: GroupId): DayDoings => {
    const known = groups.get(groupId) ?? { did: {}, asked: 0, waits: [] };
    groups.set(groupId, known);
    return known;
  };
  const isIn = (at: number): boolean => at >= from && at < to;
  for (const line of log) {
    const { id, at, groupId, action, result } = line;
    const doing = removed?.has(id) ? 'removedByOthers' : DOING_OF[action];
    if (doing === undefined || groupId === undefined || result !== 'done' || !isIn(at)) continue;
    const day = of(groupId);
    day.did[doing] = (day.did[doing] ?? 0) + 1;
    if (!doerOf || !isOwnDoing(doing)) continue;
    const by = (day.by ??= {});
    const counts = (by[doerOf(line)] ??= {});
    counts[doing] = (counts[doing] ?? 0) + 1;
  }
  for (const { groupId, requestedAt } of asked) if (isIn(requestedAt)) of(groupId).asked++;
  for (const { groupId, requestedAt, endedAt, outcome } of ended)
    if (outcome !== 'gone' && isIn(endedAt)) addWait(of(groupId).waits, endedAt - requestedAt);
  return Object.fromEntries(groups);
}

function addWait(waits: number[], ms: number): void {
  const place = WAIT_MINUTES.findIndex((minutes) => ms <= minutes * MINUTE_MS);
  const at = place < 0 ? WAIT_MINUTES.length : place;
  while (waits.length <= at) waits.push(0);
  waits[at] = (waits[at] ?? 0) + 1;
}

/** IN7: so many minutes or fewer did this part of the requests wait; `Infinity`: longer than all that is told apart. */
export function waitWithin(waits: readonly number[], part: number): number | undefined {
  const total = waits.reduce((sum, n) => sum + n, 0);
  if (total === 0) return undefined;
  let sum = 0;
  for (const [index, n] of waits.entries()) {
    sum += n;
    if (sum >= total * part) return WAIT_MINUTES[index] ?? Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

/** Several groups, or several days, as one. */
export function addDoings(all: readonly Omit<DayDoings, 'by'>[]): DayDoings {
  const sum: DayDoings = { did: {}, asked: 0, waits: [] };
  for (const { did, asked, waits } of all) {
    for (const what of DOINGS) if (did[what]) sum.did[what] = (sum.did[what] ?? 0) + did[what];
    sum.asked += asked;
    for (const [index, n] of waits.entries()) {
      while (sum.waits.length <= index) sum.waits.push(0);
      sum.waits[index] = (sum.waits[index] ?? 0) + n;
    }
  }
  return sum;
}

/** What lies in the store of a day that is not over, with what the log says of it where that was asked. */
export type KeptDay = {
  day: DayNumber;
  groups: Record<GroupId, GroupDay>;
  done?: Record<GroupId, DayDoings> | undefined;
};

/** IN8: the first of the last so many days that were counted, and for how long was listened on them; none while there are fewer. */
export function silentFrom(
  days: number,
  heard: readonly { day: DayNumber; ms: number }[],
): { from: DayNumber | undefined; heardMs: number } {
  const looked = heard.toSorted((a, b) => b.day - a.day).slice(0, days);
  const heardMs = looked.reduce((sum, { ms }) => sum + ms, 0);
  return { from: looked.length < days ? undefined : looked.at(-1)?.day, heardMs };
}

/**
 * IN8: members who were not seen writing on any of the last so many days on which was listened, and were in the group
 * before the first of these.
 */
export function silentMembers(
  { days, today }: { days: number; today: DayNumber },
  heard: readonly { day: DayNumber; ms: number }[],
  members: readonly { wid: Wid; personId: PersonId; since: number; isMe: boolean }[],
  lastDays: ReadonlyMap<PersonId, DayNumber>,
  startOf: (day: DayNumber) => number,
): Silent {
  const { from, heardMs } = silentFrom(days, heard);
  if (from === undefined) return { counted: heard.length, heardMs, members: [] };
  const start = startOf(from);
  return {
    counted: heard.length,
    heardMs,
    from,
    ofDays: today - from + 1,
    members: members.flatMap(({ wid, personId, since, isMe }) => {
      const lastDay = lastDays.get(personId);
      const isSilent = !isMe && since < start && (lastDay === undefined || lastDay < from);
      return isSilent ? [{ wid, lastDay }] : [];
    }),
  };
}
