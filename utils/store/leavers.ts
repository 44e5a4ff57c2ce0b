/** People who left all groups, and are forgotten after a time. Rules DR8, DR9: `domain/SPEC.md`. */
import { asId, type LogId, type PersonId } from '@/utils/domain/ids.ts';
import { forgetBefore, SOON_MS } from '@/utils/domain/retention.ts';
import type { Database } from './db.ts';
import { done, type QueryDeps, type QueryHandlers, type StoreDeps } from './deps.ts';
import { eraseTraces, trailOf } from './erase.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { readListLines, readRoots, readStrikeCounts } from './people-facts.ts';
import type { PersonStored } from './rows.ts';
import { readSettings } from './settings-handlers.ts';

/** People looked at in one read. */
const CHUNK = 2_000;
/** People erased in one transaction: each table is gone through once for all of them. */
const BATCH = 200;
/** Looking through everybody takes a second for each 30,000: once a day, and not at every start of the worker. */
const LOOK_EVERY_MS = 20 * 3_600_000;

export function leaverQueries(deps: StoreDeps): QueryHandlers<'leavers'> {
  return {
    async leavers() {
      const now = deps.clock.now();
      const settings = await readSettings(deps.db);
      const before = forgetBefore(settings, now);
      if (before === undefined) return done({ now: 0, soon: 0 });
      const later = await findLeavers(deps, before + SOON_MS);
      const due = later.filter(({ lastAt }) => lastAt < before).length;
      return done({ now: due, soon: later.length - due });
    },
  };
}

/** Erases who is due; nothing where the admin wants it so, or where it looked today. To be run now and then. */
export async function forgetLeavers(deps: QueryDeps): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const settings = await readSettings(db);
  const before = forgetBefore(settings, now);
  const { leaversLookedAt } = settings;
  if (before === undefined) return;
  // A clock that was set back must not stop it for good.
  if (leaversLookedAt !== undefined && Math.abs(now - leaversLookedAt) < LOOK_EVERY_MS) return;
  const due = await findLeavers(deps, before);
  for (let from = 0; from < due.length; from += BATCH)
    await forget(
      deps,
      due.slice(from, from + BATCH).map(({ personId }) => personId),
      before,
    );
  await db.settings.put({ key: 'leaversLookedAt', value: now });
}

async function forget(deps: QueryDeps, ids: readonly PersonId[], before: number): Promise<void> {
  const { db, clock, newId } = deps;
  await db.transaction('rw', db.tables, async () => {
    // Who came back since they were found is not forgotten.
    const people = await loadPeople(db, ids);
    const due = await dueAmong(deps, people, ids, before, await readHeld(deps));
    if (due.length === 0) return;
    const whole = due.flatMap(({ personId }) => people.wholeOf(personId));
    await eraseTraces(db, await trailOf(deps, whole, { word: deps.erasedWord() }));
    const [account] = (await db.accounts.toArray()).sort((a, b) => b.heardAt - a.heardAt);
    if (!account) return;
    await db.log.put({
      id: asId<LogId>(newId()),
      at: clock.now(),
      accountId: account.id,
      action: 'person-erased',
      result: 'done',
      detail: String(due.length),
    });
  });
}

type Leaver = { personId: PersonId; lastAt: number };

/** Whoever is in no group, held by nothing, and had their last news before. */
async function findLeavers(deps: StoreDeps, before: number): Promise<Leaver[]> {
  const { db } = deps;
  const found: Leaver[] = [];
  const held = await readHeld(deps);
  let after = asId<PersonId>('');
  while (true) {
    const rows = await db.people.where('personId').above(after).limit(CHUNK).toArray();
    const last = rows.at(-1);
    if (!last) return found;
    after = last.personId;
    const roots = rows.filter((row) => row.mergedInto === undefined && !row.isMe && row.updatedAt < before);
    const ids = roots.map(({ personId }) => personId);
    if (ids.length > 0) found.push(...(await dueAmong(deps, await loadPeople(db, ids), ids, before, held)));
  }
}

async function dueAmong(
  { db }: StoreDeps,
  people: LoadedPeople,
  roots: readonly PersonId[],
  before: number,
  held: ReadonlySet<PersonId>,
): Promise<Leaver[]> {
  const quiet = roots
    .map((personId) => ({ personId, whole: people.wholeOf(personId) }))
    .filter(({ personId, whole }) => whole.length > 0 && !held.has(personId) && isQuiet(whole, before));
  const last = await lastNews(
    db,
    quiet.flatMap(({ whole }) => whole.map(({ personId }) => personId)),
  );
  return quiet.flatMap(({ personId, whole }): Leaver[] => {
    const lastAt = Math.max(...whole.map((row) => Math.max(row.updatedAt, last.get(row.personId) ?? 0)));
    return lastAt < before ? [{ personId, lastAt }] : [];
  });
}

const isQuiet = (whole: readonly PersonStored[], before: number): boolean =>
  whole.every(({ isMe, updatedAt }) => !isMe && updatedAt < before);

/** When each of them was last there or asked: `Infinity` while they are or do. */
async function lastNews(db: Database, ids: readonly PersonId[]): Promise<Map<PersonId, number>> {
  const news = new Map<PersonId, number>();
  if (ids.length === 0) return news;
  const say = (person: PersonId, at: number): void => {
    news.set(person, Math.max(news.get(person) ?? 0, at));
  };
  const states = ids.map((id): ['left', PersonId] => ['left', id]);
  const [members, left, waiting, past] = await Promise.all([
    db.memberships
      .where('[state+personId]')
      .anyOf(ids.map((id): ['member', PersonId] => ['member', id]))
      .toArray(),
    db.memberships.where('[state+personId]').anyOf(states).toArray(),
    db.requests
      .where('personId')
      .anyOf([...ids])
      .toArray(),
    db.pastRequests
      .where('personId')
      .anyOf([...ids])
      .toArray(),
  ]);
  for (const { personId } of [...members, ...waiting]) say(personId, Number.POSITIVE_INFINITY);
  for (const { personId, leftAt, firstSeenAt } of left) say(personId, leftAt ?? firstSeenAt);
  for (const { personId, endedAt } of past) say(personId, endedAt);
  return news;
}

/** Whole people who are kept for a reason that still holds: a strike, a line of a list, a job. */
async function readHeld(deps: StoreDeps): Promise<Set<PersonId>> {
  const { db } = deps;
  const rootOf = await readRoots(deps);
  const [strikes, lines, items] = await Promise.all([
    readStrikeCounts(deps, rootOf),
    readListLines(deps, rootOf),
    db.items.filter(({ state }) => state === 'todo' || state === 'acting').toArray(),
  ]);
  const inJobs = items.flatMap(({ personId }) => (personId === undefined ? [] : [rootOf(personId)]));
  return new Set([...strikes.keys(), ...lines.keys(), ...inJobs]);
}
