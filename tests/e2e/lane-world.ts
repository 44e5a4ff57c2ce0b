import type { Person, World } from '../stand-in/server/model.ts';
import { createRandom } from '../stand-in/server/random.ts';
import { addGroup, addRequest, anEmptyWorld, shareMembers } from '../stand-in/world/groups.ts';
import { aPerson, placeOf } from '../stand-in/world/people.ts';

export const LANE = 'Oak Lane';
export const GARAGE = 'Garage';
export const HOUR_S = 3_600;

/** The key of a person in the ledger is their name in lower case: "Asker 07" is `asker-07`. */
export const keyOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** "Asker 01" … "Asker 24" for ("Asker", 24). */
export const named = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${String(index + 1).padStart(2, '0')}`);

/**
 * A small world in which everybody has a telling name. Oak Lane (LID): 24 askers, of whom 13–18 are Polish and 19–24
 * hide their number, the one with the greater number waits longer; 30 members, 05 and 06 are admins. Garage (numbers):
 * the first three members too, four parkers, three drivers who ask. "Anybody", "Private" and "Taken" are in no group.
 */
export function laneWorld(): World {
  const random = createRandom(3);
  const world = anEmptyWorld(random, Date.now(), placeOf('GB'));
  const newcomer = (name: string, details: Partial<Person> = {}, country = 'GB'): string => {
    const person = { ...aPerson(random, keyOf(name), placeOf(country)), pushName: name, ...details };
    world.people.set(person.key, person);
    return person.key;
  };
  const group = (subject: string, details: { addressing?: 'pn' } = {}) => {
    const made = addGroup(world, random, { subject, ...details });
    const owner = world.people.get(made.owner ?? '');
    if (owner) Object.assign(owner, { pushName: `Owner of ${subject}`, isNumberHidden: false });
    delete owner?.savedName;
    return made;
  };

  const lane = group(LANE);
  for (const name of named('Member', 30)) shareMembers(lane, [newcomer(name)]);
  for (const name of ['Member 05', 'Member 06'])
    lane.members.set(keyOf(name), { person: keyOf(name), role: 'admin' });
  named('Asker', 24).forEach((name, index) => {
    const key = newcomer(name, { isNumberHidden: index >= 18 }, index >= 12 && index < 18 ? 'PL' : 'GB');
    const brought = index % 8 === 7 && { method: 'NonAdminAdd' as const, addedBy: 'member-01' };
    addRequest(world, lane, key, { ageS: (index + 1) * 6 * HOUR_S, ...brought });
  });

  const garage = group(GARAGE, { addressing: 'pn' });
  shareMembers(garage, ['member-01', 'member-02', 'member-03']);
  for (const name of named('Parker', 4)) shareMembers(garage, [newcomer(name)]);
  // One has waited longer than anybody in Oak Lane, one shorter.
  [10 * 24, 30, 1].forEach((hours, index) => {
    addRequest(world, garage, newcomer(`Driver 0${index + 1}`), { ageS: hours * HOUR_S });
  });

  newcomer('Anybody', { pn: '447700900101@c.us' });
  newcomer('Private', { pn: '447700900102@c.us', addPrivacy: 'needs-invite' });
  newcomer('Held', { pn: '447700900103@c.us' });
  newcomer('Unreachable', { pn: '447700900104@c.us', isOnWhatsApp: false });
  newcomer('Fileborn', { pn: '447700900105@c.us' });
  return world;
}
