/** Groups alone, or a panel for a team: what the numbers on this device say. Rules AD1–AD6, AD50: `SPEC.md`. */
import { addDoings, type InsightDay, waitWithin } from './insight.ts';

/** AD1. */
export const ADVISOR_DAYS = 28;
const WEEK = 7;
/** AD1: a week's worth, whenever it was. */
const ENOUGH_DAYS = 7;

/** AD2. */
const MANY_PEOPLE = 3;
const MANY_INQUIRIES = 50;
const SLOW_MINUTES = 30;
const SLOWER_TIMES = 2;
/** AD50: of fewer decisions the half is chance. */
const ENOUGH_DECISIONS = 20;

/** AD3: what the admin says of chats with one person, at least and at most a day; nothing: not told. */
export const TOLD_CHATS = { few: [0, 20], some: [21, 50], many: [51, Number.POSITIVE_INFINITY] } as const;
export type ToldChats = keyof typeof TOLD_CHATS;
export const TOLD_PEOPLE = [1, 2, 3] as const;

export type Told = { people?: number | undefined; chats?: ToldChats | undefined };

export const SIGNALS = ['people', 'load', 'slowing'] as const;
export type Signal = (typeof SIGNALS)[number];
type SignalState = 'yes' | 'no' | 'unknown';

export type AdvisorWeek = {
  /** The first and the last day. */
  from: number;
  to: number;
  counted: number;
  /** On a day that was counted. */
  asked?: number | undefined;
  half?: number | undefined;
  most?: number | undefined;
};

export type Advice = {
  /** Days that were counted. */
  counted: number;
  /** On a day that was counted. */
  asked?: number | undefined;
  half?: number | undefined;
  most?: number | undefined;
  weeks: AdvisorWeek[];
  signals: Record<Signal, SignalState>;
  /** AD4. */
  verdict: 'panel' | 'alone' | 'early';
};

/** `days` are the last 28, today last. */
export function advise(days: readonly InsightDay[], told: Told): Advice {
  const all = measure(days);
  const weeks = Array.from({ length: Math.ceil(days.length / WEEK) }, (_, place): AdvisorWeek => {
    const week = days.slice(place * WEEK, (place + 1) * WEEK);
    return { from: week[0]?.day ?? 0, to: week.at(-1)?.day ?? 0, ...measure(week) };
  });
  const isEnough = all.counted >= ENOUGH_DAYS;
  const middle = Math.floor(days.length / 2);
  const signals: Advice['signals'] = {
    people: told.people === undefined ? 'unknown' : stateOf(told.people >= MANY_PEOPLE),
    load: loadOf(isEnough ? all.asked : undefined, told.chats),
    slowing: slowingOf(halfOf(days.slice(0, middle)), halfOf(days.slice(middle)), isEnough),
  };
  return { ...all, weeks, signals, verdict: verdictOf(signals, isEnough) };
}

const stateOf = (is: boolean): SignalState => (is ? 'yes' : 'no');

function measure(days: readonly InsightDay[]): Pick<Advice, 'counted' | 'asked' | 'half' | 'most'> {
  const counted = days.filter(({ heardMs }) => heardMs !== undefined);
  if (counted.length === 0) return { counted: 0 };
  const { asked, waits } = addDoings(counted);
  return {
    counted: counted.length,
    asked: asked / counted.length,
    half: waitWithin(waits, 0.5),
    most: waitWithin(waits, 0.9),
  };
}

/** AD2, AD3: of what is not known the least and the most is taken, and only where both say the same is anything said. */
function loadOf(asked: number | undefined, chats: ToldChats | undefined): SignalState {
  const [fewest, most] = chats ? TOLD_CHATS[chats] : [0, Number.POSITIVE_INFINITY];
  if ((asked ?? 0) + fewest > MANY_INQUIRIES) return 'yes';
  return (asked ?? Number.POSITIVE_INFINITY) + most <= MANY_INQUIRIES ? 'no' : 'unknown';
}

/** AD50: within how many minutes half of the decisions came, where there were enough to say so. */
function halfOf(days: readonly InsightDay[]): number | undefined {
  const { waits } = addDoings(days.filter(({ heardMs }) => heardMs !== undefined));
  const decisions = waits.reduce((sum, n) => sum + n, 0);
  return decisions < ENOUGH_DECISIONS ? undefined : waitWithin(waits, 0.5);
}

function slowingOf(earlier: number | undefined, later: number | undefined, isEnough: boolean): SignalState {
  if (!isEnough || earlier === undefined || later === undefined) return 'unknown';
  return stateOf(later >= SLOW_MINUTES && later >= SLOWER_TIMES * earlier);
}

/** AD4. */
function verdictOf(signals: Advice['signals'], isEnough: boolean): Advice['verdict'] {
  const states = Object.values(signals);
  if (states.includes('yes')) return 'panel';
  return isEnough && signals.people === 'no' && signals.load === 'no' ? 'alone' : 'early';
}
