import type { PersonId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import type { Database } from './db.ts';
import { foldPerson, newPerson } from './person-summary.ts';
import type { PersonStored } from './rows.ts';

/** Some people with everybody they were merged with. */
export type LoadedPeople = {
  rows: Map<PersonId, PersonStored>;
  /** The person that this one is part of, or the person. */
  rootOf(person: PersonId): PersonId;
  /** The whole person: the root, then all parts. */
  wholeOf(person: PersonId): PersonStored[];
  /** What lists show. Somebody whose row is missing is shown as an unknown person. */
  summaryOf(person: PersonId): PersonSummary;
};

/** Reads by primary key, one round for people who were never merged. */
export async function loadPeople(db: Database, ids: Iterable<PersonId>): Promise<LoadedPeople> {
  const rows = new Map<PersonId, PersonStored>();
  let wanted = [...new Set(ids)];
  while (wanted.length > 0) {
    const next = new Set<PersonId>();
    for (const row of await db.people.bulkGet(wanted)) {
      if (!row) continue;
      rows.set(row.personId, row);
      if (row.mergedInto !== undefined) next.add(row.mergedInto);
      for (const part of row.parts ?? []) next.add(part);
    }
    wanted = [...next].filter((id) => !rows.has(id));
  }
  return lookAt(rows);
}

/** The same over rows that are at hand; they may change under it. */
export function lookAt(rows: Map<PersonId, PersonStored>): LoadedPeople {
  const rootOf = (person: PersonId): PersonId => {
    let at = person;
    // A person is never merged into their own part: `mergePeople` takes roots only.
    for (let above = rows.get(at)?.mergedInto; above !== undefined; above = rows.get(at)?.mergedInto)
      at = above;
    return at;
  };
  const withParts = (person: PersonId): PersonStored[] => {
    const row = rows.get(person);
    return row ? [row, ...(row.parts ?? []).flatMap(withParts)] : [];
  };
  const wholeOf = (person: PersonId): PersonStored[] => withParts(rootOf(person));
  return {
    rows,
    rootOf,
    wholeOf,
    summaryOf(person) {
      const [root, ...parts] = wholeOf(person);
      return foldPerson([root ?? newPerson(person, 0), ...parts]);
    },
  };
}

/** Everybody's current root, for ids that were written down earlier; ids of nobody are left out. */
export async function currentPeople(db: Database, ids: readonly PersonId[]): Promise<PersonId[]> {
  const people = await loadPeople(db, ids);
  return [...new Set(ids.map(people.rootOf))].filter((id) => people.rows.has(id));
}
