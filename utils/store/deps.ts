import type { TagId } from '@/utils/domain/ids.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import type { NotLocked } from '@/utils/domain/lock-preview.ts';
import type { Phone } from '@/utils/domain/person.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Fact, Verdict } from '@/utils/domain/screening.ts';
import type { ZoneOffset } from '@/utils/domain/zoned-time.ts';
import type { Args, CommandName, NumberProblem, QueryName, Result, StoreReason } from './api.ts';
import type { ProblemOfFile } from './backup/problems.ts';
import type { Database } from './db.ts';
import type { CompileRegex } from './name-matcher.ts';

/** What the store needs of the world. */
export type StoreDeps = {
  db: Database;
  clock: { now(): number };
  newId(): string;
  /** Reads `+` and digits; never fails. */
  readPhone(e164: string): Phone;
  compileRegex: CompileRegex;
  /** Milliseconds of a clock that only goes forward, for measuring how long something takes. */
  elapsedMs(): number;
  /** Settles when whatever else waits has had its turn. */
  nextTurn(): Promise<void>;
  /** Work that nobody waits for, begun in a turn of its own; the browser does not end the background in the middle of it. */
  aside(name: string, work: () => Promise<void>): void;
  /** Waits for work that takes long: the browser does not end the background in the middle of it. */
  awake<Value>(work: Promise<Value>): Promise<Value>;
  zoneOffsetMs: ZoneOffset;
  /** The zone of this computer: the reader's days. */
  ownTimeZone(): string;
  /** Reads a number as people type it; `country` stands in for a missing country code. Never fails. */
  readTypedNumber(
    text: string,
    country?: string,
  ): { ok: true; phone: Phone } | { ok: false; problem: NumberProblem };
};

/** What some queries need on top. */
export type QueryDeps = StoreDeps & {
  estimateStorage(): Promise<{ usedBytes?: number | undefined; quotaBytes?: number | undefined }>;
  /** Stands in the place of an erased person's name, for the reader. */
  erasedWord(): string;
  /** The text of a problem of an import file, for the reader. */
  describeProblem(problem: ProblemOfFile): string;
  /** What a rule says of somebody, and why, for the reader. */
  sayDecision(
    said: { verdict: Verdict; facts: readonly Fact[]; ruleName: string },
    tags: ReadonlyMap<TagId, Tag>,
  ): string;
  /** How many groups a lock-down closes, and which not and why, for the reader. */
  sayLocked(told: { count: number; leftOut: readonly { subject: string; why: NotLocked }[] }): string;
};

/** What answers one query or command. Arguments were checked; unexpected trouble is thrown. */
export type Handler<Name extends QueryName | CommandName> = (
  args: Args<Name>,
) => Promise<Outcome<Result<Name>, StoreReason>>;

export type QueryHandlers<Name extends QueryName = QueryName> = { [N in Name]: Handler<N> };
export type CommandHandlers<Name extends CommandName = CommandName> = { [N in Name]: Handler<N> };

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const refuse = (
  reason: StoreReason,
  detail?: string,
): { ok: false; reason: StoreReason; detail?: string } =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
