/** Of whom a merged person is made. Rules MG9, MG14: `SPEC.md`, "Merge". */
import type { MergeId, PersonId, TagId } from './ids.ts';
import type { Identity } from './person.ts';

/** One of the people that are one now, with what is their own. */
export type PersonPart = {
  personId: PersonId;
  /** Name or number. */
  label: string;
  identities: Identity[];
  /** Names of the groups that they are in. */
  groups: string[];
  tags: TagId[];
  notes: number;
  strikes: number;
  /** Whose part it is, and by which merge; missing: the person who remains. */
  of?: { personId: PersonId; mergeId: MergeId; at: number; isAutomatic: boolean } | undefined;
};

/** MG14: what goes with a part that is split off, which are its own parts, too, and what stays. */
export function sidesOfSplit(
  parts: readonly PersonPart[],
  part: PersonId,
): { stays: PersonPart[]; goes: PersonPart[] } {
  const above = new Map(parts.map(({ personId, of }) => [personId, of?.personId]));
  const goesAlong = (person: PersonId): boolean => {
    for (let at: PersonId | undefined = person; at !== undefined; at = above.get(at))
      if (at === part) return true;
    return false;
  };
  return {
    stays: parts.filter(({ personId }) => !goesAlong(personId)),
    goes: parts.filter(({ personId }) => goesAlong(personId)),
  };
}

/** MG14: some parts as one. */
export function sumOfParts(parts: readonly PersonPart[]): Omit<PersonPart, 'personId' | 'of'> {
  return {
    label: parts[0]?.label ?? '',
    identities: parts.flatMap(({ identities }) => identities),
    groups: [...new Set(parts.flatMap(({ groups }) => groups))],
    tags: [...new Set(parts.flatMap(({ tags }) => tags))],
    notes: parts.reduce((sum, { notes }) => sum + notes, 0),
    strikes: parts.reduce((sum, { strikes }) => sum + strikes, 0),
  };
}
