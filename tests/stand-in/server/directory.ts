/** Finds people by key, PN or LID, and says which id of theirs a group uses. */
import type { Group, IdText, Person, PersonKey, World } from './model.ts';

export interface Directory {
  find(name: string): Person | undefined;
  /** Throws when nobody has this key or id: a mistake of the test. */
  get(name: string): Person;
  /** A new person becomes findable. */
  add(person: Person): void;
  /** The id in the form of the group: its LID in LID groups, its PN in the others. */
  idIn(group: Pick<Group, 'addressing'>, key: PersonKey): IdText;
  /** Who the group knows under this id. The other form of the id finds nobody, as on WhatsApp. */
  inGroup(group: Pick<Group, 'addressing'>, id: IdText): Person | undefined;
}

export function createDirectory(world: World): Directory {
  const byId = new Map<IdText, Person>();

  function index(person: Person): void {
    if (person.pn !== undefined) byId.set(person.pn, person);
    if (person.lid !== undefined) byId.set(person.lid, person);
  }
  for (const person of world.people.values()) index(person);

  function find(name: string): Person | undefined {
    return world.people.get(name) ?? byId.get(name);
  }

  function get(name: string): Person {
    const person = find(name);
    if (!person) throw new Error(`Nobody in this world is called ${name}`);
    return person;
  }

  function idIn(group: Pick<Group, 'addressing'>, key: PersonKey): IdText {
    const person = get(key);
    const id = group.addressing === 'lid' ? (person.lid ?? person.pn) : (person.pn ?? person.lid);
    if (id === undefined) throw new Error(`${key} has no id at all`);
    return id;
  }

  return {
    find,
    get,
    idIn,
    add(person) {
      world.people.set(person.key, person);
      index(person);
    },
    inGroup(group, id) {
      const person = byId.get(id);
      return person && idIn(group, person.key) === id ? person : undefined;
    },
  };
}
