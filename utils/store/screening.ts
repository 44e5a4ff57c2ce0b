/** Trying rules on the queue and on the past, and what they say of the queue on the screen. Rules SC1–SC11, SC15, SC18: `domain/SPEC.md`. */
import type { AccountId, GroupId, RuleId } from '@/utils/domain/ids.ts';
import { countingPlaces } from '@/utils/domain/places.ts';
import {
  createScreening,
  type Decision,
  type NoAnswer,
  type ScreeningRule,
  stoppedBefore,
} from '@/utils/domain/screening.ts';
import { fingerprint, fingerprintBefore, wasShown } from '@/utils/domain/screening-rule.ts';
import { readApplicants } from './applicants.ts';
import type { RuleMark, ScreenedRow } from './api.ts';
import { type CommandHandlers, done, type QueryDeps, type StoreDeps } from './deps.ts';
import { readHeldSets } from './held-sets.ts';
import { inTurns } from './in-turns.ts';
import { createNameMatcher } from './name-matcher.ts';
import { PAST_DAYS } from './past-requests.ts';
import type { LoadedPeople } from './load-people.ts';
import { type PendingJobs, pendingJobs } from './pending-jobs.ts';
import { stopRules, withoutRight, writeStopped } from './rule-rights.ts';
import { membersOf, requestsOf } from './ranges.ts';
import type { PastRequestStored, RequestStored } from './rows.ts';

const DAY_MS = 86_400_000;

type ScreenDeps = Pick<StoreDeps, 'db' | 'clock' | 'compileRegex' | 'elapsedMs' | 'nextTurn'>;

/** The account's rules in order; with `also`, that one as if it were on. */
export async function rulesOf(
  { db }: Pick<StoreDeps, 'db'>,
  accountId: AccountId,
  also?: RuleId,
): Promise<ScreeningRule[]> {
  const rules = await db.rules.where('accountId').equals(accountId).toArray();
  return rules
    .map((rule) => (rule.id === also ? { ...rule, isOn: true } : rule))
    .filter((rule) => rule.isOn)
    .sort((a, b) => a.order - b.order);
}

export type Screened = { request: RequestStored; decision: Decision };

/** Everybody in the queue, of one group or of all, with what the rules say. */
export async function screenQueue(
  deps: ScreenDeps,
  accountId: AccountId,
  rules: readonly ScreeningRule[],
  groupId?: GroupId,
): Promise<{ screened: Screened[]; people: LoadedPeople; pending: PendingJobs }> {
  const [rows, pending] = await Promise.all([
    requestsOf(deps.db, accountId, groupId),
    pendingJobs(deps.db, accountId, groupId),
  ]);
  // SC51: in the order in which they are taken up.
  const requests = [...rows].sort((a, b) => a.requestedAt - b.requestedAt);
  const { decisions, people } = await decideAll(deps, accountId, requests, { rules, isPast: false, pending });
  return {
    people,
    pending,
    screened: requests.map((request, at) => ({ request, decision: decisions[at] ?? UNDECIDED })),
  };
}

/** SC15: rules whose pattern had no answer in this run, and why; not those that had none before. */
export function stoppedNow(
  rules: readonly ScreeningRule[],
  screened: readonly { decision: Decision }[],
): Map<ScreeningRule, NoAnswer> {
  const whyOf = noAnswers(screened.map(({ decision }) => decision));
  return new Map(
    rules.flatMap((rule): [ScreeningRule, NoAnswer][] => {
      const why = whyOf.get(rule.id);
      return why === undefined || stoppedBefore(rule.rightLost) ? [] : [[rule, why]];
    }),
  );
}

const noAnswers = (decisions: readonly Decision[]): Map<RuleId, NoAnswer> =>
  new Map(
    decisions.flatMap(({ ruleId, noAnswer }): [RuleId, NoAnswer][] =>
      ruleId === undefined || noAnswer === undefined ? [] : [[ruleId, noAnswer]],
    ),
  );

const UNDECIDED: Decision = { verdict: 'none', facts: [] };

async function decideAll(
  deps: ScreenDeps,
  accountId: AccountId,
  requests: readonly (RequestStored | PastRequestStored)[],
  options: { rules: readonly ScreeningRule[]; isPast: boolean; pending?: PendingJobs },
) {
  const nowMs = deps.clock.now();
  const { rules, isPast, pending } = options;
  const [read, held] = await Promise.all([
    readApplicants(deps, accountId, requests, { rules, nowMs, isPast }),
    readHeldSets(deps.db, accountId, rules, nowMs),
  ]);
  const isLike = createNameMatcher(deps.compileRegex, deps.elapsedMs);
  // The age of a past request is the one it had when it ended.
  const decide = countingPlaces(createScreening(rules, { nowMs, isLike, held }));
  const jobOf = ({ groupId, wid }: RequestStored | PastRequestStored) => pending?.kindOf(groupId, wid);
  for (const request of requests) if (jobOf(request) === 'approve') decide.takePlace(request.groupId);
  const decisions = await inTurns(deps, read.applicants, (applicant, at) => {
    const request = requests[at];
    const endedAt = request && 'endedAt' in request ? request.endedAt : undefined;
    // Whom a job has, or the admin put off, is not approved by what is said here.
    const isFree =
      request !== undefined &&
      jobOf(request) === undefined &&
      !('laterUntil' in request && (request.laterUntil ?? 0) > nowMs);
    return endedAt === undefined
      ? decide.next(applicant, isFree)
      : createScreening(rules, { nowMs: endedAt, isLike, held })(applicant);
  });
  return { ...read, decisions };
}

export function screeningCommands(deps: QueryDeps): CommandHandlers<'tryRules' | 'screenRequests'> {
  const { db, clock } = deps;
  return {
    /** SC18. */
    async screenRequests({ accountId, groupId }) {
      const rules = await rulesOf(deps, accountId);
      if (rules.length === 0) return done([]);
      const [{ screened, pending }, tagRows] = await Promise.all([
        screenQueue(deps, accountId, rules, groupId),
        db.tags.toArray(),
      ]);
      const tags = new Map(tagRows.map((tag) => [tag.id, tag]));
      // One object for everybody whom a rule is met by: it crosses the port once.
      const known = new Map(rules.map(({ id, name }) => [id, { id, name }]));
      const stopped = stoppedNow(rules, screened);
      if (stopped.size > 0) await stopRules(deps, stopped);
      const marks = await inTurns(deps, screened, ({ request, decision }): RuleMark[] => {
        const { verdict, ruleId, facts, noAnswer } = decision;
        const { groupId: asked, wid } = request;
        const rule = ruleId && known.get(ruleId);
        if (verdict === 'none' || !rule || noAnswer) return [];
        if (pending.kindOf(asked, wid) !== undefined) return [];
        const text = deps.sayDecision({ verdict, facts, ruleName: rule.name }, tags);
        return [{ groupId: asked, wid, verdict, rule, text }];
      });
      return done(marks.flat());
    },

    async tryRules({ accountId, over, also }) {
      const all = await rulesOf(deps, accountId, also);
      // SC15: only who asks for it runs a pattern again that was stopped.
      const rules = all.map((rule) => ({ ...rule, rightLost: undefined }));
      const rows =
        over === 'queue' ? await tryQueue(deps, accountId, rules) : await tryPast(deps, accountId, rules);
      const stopped = noAnswers(rows);
      const at = clock.now();
      const held = await readHeldSets(db, accountId, rules, at);
      await db.transaction('rw', db.rules, db.log, db.accounts, async () => {
        const current = await db.rules.where('accountId').equals(accountId).toArray();
        const tried = current.flatMap((now): ScreeningRule[] => {
          const rule = rules.find(({ id }) => id === now.id);
          if (!rule) return [];
          const isSame = fingerprint(now) === fingerprint(rule);
          const why = stopped.get(now.id);
          if (isSame && why) return [withoutRight(now, why, at)];
          // Changed since it was read, or tried behind one that is off: what was shown is not what the rules say now.
          const triedAfter = fingerprintBefore(now, current);
          if (!isSame || triedAfter !== fingerprintBefore(rule, rules)) return [];
          if (!wasShown(rule, rules, held, { over, rows })) return [];
          return [{ ...now, triedAs: fingerprint(now), triedAt: at, triedAfter, rightLost: undefined }];
        });
        await db.rules.bulkPut(tried);
        for (const { id, rightLost } of tried) {
          const before = current.find((rule) => rule.id === id);
          const why = stoppedBefore(rightLost);
          if (before && why) await writeStopped(deps, before, why);
        }
      });
      return done({
        at,
        rules: rules.map(({ id, name, verdict }) => ({ id, name, verdict })),
        rows,
        stopped: [...stopped].map(([ruleId, why]) => ({ ruleId, why })),
      });
    },
  };
}

async function tryQueue(
  deps: StoreDeps,
  accountId: AccountId,
  rules: readonly ScreeningRule[],
): Promise<ScreenedRow[]> {
  const { screened, people, pending } = await screenQueue(deps, accountId, rules);
  return screened.map(({ request, decision }): ScreenedRow => {
    const { groupId, groupName, wid, requestedAt, method, laterUntil } = request;
    return {
      ...people.summaryOf(request.personId),
      ...decision,
      groupId,
      groupName,
      wid,
      requestedAt,
      method,
      laterUntil,
      pendingJob: pending.kindOf(groupId, wid),
    };
  });
}

async function tryPast(
  deps: StoreDeps,
  accountId: AccountId,
  rules: readonly ScreeningRule[],
): Promise<ScreenedRow[]> {
  const { db, clock } = deps;
  const from = clock.now() - PAST_DAYS * DAY_MS;
  const past = await db.pastRequests
    .where('[accountId+endedAt]')
    .between([accountId, from], [accountId, Infinity])
    .toArray();
  const { decisions, people } = await decideAll(deps, accountId, past, { rules, isPast: true });
  const groupIds = new Set(past.filter(({ outcome }) => outcome === 'gone').map(({ groupId }) => groupId));
  const members = await Promise.all([...groupIds].map((groupId) => membersOf(db, accountId, groupId)));
  const joined = new Set(members.flat().map((row) => `${row.groupId} ${people.rootOf(row.personId)}`));
  return past
    .map((request, at): ScreenedRow => {
      const { personId, groupId, groupName, wid, requestedAt, method, endedAt, outcome } = request;
      return {
        ...people.summaryOf(personId),
        ...(decisions[at] ?? UNDECIDED),
        groupId,
        groupName,
        wid,
        requestedAt,
        method,
        endedAt,
        outcome:
          outcome === 'gone' && joined.has(`${groupId} ${people.rootOf(personId)}`) ? 'joined' : outcome,
      };
    })
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}
