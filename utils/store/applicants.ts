/** What rules look at of people who ask to join. Rules SC3, SC9, SC62: `domain/SPEC.md`. */
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import { createListLookup } from '@/utils/domain/lists.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { notCounted } from '@/utils/domain/places.ts';
import type { Applicant, ScreeningRule } from '@/utils/domain/screening.ts';
import type { StoreDeps } from './deps.ts';
import { inTurns } from './in-turns.ts';
import { readStrikeCounter } from './struck.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { membershipsOf } from './ranges.ts';
import type { GroupStored, MembershipStored, RequestStored } from './rows.ts';

type Asked = Pick<RequestStored, 'groupId' | 'personId' | 'addedById' | 'method' | 'requestedAt'>;

/** Applicants in the order of the requests, and the people among them. Only what some rule looks at is read. */
export async function readApplicants(
  deps: Pick<StoreDeps, 'db' | 'elapsedMs' | 'nextTurn'>,
  accountId: AccountId,
  requests: readonly Asked[],
  options: { rules: readonly ScreeningRule[]; nowMs: number; isPast: boolean },
): Promise<{ applicants: Applicant[]; people: LoadedPeople; groups: ReadonlyMap<GroupId, GroupStored> }> {
  const { db } = deps;
  const { rules, nowMs, isPast } = options;
  const wanted = new Set(rules.flatMap((rule) => rule.conditions.map(({ kind }) => kind)));
  const [people, groupRows, entries, strikesOf] = await Promise.all([
    loadPeople(
      db,
      requests.flatMap((row) =>
        row.addedById === undefined ? [row.personId] : [row.personId, row.addedById],
      ),
    ),
    db.groups.where('accountId').equals(accountId).toArray(),
    wanted.has('listed') ? db.listed.toArray() : [],
    wanted.has('strikes') ? readStrikeCounter(db, nowMs) : () => 0,
  ]);
  const groups = new Map(groupRows.map((group) => [group.id, group]));
  const coming =
    wanted.has('places-left') && !isPast
      ? await readComing(deps, accountId, groups, nowMs)
      : new Map<GroupId, number>();
  const listsOf = createListLookup(entries, nowMs);
  const groupsOf = wanted.has('in-groups')
    ? await membershipsByPerson(deps, accountId, requests, people, groups)
    : undefined;

  const applicants = await inTurns(deps, requests, (request): Applicant => {
    const { groupId, personId, addedById, method, requestedAt } = request;
    const person = people.summaryOf(personId);
    const whole = people.wholeOf(personId);
    const ids = whole.map((row) => row.personId);
    const names = whole.flatMap((row) => [row.name, row.pushName, row.verifiedName, row.username]);
    const broughtBy = addedById === undefined ? undefined : people.rootOf(addedById);
    const group = groups.get(groupId);
    const limit = isPast ? undefined : group?.sizeLimit;
    return {
      groupId,
      names: [...new Set(names.filter((name) => name !== undefined))],
      number: person.phone ? 'known' : 'hidden',
      country: person.phone?.country,
      method,
      brought:
        broughtBy === undefined || broughtBy === people.rootOf(personId)
          ? undefined
          : {
              ids: [broughtBy, ...people.wholeOf(broughtBy).map((row) => row.personId)],
              name: people.summaryOf(broughtBy).displayName ?? '',
            },
      listed: listsOf({
        ids,
        keys: whole.flatMap((row) => row.identities.map(identityKey)),
      }).map(({ list, reason }) => ({ on: list, reason })),
      removedAt: person.lastRemoval?.at,
      strikes: strikesOf(ids, undefined),
      tags: [
        ...person.tags,
        ...person.groupTags.filter((tagged) => tagged.groupId === groupId).map((tagged) => tagged.tagId),
      ],
      inGroups:
        groupsOf && [...(groupsOf.get(people.rootOf(personId)) ?? [])].filter((id) => id !== groupId).length,
      placesLeft:
        limit === undefined || !group
          ? undefined
          : Math.max(0, limit - group.size - (coming.get(groupId) ?? 0)),
      requestedAt,
    };
  });
  return { applicants, people, groups };
}

/** SC62: after so long WhatsApp's word of somebody who was let in is not waited for any more. */
const FOLLOWS_MS = 600_000;

/** SC62: how many were let into each group, by Muster and lately, whom WhatsApp does not count yet. */
async function readComing(
  { db }: Pick<StoreDeps, 'db'>,
  accountId: AccountId,
  groups: ReadonlyMap<GroupId, GroupStored>,
  nowMs: number,
): Promise<Map<GroupId, number>> {
  const ended = await db.pastRequests
    .where('[accountId+endedAt]')
    .between([accountId, nowMs - FOLLOWS_MS], [accountId, Infinity])
    .toArray();
  const approved = Map.groupBy(
    ended.filter(({ outcome }) => outcome === 'approved'),
    ({ groupId }) => groupId,
  );
  const coming = new Map<GroupId, number>();
  for (const [groupId, own] of approved) {
    const group = groups.get(groupId);
    if (group?.membersReadAt === undefined) continue;
    const rows = await membershipsOf(db, accountId, groupId);
    const known = new Map(rows.map((row) => [row.wid, row]));
    const missing = own.filter(({ wid, endedAt }) => !hasCome(known.get(wid), endedAt)).length;
    const listed = rows.filter(({ state }) => state === 'member').length;
    coming.set(groupId, notCounted({ approved: missing, size: group.size, listed }));
  }
  return coming;
}

/** Also who came and has left again. */
const hasCome = (row: MembershipStored | undefined, approvedAt: number): boolean =>
  row?.state === 'member' || (row?.leftAt ?? 0) >= approvedAt;

/** People whose memberships are read at once: 5,000 in one go keep everybody else waiting for half a second and more. */
const READ_AT_ONCE = 100;

/** In which of my groups each of these people is; one read by index a person. */
async function membershipsByPerson(
  { db, nextTurn }: Pick<StoreDeps, 'db' | 'nextTurn'>,
  accountId: AccountId,
  requests: readonly Asked[],
  people: LoadedPeople,
  groups: ReadonlyMap<GroupId, GroupStored>,
): Promise<Map<PersonId, Set<GroupId>>> {
  const found = new Map<PersonId, Set<GroupId>>();
  const roots = new Set(requests.map((row) => people.rootOf(row.personId)));
  const own = [...roots].flatMap((root) => people.wholeOf(root).map((row) => [root, row.personId] as const));
  const readOf = async ([root, personId]: readonly [PersonId, PersonId]): Promise<void> => {
    for (const row of await db.memberships.where('personId').equals(personId).toArray()) {
      const group = groups.get(row.groupId);
      if (row.accountId !== accountId || row.state !== 'member' || !group || group.goneAt !== undefined)
        continue;
      found.set(root, (found.get(root) ?? new Set()).add(row.groupId));
    }
  };
  for (let from = 0; from < own.length; from += READ_AT_ONCE) {
    if (from > 0) await nextTurn();
    const some = own.slice(from, from + READ_AT_ONCE);
    await db.transaction('r', db.memberships, () => Promise.all(some.map(readOf)));
  }
  return found;
}
