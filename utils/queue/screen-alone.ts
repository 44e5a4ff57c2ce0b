/** Rules that decide by themselves. Rules SC10, SC12–SC16, SC60: `domain/SPEC.md`. */
import type { AccountId, GroupId, JobId, RuleId } from '@/utils/domain/ids.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { newJob, type Wanted } from '@/utils/domain/job-new.ts';
import { type Deciding, deciding, saidBy } from '@/utils/domain/screening-rule.ts';
import { actorOf } from '@/utils/store/actor.ts';
import type { LoadedPeople } from '@/utils/store/load-people.ts';
import { pendingJobs } from '@/utils/store/pending-jobs.ts';
import { personLabel } from '@/utils/store/person-summary.ts';
import { stopRules } from '@/utils/store/rule-rights.ts';
import { rulesOf, type Screened, screenQueue, stoppedNow } from '@/utils/store/screening.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import type { QueueDeps, ScreenDeps } from './deps.ts';
import { logJob } from './log-job.ts';
import { readRaided } from './read-raided.ts';
import { inQueue } from './transaction.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** What rules ask about, and what may hold somebody: a write to one of these, and the queue is looked at again. */
const LOOKED_AT = [
  ...['requests', 'rules', 'groups', 'groupSets', 'memberships', 'people', 'identities', 'tags'],
  ...['listed', 'strikes', 'settings', 'jobs', 'raids', 'lockdowns'],
];
/** An account that was not heard of for so long may be closed: it tells of itself every fifteen seconds (MI15). */
const HEARD_WITHIN_MS = 30_000;

/** SC13: what the last look at each account's queue was made of, where it led to nothing. */
export type LastLooks = Map<AccountId, string>;

/** Makes the jobs that are due now; their ids. To be called whenever WhatsApp was heard of. */
export async function screenAlone(
  deps: ScreenDeps,
  accountId: AccountId,
  looks: LastLooks = new Map(),
): Promise<JobId[]> {
  const { db, clock } = deps;
  const rules = await rulesOf(deps, accountId);
  const alone = deciding(rules);
  if (alone.length === 0 || !(await isWhatsAppOpen(deps, accountId))) return [];
  // SC13: this is called at every beat, and a long queue takes its time.
  const decided = await decidedWithinHour(deps, accountId, clock.now());
  const free = alone.filter((rule) => decided(rule.id) < rule.perHour);
  if (free.length === 0) return [];
  // Ages and times that were put off go by minutes.
  const minute = Math.floor(clock.now() / MINUTE_MS);
  const look = [db.peopleIndex.version(...LOOKED_AT), minute, ...free.map(({ id }) => id)].join(' ');
  if (looks.get(accountId) === look) return [];
  // Decided outside of the transaction, which keeps everybody waiting; looked at again inside.
  const { screened, people } = await screenQueue(deps, accountId, rules);
  // SC15: those before a rule that decides by itself, too: their patterns would cost their time at every beat.
  const stopped = stoppedNow(rules, screened);
  if (stopped.size > 0) await stopRules(deps, stopped);
  const made: JobId[] = [];
  for (const rule of free) {
    if (stopped.has(rule)) continue;
    const own = screened.filter(
      ({ decision, request }) => decision.ruleId === rule.id && (request.laterUntil ?? 0) <= clock.now(),
    );
    if (own.length === 0) continue;
    const jobId = await makeJob(deps, rule, own, people);
    if (jobId) made.push(jobId);
  }
  if (made.length === 0 && stopped.size === 0) looks.set(accountId, look);
  return made;
}

async function isWhatsAppOpen({ db, clock }: QueueDeps, accountId: AccountId): Promise<boolean> {
  const account = await db.accounts.get(accountId);
  return account?.connection.state === 'ready' && clock.now() - account.heardAt <= HEARD_WITHIN_MS;
}

function makeJob(
  deps: QueueDeps,
  rule: Deciding,
  screened: readonly Screened[],
  people: LoadedPeople,
): Promise<JobId | undefined> {
  const { db, clock, newId } = deps;
  const { accountId } = rule;
  return inQueue(deps, async () => {
    const now = clock.now();
    // Switched off or changed while it was asked about everybody, or a rule before it was.
    const current = deciding(await rulesOf(deps, accountId)).find(({ id }) => id === rule.id);
    if (!current || current.triedAs !== rule.triedAs || current.triedAfter !== rule.triedAfter)
      return undefined;
    const left = current.perHour - (await decidedWithinHour(deps, accountId, now))(rule.id);
    if (left <= 0) return undefined;
    const pending = await pendingJobs(db, accountId);
    const standing = await db.requests.bulkGet(
      screened.map(({ request: { groupId, wid } }): [AccountId, typeof groupId, typeof wid] => [
        accountId,
        groupId,
        wid,
      ]),
    );
    const raided = rule.verdict === 'approve' ? await readRaided(deps, accountId, now) : new Set<GroupId>();
    const taken = standing
      .filter((request) => request !== undefined)
      .filter(({ groupId }) => !raided.has(groupId))
      .filter(({ takenUpAt, groupId, wid }) => takenUpAt === undefined && !pending.kindOf(groupId, wid))
      .sort((a, b) => a.requestedAt - b.requestedAt)
      .slice(0, left);
    if (taken.length === 0) return undefined;
    const items = taken.map(
      ({ groupId, wid, personId }): Wanted => ({
        groupId,
        wid,
        personId: people.rootOf(personId),
        identities: identitiesOf(people, personId),
        label: personLabel(people.summaryOf(personId)),
      }),
    );
    await db.requests.bulkPut(taken.map((request) => ({ ...request, takenUpAt: now })));
    const { pacing, undoDelayMs } = await readSettings(db);
    const jobId = asId<JobId>(newId());
    const { job, items: rows } = newJob(
      {
        jobId,
        accountId,
        kind: rule.verdict,
        items,
        actor: await actorOf(db, accountId),
        rule: { id: rule.id, name: rule.name, isAlone: true, said: saidBy(rule) },
      },
      { now, undoDelayMs },
      pacing,
    );
    await db.jobs.put(job);
    await db.items.bulkPut(rows);
    await logJob(deps, job, now, { action: 'job-created', result: 'done', detail: String(rows.length) });
    return jobId;
  });
}

/** SC13: of jobs made within the hour, whatever became of their people; SC60: but for those left at a door with a raid. */
async function decidedWithinHour(
  { db }: QueueDeps,
  accountId: AccountId,
  now: number,
): Promise<(ruleId: RuleId) => number> {
  const jobs = await db.jobs.where('accountId').equals(accountId).toArray();
  const counts = new Map<RuleId, number>();
  for (const { id, rule, createdAt, counts: of } of jobs) {
    if (!rule?.isAlone || createdAt <= now - HOUR_MS) continue;
    const left =
      of.skipped === 0
        ? 0
        : await db.items
            .where('[jobId+state]')
            .equals([id, 'skipped'])
            .filter(({ reason }) => reason === 'raided')
            .count();
    counts.set(rule.id, (counts.get(rule.id) ?? 0) + of.total - left);
  }
  return (ruleId) => counts.get(ruleId) ?? 0;
}

function identitiesOf(
  people: LoadedPeople,
  personId: Screened['request']['personId'],
): JobItem['identities'] {
  return people.rows.get(personId)?.identities ?? [];
}
