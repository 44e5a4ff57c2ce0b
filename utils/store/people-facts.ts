/** What the list of everybody asks of other tables: memberships, roles, lists, strikes, silence. Rules PL3–PL6. */
import Dexie from 'dexie';
import type { Role } from '@/utils/domain/group.ts';
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import { type Silent, silentFrom } from '@/utils/domain/insight.ts';
import { dayStart } from '@/utils/domain/insight-count.ts';
import { isActive, type ListEntry } from '@/utils/domain/lists.ts';
import { countingIn } from '@/utils/domain/strikes.ts';
import type { StoreDeps } from './deps.ts';
import { todayOf } from './insight.ts';
import { readSettings } from './settings-handlers.ts';
import { rootsOfParts } from './tag-queries.ts';
import type { Seen } from './who-is-where.ts';

type RootOf = (person: PersonId) => PersonId;

export async function readRoots({ db }: StoreDeps): Promise<RootOf> {
  const roots = await rootsOfParts(db);
  return (person) => roots.get(person) ?? person;
}

/** PL5: the lines that hold now by whole person, that of the deny list first, then the newest. */
export async function readListLines(
  { db, clock }: StoreDeps,
  rootOf: RootOf,
): Promise<Map<PersonId, ListEntry[]>> {
  const now = clock.now();
  const entries = (await db.listed.toArray()).filter((entry) => isActive(entry, now));
  const keys = [...new Set(entries.flatMap((entry) => entry.keys))];
  const homes = new Map(
    (await db.identities.bulkGet(keys)).flatMap((row) => (row ? [[row.key, row.personId] as const] : [])),
  );
  const lines = new Map<PersonId, ListEntry[]>();
  for (const entry of entries) {
    const ids = [entry.personId, ...entry.keys.map((key) => homes.get(key))];
    for (const person of new Set(ids.flatMap((id) => (id === undefined ? [] : [rootOf(id)]))))
      lines.set(person, [...(lines.get(person) ?? []), entry]);
  }
  for (const own of lines.values())
    own.sort((a, b) => Number(b.list === 'deny') - Number(a.list === 'deny') || b.at - a.at);
  return lines;
}

/** PL5. */
export async function readStrikeCounts(
  { db, clock }: StoreDeps,
  rootOf: RootOf,
): Promise<Map<PersonId, number>> {
  const [strikes, { strikeDays }] = await Promise.all([db.strikes.toArray(), readSettings(db)]);
  const counts = new Map<PersonId, number>();
  for (const { personId } of countingIn(strikes, undefined, { strikeDays, nowMs: clock.now() })) {
    const root = rootOf(personId);
    counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  return counts;
}

export type Admins = { groupId: GroupId; personId: PersonId; role: Role }[];

/** Admins and owners of all groups, by whole person. */
export async function readAdmins({ db }: StoreDeps, accountId: AccountId, rootOf: RootOf): Promise<Admins> {
  // One range at a time: of several Dexie walks a cursor, row by row.
  const rows = await Promise.all(
    (['admin', 'superadmin'] as const).map((role) =>
      db.memberships.where('[accountId+role]').equals([accountId, role]).toArray(),
    ),
  );
  return rows
    .flat()
    .filter(({ state }) => state === 'member')
    .map(({ groupId, personId, role }) => ({ groupId, personId: rootOf(personId), role }));
}

/** PL4: roles in some groups; `counts`: in how many of them each person is. */
export function rolesIn(
  admins: Admins,
  groupIds: ReadonlySet<GroupId>,
  counts: ReadonlyMap<PersonId, number>,
): (person: PersonId) => Role[] {
  const byPerson = Map.groupBy(
    admins.filter(({ groupId }) => groupIds.has(groupId)),
    ({ personId }) => personId,
  );
  return (person) => {
    const own = byPerson.get(person) ?? [];
    const roles = new Set(own.map(({ role }) => role));
    const leads = new Set(own.map(({ groupId }) => groupId)).size;
    if ((counts.get(person) ?? 0) > leads) roles.add('member');
    return [...roles];
  };
}

/** PL6. `tooEarly`: days counted so far, where they are too few; the rest as in `Silent`. */
export async function readSilent(
  deps: StoreDeps,
  at: { accountId: AccountId; days: number; seen: Seen; rootOf: RootOf },
): Promise<
  Pick<Silent, 'counted' | 'heardMs' | 'from' | 'isFull'> & {
    silent: ReadonlySet<PersonId>;
    tooEarly?: number;
  }
> {
  const { accountId, days, seen, rootOf } = at;
  const { db } = deps;
  const heard = await db.insightHeard
    .where('[accountId+day]')
    .between([accountId, Dexie.minKey], [accountId, Dexie.maxKey])
    .toArray();
  const { from, heardMs, isFull } = silentFrom({ days, today: todayOf(deps) }, heard);
  const counted = heard.length;
  if (from === undefined) return { silent: new Set(), counted, heardMs, isFull, tooEarly: counted };
  const start = dayStart(deps.zoneOffsetMs, deps.ownTimeZone(), from);
  const wrote = new Map<GroupId, Set<PersonId>>();
  for (const row of await db.insightWriters.where('lastDay').aboveOrEqual(from).toArray()) {
    if (row.accountId !== accountId) continue;
    const own = wrote.get(row.groupId) ?? new Set();
    wrote.set(row.groupId, own.add(rootOf(row.personId)));
  }
  const silent = new Set<PersonId>();
  const heardOf = new Set<PersonId>();
  for (const groupId of seen.groupIds) {
    const { numbers, since } = await db.roster.sinceIn(db, accountId, groupId);
    const writers = wrote.get(groupId);
    numbers.forEach((number, index) => {
      const person = seen.people[number];
      if (person === undefined) return;
      const isSilent = (since[index] ?? start) < start && !writers?.has(person);
      (isSilent ? silent : heardOf).add(person);
    });
  }
  for (const person of heardOf) silent.delete(person);
  return { silent, counted, heardMs, from };
}
