/** What rules look at of people who ask to join. Rule SC3, SC9: `domain/SPEC.md`. */
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import { createListLookup } from '@/utils/domain/lists.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import type { Applicant, ScreeningRule } from '@/utils/domain/screening.ts';
import type { Database } from './db.ts';
import { readStrikeCounter } from './struck.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import type { GroupStored, RequestStored } from './rows.ts';

type Asked = Pick<RequestStored, 'groupId' | 'personId' | 'addedById' | 'method' | 'requestedAt'>;

/** Applicants in the order of the requests, and the people among them. Only what some rule looks at is read. */
export async function readApplicants(
  db: Database,
  accountId: AccountId,
  requests: readonly Asked[],
  options: { rules: readonly ScreeningRule[]; nowMs: number; isPast: boolean },
): Promise<{ applicants: Applicant[]; people: LoadedPeople; groups: ReadonlyMap<GroupId, GroupStored> }> {
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
  const listsOf = createListLookup(entries, nowMs);
  const groupsOf = wanted.has('in-groups')
    ? await membershipsByPerson(db, accountId, requests, people, groups)
    : undefined;

  const applicants = requests.map((request): Applicant => {
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
          : { personId: broughtBy, name: people.summaryOf(broughtBy).displayName ?? '' },
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
      placesLeft: limit === undefined || !group ? undefined : Math.max(0, limit - group.size),
      requestedAt,
    };
  });
  return { applicants, people, groups };
}

/** In which of my groups each of these people is; one read by index a person, all at once. */
async function membershipsByPerson(
  db: Database,
  accountId: AccountId,
  requests: readonly Asked[],
  people: LoadedPeople,
  groups: ReadonlyMap<GroupId, GroupStored>,
): Promise<Map<PersonId, Set<GroupId>>> {
  const found = new Map<PersonId, Set<GroupId>>();
  const roots = new Set(requests.map((row) => people.rootOf(row.personId)));
  const own = [...roots].flatMap((root) => people.wholeOf(root).map((row) => [root, row.personId] as const));
  await db.transaction('r', db.memberships, () =>
    Promise.all(
      own.map(async ([root, personId]) => {
        for (const row of await db.memberships.where('personId').equals(personId).toArray()) {
          const group = groups.get(row.groupId);
          if (row.accountId !== accountId || row.state !== 'member' || !group || group.goneAt !== undefined)
            continue;
          found.set(root, (found.get(root) ?? new Set()).add(row.groupId));
        }
      }),
    ),
  );
  return found;
}
