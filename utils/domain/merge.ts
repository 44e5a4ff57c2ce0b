/** Who is seen: from identities to people. Rules MG1–MG8: `SPEC.md`, "Merge". */
import type { PersonId, Wid } from './ids.ts';
import type { Identity, IdentityKind } from './person.ts';

/** Strongest first. A LID stays with its person; numbers and usernames change hands. */
const STRENGTH: readonly IdentityKind[] = ['lid', 'pn', 'username', 'unknown'];
/** Kinds by which two people can contradict each other. */
const DECISIVE: readonly IdentityKind[] = ['lid', 'pn'];

export const identityKey = (identity: Identity): string => `${identity.kind}:${identity.value}`;

const KINDS: readonly IdentityKind[] = ['lid', 'pn', 'username', 'unknown'];

/** The identity behind a key; nothing for a text that is no key. */
export function identityOfKey(key: string): Identity | undefined {
  const at = key.indexOf(':');
  const kind = KINDS.find((one) => one === key.slice(0, at));
  return kind && at + 1 < key.length ? { kind, value: key.slice(at + 1) } : undefined;
}

/** What is known before a sighting. */
export type KnownPeople = {
  /** The person that an identity belongs to: a part, where people were merged. */
  homeOf(identity: Identity): PersonId | undefined;
  /** The identities that belong to this very person, parts not counted. */
  identitiesOf(person: PersonId): readonly Identity[];
  /** The identities of the whole person that this one is or is part of. */
  wholeOf(person: PersonId): readonly Identity[];
  /** The person that this one is part of, or the person. */
  rootOf(person: PersonId): PersonId;
  /** Whether these two were split by hand (MG8). */
  apart(a: PersonId, b: PersonId): boolean;
};

export type Decision = {
  /** Whose sighting it is; missing: a new person's. */
  person: PersonId | undefined;
  /** Identities that nobody had. */
  add: Identity[];
  /** Identities that belonged to somebody else and are this person's now. */
  move: Identity[];
  /** People who become one with this person. */
  join: PersonId[];
};

/** MG1: the identities of a sighting, each once, strongest first. */
export function sightingOf(facts: { wid: Wid; identities: readonly Identity[] }): Identity[] {
  const all = new Map(facts.identities.map((identity) => [identityKey(identity), identity]));
  if (all.size === 0) return [{ kind: 'unknown', value: facts.wid }];
  return [...all.values()].sort((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind));
}

/** MG4. */
export function contradict(a: readonly Identity[], b: readonly Identity[]): boolean {
  for (const kind of DECISIVE) {
    const left = a.filter((identity) => identity.kind === kind);
    const right = b.filter((identity) => identity.kind === kind);
    if (left.length > 0 && right.length > 0)
      return !left.some((one) => right.some((other) => one.value === other.value));
  }
  return false;
}

/** MG4: both have LIDs, and none in common. */
function haveOtherLids(a: readonly Identity[], b: readonly Identity[]): boolean {
  const lids = (identities: readonly Identity[]) => identities.filter(({ kind }) => kind === 'lid');
  return contradict(lids(a), lids(b));
}

/** What a sighting means. `sighting` comes from `sightingOf`. */
export function decide(sighting: readonly Identity[], known: KnownPeople): Decision {
  const homes = new Set<PersonId>();
  const add: Identity[] = [];
  for (const identity of sighting) {
    const home = known.homeOf(identity);
    if (home === undefined) add.push(identity);
    else homes.add(home);
  }
  // Strongest identity first, so the first that fits is the one who stays (MG3).
  const person = [...homes].find((home) => !contradict(known.identitiesOf(home), sighting));
  const decision: Decision = { person, add, move: [], join: [] };
  for (const home of homes) {
    if (home === person) continue;
    if (person !== undefined) {
      if (known.rootOf(home) === known.rootOf(person) || known.apart(home, person)) continue;
      const named = sighting.some(
        (identity) => DECISIVE.includes(identity.kind) && known.homeOf(identity) === home,
      );
      const differ = named ? haveOtherLids : contradict;
      const fits =
        !contradict(known.identitiesOf(home), sighting) &&
        !differ(known.wholeOf(home), known.wholeOf(person));
      if (fits) {
        decision.join.push(home);
        continue;
      }
    }
    for (const identity of sighting)
      if (identity.kind !== 'lid' && known.homeOf(identity) === home) decision.move.push(identity);
  }
  return decision;
}
