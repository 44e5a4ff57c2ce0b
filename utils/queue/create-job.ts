import { asId, type PersonId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { type Intent, type Wanted, intentProblem, newJob } from '@/utils/domain/job-new.ts';
import { nextIntent } from '@/utils/domain/follow-job.ts';
import { estimateMs, timeLeftMs } from '@/utils/domain/pacing.ts';
import { settingOf } from '@/utils/domain/reconcile.ts';
import { actorOf } from '@/utils/store/actor.ts';
import { done, type Handler, refuse } from '@/utils/store/deps.ts';
import { hasPictures } from '@/utils/store/pictures.ts';
import { personLabel } from '@/utils/store/person-summary.ts';
import type { QueueDeps } from './deps.ts';
import { logJob } from './log-job.ts';
import { readSettings } from '@/utils/store/settings-handlers.ts';
import { inQueue } from './transaction.ts';
import { openJobs } from './write-applied.ts';

/** JB1–JB3, SN60. The finish time counts the jobs that go before. */
export function createJob(deps: QueueDeps): Handler<'createJob'> {
  return async (intent) => {
    const problem = intentProblem(intent);
    if (problem) return refuse('invalid', problem);
    return inQueue(deps, async () => {
      const { db, clock } = deps;
      const { pacing, undoDelayMs } = await readSettings(deps.db);
      const now = clock.now();
      const known = await db.jobs.get(intent.jobId);
      if (known) return done({ startAt: known.startAt, finishesInMs: timeLeftMs(known, pacing, now) });
      if (!(await hasPictures(db, intent.items))) return refuse('not-found', 'picture');
      const before = await openJobs(deps, intent.accountId);
      const items = await completed(deps, intent);
      const actor = intent.actor ?? (await actorOf(db, intent.accountId));
      const wanted = { ...intent, items, actor };
      const next = nextIntent(wanted);
      const all = [wanted, ...(next ? [next] : [])].map((each) => newJob(each, { now, undoDelayMs }, pacing));
      for (const made of all) {
        await db.jobs.put(made.job);
        await db.items.bulkPut(made.items);
        await logJob(deps, made.job, now, {
          action: 'job-created',
          result: 'done',
          detail: String(made.items.length),
        });
      }
      const aheadMs = before
        .filter((job) => job.state !== 'paused')
        .reduce((sum, job) => sum + timeLeftMs(job, pacing, now), 0);
      const ownMs = all.reduce((sum, made) => sum + estimateMs(made.job.kind, made.items, pacing), 0);
      const startAt = now + Math.max(0, undoDelayMs);
      return done({ startAt, finishesInMs: Math.max(startAt - now, aheadMs) + ownMs });
    });
  };
}

/** Who and what as the store knows it, where the intent does not say: the person, their name, the setting's value of now. */
async function completed(deps: QueueDeps, intent: Intent): Promise<Wanted[]> {
  const { db } = deps;
  const keys = intent.items.map((item) => item.identities.map(({ kind, value }) => `${kind}:${value}`));
  const unknown = intent.items.flatMap((item, at) => (item.personId ? [] : (keys[at] ?? [])));
  const rows = await db.identities.bulkGet(unknown);
  const homes = new Map<string, PersonId>(rows.flatMap((row) => (row ? [[row.key, row.personId]] : [])));
  const wanted = intent.items.map(
    (item, at): Wanted => ({
      ...item,
      personId:
        item.personId ?? (keys[at] ?? []).map((key) => homes.get(key)).find((home) => home !== undefined),
    }),
  );
  const nameless = wanted.filter((item) => item.label === '' && item.personId !== undefined);
  const people = await db.people.bulkGet(nameless.map((item) => asId<PersonId>(item.personId ?? '')));
  const names = new Map(people.flatMap((row) => (row ? [[row.personId, personLabel(row)]] : [])));
  const groups = await db.groups.bulkGet(
    intent.kind === 'set' || intent.kind === 'relink' || intent.kind === 'icon'
      ? intent.items.map((item) => [intent.accountId, item.groupId])
      : [],
  );
  return wanted.map((item, at): Wanted => {
    const group = groups[at];
    const before = item.before ?? (group && item.change ? settingOf(group, item.change.setting) : undefined);
    return { ...item, before, label: labelOf(item, names, group?.subject) };
  });
}

function labelOf(item: Wanted, names: Map<PersonId, string>, groupName: string | undefined): string {
  const name = item.personId === undefined ? undefined : names.get(item.personId);
  return item.label || name || groupName || numberOf(item) || item.wid || '';
}

function numberOf(item: Pick<JobItem, 'identities'>): string | undefined {
  return item.identities.find(({ kind }) => kind === 'pn')?.value;
}
