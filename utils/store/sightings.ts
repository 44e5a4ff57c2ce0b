import type { AccountId, MergeId, PersonId } from '@/utils/domain/ids.ts';
import { asId } from '@/utils/domain/ids.ts';
import { decide, identityKey, type KnownPeople, sightingOf } from '@/utils/domain/merge.ts';
import type { Identity, PersonFacts } from '@/utils/domain/person.ts';
import type { StoreDeps } from './deps.ts';
import { type LoadedPeople, loadPeople, lookAt } from './load-people.ts';
import { joinInto } from './merge-people.ts';
import { newPerson, personLabel, withFacts, withIdentities } from './person-summary.ts';
import type { IdentityStored, MergeStored, PersonStored } from './rows.ts';

/** The tables that a transaction around sightings must hold. */
export const SIGHTING_TABLES = ['people', 'identities', 'merges', 'log'] as const;

export type Sightings = LoadedPeople & {
  /** Whose sighting this is. Rows change in memory only. */
  see(facts: PersonFacts): PersonId;
  /** Changes somebody's own row; writes nothing when `change` returns the same object. */
  change(person: PersonId, change: (row: PersonStored) => PersonStored): void;
  /** Writes what is new. */
  save(): Promise<void>;
};

/** Recognises people, in a transaction. All of `facts` must be given before, so that everything is read at once. */
export async function openSightings(
  deps: StoreDeps,
  facts: Iterable<PersonFacts>,
  at: { at: number; accountId: AccountId },
): Promise<Sightings> {
  const { db } = deps;
  const keys = new Set<string>();
  for (const one of facts) for (const identity of sightingOf(one)) keys.add(identityKey(identity));
  const homes = new Map<string, PersonId>();
  for (const row of await db.identities.bulkGet([...keys])) if (row) homes.set(row.key, row.personId);
  const people = lookAt((await loadPeople(db, homes.values())).rows);
  const splits = await db.merges.where('splitAt').above(0).toArray();

  const changedPeople = new Set<PersonId>();
  const changedIdentities = new Map<string, IdentityStored>();
  const merges: MergeStored[] = [];

  const row = (id: PersonId): PersonStored => people.rows.get(id) ?? newPerson(id, at.at);
  const change: Sightings['change'] = (id, make) => {
    const before = row(id);
    const after = make(before);
    if (after === before && people.rows.has(id)) return;
    people.rows.set(id, after);
    changedPeople.add(id);
  };
  const assign = (identity: Identity, person: PersonId): void => {
    const key = identityKey(identity);
    const before = homes.get(key);
    if (before !== undefined) {
      const rest = row(before).identities.filter((one) => identityKey(one) !== key);
      change(before, (old) => withIdentities(old, rest, at.at, deps.readPhone));
    }
    homes.set(key, person);
    changedIdentities.set(key, { key, ...identity, personId: person, seenAt: at.at });
  };
  const known: KnownPeople = {
    homeOf: (identity) => homes.get(identityKey(identity)),
    identitiesOf: (person) => row(person).identities,
    wholeOf: (person) => people.wholeOf(person).flatMap((one) => one.identities),
    rootOf: people.rootOf,
    apart(a, b) {
      const left = new Set([a, people.rootOf(a)]);
      const right = new Set([b, people.rootOf(b)]);
      return splits.some(
        ({ from, into }) => (left.has(from) && right.has(into)) || (left.has(into) && right.has(from)),
      );
    },
  };
  const join = (into: PersonId, from: PersonId): void => {
    const merge: MergeStored = {
      id: asId<MergeId>(deps.newId()),
      into,
      from,
      at: at.at,
      otherLabel: personLabel(people.summaryOf(from)),
      automatic: true,
    };
    merges.push(merge);
    const joined = joinInto(row(into), row(from), at.at);
    change(into, () => joined.into);
    change(from, () => joined.from);
  };

  return {
    ...people,
    change,
    see(facts) {
      const sighting = sightingOf(facts);
      const decision = decide(sighting, known);
      const person = decision.person ?? asId<PersonId>(deps.newId());
      const gained = [...decision.add, ...decision.move];
      for (const identity of gained) assign(identity, person);
      change(person, (before) => {
        // Weakest first: of several numbers the last one is shown (MG6), and a sighting lists the strongest first.
        const identities =
          gained.length === 0 ? before.identities : [...before.identities, ...gained.reverse()];
        const seen = gained.length === 0 ? before : withIdentities(before, identities, at.at, deps.readPhone);
        return withFacts(seen, facts, at.at);
      });
      for (const other of decision.join) join(people.rootOf(person), people.rootOf(other));
      return person;
    },
    async save() {
      await db.people.bulkPut([...changedPeople].map(row));
      await db.identities.bulkPut([...changedIdentities.values()]);
      if (merges.length === 0) return;
      await db.merges.bulkPut(merges);
      await db.log.bulkPut(
        merges.map((merge) => ({
          id: asId(deps.newId()),
          at: merge.at,
          accountId: at.accountId,
          action: 'people-merged' as const,
          personId: merge.into,
          personLabel: personLabel(people.summaryOf(merge.into)),
          result: 'done' as const,
          detail: merge.otherLabel,
        })),
      );
    },
  };
}
