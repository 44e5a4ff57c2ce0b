import type { World } from '../../stand-in/server/model.ts';
import { createRandom } from '../../stand-in/server/random.ts';
import { addGroup, addMembers, addRequest, anEmptyWorld } from '../../stand-in/world/groups.ts';
import { aPerson, placeOf } from '../../stand-in/world/people.ts';

/** Names of the groups that the views are shown with. */
export type Cast = {
  /** I am admin; it has members, past members and requests. */
  main: string;
  /** I am admin; few people, phone numbers. */
  second: string;
  /** I am a member only. */
  notMine: string;
  /** New members need no approval. */
  open: string;
};

export const CYRILLIC_CAST: Cast = {
  main: 'Соседи по даче',
  second: 'Гаражи',
  notMine: 'Книжный клуб',
  open: 'Родители',
};

/** A world without one Latin letter: every Latin word on the screen is then one of Muster's own. */
export function cyrillicWorld(): World {
  const random = createRandom(11);
  const place = placeOf('RU');
  const world = anEmptyWorld(random, Date.now(), place);
  const me = world.people.get(world.me);
  if (me) Object.assign(me, { pushName: 'Роман Ясенев', savedName: 'Роман Ясенев' });
  const newcomer = (key: string): string => {
    world.people.set(key, aPerson(random, key, place));
    return key;
  };
  const main = addGroup(world, random, { subject: CYRILLIC_CAST.main, desc: 'Для тех, кто живёт рядом.' });
  const members = addMembers(world, random, main, 60, () => place);
  for (const key of members.slice(0, 3)) main.members.set(key, { person: key, role: 'admin' });
  members.slice(10, 20).forEach((key) => {
    main.memberLabels.set(key, 'Дом 12');
  });
  for (let i = 0; i < 30; i++) {
    const byMember = i % 5 === 4 && { method: 'NonAdminAdd' as const, addedBy: members[20] ?? world.me };
    addRequest(world, main, newcomer(`asks-${i}`), { ageS: 3_000 + i * 40_000, ...byMember });
  }
  for (let i = 0; i < 6; i++) {
    const reason = i % 2 === 0 ? ('Left' as const) : ('Removed' as const);
    const leftAtS = Math.floor(Date.now() / 1000) - (i + 1) * 86_400;
    main.past.push({ person: newcomer(`past-${i}`), leftAtS, reason });
  }
  const { second, notMine, open } = CYRILLIC_CAST;
  const garages = addGroup(world, random, { subject: second, addressing: 'pn' });
  addMembers(world, random, garages, 8, () => place);
  addRequest(world, garages, newcomer('asks-garage'), { ageS: 7_000 });
  addMembers(world, random, addGroup(world, random, { subject: notMine, myRole: 'member' }), 5, () => place);
  const settings = { membershipApprovalMode: false };
  addMembers(world, random, addGroup(world, random, { subject: open, settings }), 5, () => place);
  for (const person of world.people.values()) {
    delete person.username;
    delete person.verifiedName;
    if (/[A-Za-z]/.test(`${person.pushName ?? ''}${person.savedName ?? ''}`)) {
      person.pushName = 'Мария Белова';
      delete person.savedName;
    }
  }
  return world;
}
