/** Faults a test asks the server for. Each rule counts the requests it matches and ends by itself after `times`. */
import type { IdText } from './model.ts';
import type { RequestKind } from './frames.ts';

export interface FaultMatch {
  /** Kinds of request it applies to; default: every kind. */
  on?: RequestKind | readonly RequestKind[];
  group?: IdText;
  /** Lets this many matching requests pass first. Default 0. */
  skip?: number;
  /** Applies to this many, then ends. Default: until cleared. */
  times?: number;
}

export type FaultEffect =
  /** The whole request is refused, nothing is done. */
  | {
      fault: 'refuse';
      code: number;
      /** Only for additions: the two rate-limit errors that come with a 429. */
      rateLimit?:
        | { type: 'time'; backoff: number; limitType: string }
        | { type: 'count'; participantLimit: number };
    }
  /** One person gets this code and is not acted on; `code` may be one nobody knows. */
  | {
      fault: 'person';
      person: IdText;
      code: string;
      inviteCode?: string;
      inviteExpiresS?: number;
      subCode?: string;
    }
  /** One person gets this code although the action was done. */
  | { fault: 'person-done'; person: IdText; code: string }
  /** The server does it, the answer is lost. */
  | { fault: 'lose-answer' }
  /** The server never gets it. */
  | { fault: 'lose-request' }
  /** The connection breaks: before the server does anything, or after it did all but before the answer. */
  | { fault: 'disconnect'; when: 'before' | 'after' }
  /** The server does it at once, the answer takes so long. */
  | { fault: 'slow-answer'; delayMs: number }
  /** The server starts on it only after so long. */
  | { fault: 'slow-server'; delayMs: number }
  /** The whole request is refused when it names more people than this; `isNamed`: with the 429 that tells the number (additions). */
  | { fault: 'max-batch'; people: number; code?: number; isNamed?: boolean }
  /** The server does it, the answer is one no parser knows. */
  | { fault: 'unreadable' }
  /** The action is answered as done; nothing changes and no notice comes. */
  | { fault: 'nothing-happens' }
  /** It is done and answered; the notice is lost (a refresh still tells). */
  | { fault: 'lose-notice' }
  /** Runs just before the server handles the request: another admin acting at the same moment. */
  | { fault: 'meanwhile'; run: (group: IdText, people: readonly IdText[]) => void };

export type FaultRule = FaultMatch & FaultEffect;

export interface FaultTarget {
  kind: RequestKind;
  group: IdText | undefined;
  /** Every name of everybody in it. */
  people: readonly IdText[];
  /** How many people it is about. */
  count: number;
}

export interface Faults {
  /** Adds a rule; returns its end. */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** The effects for this request, each counted once. */
  take(request: FaultTarget): FaultEffect[];
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; seen: number }[] = [];

  function matches(rule: FaultRule, { kind, group, people, count }: FaultTarget): boolean {
    if (rule.on !== undefined) {
      const kinds = typeof rule.on === 'string' ? [rule.on] : rule.on;
      if (!kinds.includes(kind)) return false;
    }
    if (rule.group !== undefined && rule.group !== group) return false;
    if ((rule.fault === 'person' || rule.fault === 'person-done') && !people.includes(rule.person))
      return false;
    return !(rule.fault === 'max-batch' && count <= rule.people);
  }

  return {
    add(rule) {
      const entry = { rule, seen: 0 };
      rules.push(entry);
      return () => {
        rules = rules.filter((each) => each !== entry);
      };
    },
    clear() {
      rules = [];
    },
    take(target) {
      const effects: FaultEffect[] = [];
      for (const entry of rules) {
        if (!matches(entry.rule, target)) continue;
        const turn = entry.seen++;
        const from = entry.rule.skip ?? 0;
        if (turn >= from && turn < from + (entry.rule.times ?? Number.POSITIVE_INFINITY))
          effects.push(entry.rule);
      }
      return effects;
    },
  };
}
