/** Some people into, or out of, several groups: who and where, and why not. Rules GM23–GM25, GM60, GM61: `SPEC.md`, "Groups". */
import type { GroupFacts, Role } from './group.ts';
import { closedBy, placesLeft } from './group-table.ts';
import type { GroupId, PersonId, Wid } from './ids.ts';
import type { JobKind } from './job.ts';

export type AcrossKind = 'add' | 'remove';

/** Somebody to be added or removed, whether Muster knows them or not. */
export type Somebody = {
  /** Missing: Muster has never seen them. */
  personId?: PersonId | undefined;
  isMe: boolean;
  /** The form of their number that adding takes. Missing: hidden. */
  numberWid?: Wid | undefined;
};

export type Place = {
  personId: PersonId;
  groupId: GroupId;
  wid: Wid;
  role: Role;
  pendingJob?: JobKind | undefined;
};

/** Of a whole group. */
export type GroupLeftOut = 'not-admin' | 'gone' | 'suspended' | 'terminated' | 'no-places' | 'unread';
/** Of a person, in all of the groups. */
export type PersonLeftOut = 'no-number' | 'nowhere' | 'is-me';
/** Of a person in a group. */
export type PairLeftOut = 'already-member' | 'already-pending' | 'absent' | 'is-admin' | 'is-superadmin';

export type AcrossPlan<Person, Group> = {
  items: { person: Person; group: Group; wid: Wid }[];
  groups: { group: Group; why: GroupLeftOut }[];
  people: { person: Person; why: PersonLeftOut }[];
  pairs: { person: Person; group: Group; why: PairLeftOut }[];
};

type TargetGroup = GroupFacts & { goneAt?: number | undefined; membersReadAt?: number | undefined };

/** GM61. Who is in these groups nobody knows yet; those that can be read no more are not waited for. */
export function unreadOf<Group extends TargetGroup>(groups: readonly Group[]): Group[] {
  return groups.filter(
    (group) =>
      group.membersReadAt === undefined &&
      group.goneAt === undefined &&
      group.myRole !== undefined &&
      closedBy(group) === undefined,
  );
}

/** GM23: everybody in every group is acted on or named, once. `where`: all places of these people in these groups. */
export function planAcross<Person extends Somebody, Group extends TargetGroup>(
  kind: AcrossKind,
  people: readonly Person[],
  groups: readonly Group[],
  where: readonly Place[],
): AcrossPlan<Person, Group> {
  const plan: AcrossPlan<Person, Group> = { items: [], groups: [], people: [], pairs: [] };
  const open = groups.filter((group) => {
    const why = groupLeftOut(kind, group);
    if (why) plan.groups.push({ group, why });
    return why === undefined;
  });
  const placesOf = Map.groupBy(where, ({ personId, groupId }) => `${personId} ${groupId}`);
  const unread = new Set(kind === 'remove' ? unreadOf(open) : []);
  const somewhere = new Set(where.map(({ personId }) => personId));
  const eligible = people.filter((person) => {
    const why = personLeftOut(kind, person, somewhere);
    // GM60: who was found nowhere may be where nobody has looked.
    if (why === 'nowhere' && unread.size > 0) return true;
    if (why) plan.people.push({ person, why });
    return why === undefined;
  });
  for (const group of open) {
    let isUnread = false;
    for (const person of eligible) {
      const places = person.personId ? (placesOf.get(`${person.personId} ${group.id}`) ?? []) : [];
      const why = pairLeftOut(kind, places);
      if (why === 'absent' && unread.has(group)) isUnread = true;
      else if (why) plan.pairs.push({ person, group, why });
      else
        for (const wid of kind === 'add' ? [person.numberWid] : places.map((place) => place.wid))
          if (wid !== undefined) plan.items.push({ person, group, wid });
    }
    if (isUnread) plan.groups.push({ group, why: 'unread' });
  }
  return plan;
}

/** GM24. */
function groupLeftOut(kind: AcrossKind, group: TargetGroup): GroupLeftOut | undefined {
  if (group.goneAt !== undefined || group.myRole === undefined) return 'gone';
  if (group.myRole === 'member') return 'not-admin';
  return closedBy(group) ?? (kind === 'add' && placesLeft(group) === 0 ? 'no-places' : undefined);
}

/** GM25. */
function personLeftOut(
  kind: AcrossKind,
  { isMe, personId, numberWid }: Somebody,
  somewhere: ReadonlySet<PersonId>,
): PersonLeftOut | undefined {
  if (isMe) return 'is-me';
  if (kind === 'add') return numberWid === undefined ? 'no-number' : undefined;
  return personId !== undefined && somewhere.has(personId) ? undefined : 'nowhere';
}

function pairLeftOut(kind: AcrossKind, places: readonly Place[]): PairLeftOut | undefined {
  if (places.some(({ pendingJob }) => pendingJob !== undefined)) return 'already-pending';
  if (kind === 'add') return places.length > 0 ? 'already-member' : undefined;
  if (places.length === 0) return 'absent';
  if (places.some(({ role }) => role === 'superadmin')) return 'is-superadmin';
  return places.some(({ role }) => role === 'admin') ? 'is-admin' : undefined;
}
