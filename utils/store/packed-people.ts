/** Everybody in few large rows: a row for each costs IndexedDB some 30 µs, a column of texts next to nothing. */
import type { PersonId } from '@/utils/domain/ids.ts';
import type { KnownPerson } from '@/utils/domain/people-list.ts';
import type { Phone } from '@/utils/domain/person.ts';

type Column<Value> = (Value | undefined)[];
type Flat = Omit<KnownPerson, 'phone'> & { e164?: string; formatted?: string; country?: Phone['country'] };

/** The fields of people, each in the order of the people. */
export type PackedPeople = { [Field in keyof Flat]-?: Column<Flat[Field]> };

/** People in one row: some 2 MB. */
const IN_ONE = 5_000;

export function* packPeople(people: readonly KnownPerson[]): Generator<PackedPeople> {
  for (let from = 0; from < people.length; from += IN_ONE) yield pack(people.slice(from, from + IN_ONE));
}

function pack(people: readonly KnownPerson[]): PackedPeople {
  return {
    personId: people.map((person) => person.personId),
    displayName: people.map((person) => person.displayName),
    name: people.map((person) => person.name),
    // Mostly the name that is shown.
    pushName: people.map(({ pushName, displayName }) =>
      pushName === displayName ? undefined : (pushName ?? NONE),
    ),
    username: people.map((person) => person.username),
    e164: people.map(({ phone }) => phone?.e164),
    formatted: people.map(({ phone }) => phone?.formatted),
    country: people.map(({ phone }) => phone?.country),
    lid: people.map((person) => person.lid),
    isBusiness: people.map((person) => person.isBusiness),
    isMyContact: people.map((person) => person.isMyContact),
    isMe: people.map((person) => person.isMe),
    tags: people.map(({ tags }) => (tags.length > 0 ? tags : undefined)),
    groupTags: people.map(({ groupTags }) => (groupTags.length > 0 ? groupTags : undefined)),
    noteCount: people.map((person) => person.noteCount),
    lastNote: people.map((person) => person.lastNote),
    lastRemoval: people.map((person) => person.lastRemoval),
    changedAt: people.map((person) => person.changedAt),
  };
}

/** In place of a name that is none. No name is empty. */
const NONE = '';

export function unpackPeople(packed: PackedPeople): KnownPerson[] {
  return packed.personId.map((personId, at): KnownPerson => {
    const displayName = packed.displayName[at];
    const [e164, formatted] = [packed.e164[at], packed.formatted[at]];
    const pushName = packed.pushName[at];
    return {
      personId: personId as PersonId,
      displayName,
      name: packed.name[at],
      pushName: pushName === undefined ? displayName : pushName === NONE ? undefined : pushName,
      username: packed.username[at],
      phone:
        e164 === undefined || formatted === undefined
          ? undefined
          : { e164, formatted, country: packed.country[at] },
      lid: packed.lid[at],
      isBusiness: packed.isBusiness[at] === true,
      isMyContact: packed.isMyContact[at] === true,
      isMe: packed.isMe[at] === true,
      tags: packed.tags[at] ?? [],
      groupTags: packed.groupTags[at] ?? [],
      noteCount: packed.noteCount[at] ?? 0,
      lastNote: packed.lastNote[at],
      lastRemoval: packed.lastRemoval[at],
      changedAt: packed.changedAt[at] ?? 0,
    };
  });
}
