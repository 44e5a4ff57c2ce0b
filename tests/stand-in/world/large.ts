/** Scale: 300 groups, one of 1,024 members (the most an ordinary group holds), 5,000 join requests. */
import type { PersonKey, World } from '../server/model.ts';
import type { Random } from '../server/random.ts';
import { addGroup, addMembers, addRequest, anEmptyWorld, shareMembers } from './groups.ts';
import { aMixedPerson } from './people.ts';

const GROUPS = 300;
const REQUESTS = 5000;

export function largeWorld(random: Random, startMs: number): World {
  const world = anEmptyWorld(random, startMs);
  const known: PersonKey[] = [];
  for (let i = 1; i <= GROUPS; i++) {
    const isBiggest = i === 1;
    const group = addGroup(world, random, {
      subject: isBiggest ? 'The whole city' : `District ${i}`,
      addressing: i % 4 === 0 ? 'pn' : 'lid',
      myRole: i % 10 === 9 ? 'member' : 'admin',
      known: isBiggest || i % 3 !== 0 ? 'memory' : i % 2 === 0 ? 'local' : 'server',
      unreadCount: i % 7 === 0 ? random.int(1, 40) : 0,
    });
    const size = isBiggest ? 1024 : random.int(12, 70);
    shareMembers(group, random.shuffle(known.slice(-400)).slice(0, isBiggest ? 0 : Math.floor(size / 2)));
    known.push(...addMembers(world, random, group, size - group.members.size));
  }
  const groups = [...world.groups.values()].filter((group) => group.members.get(world.me)?.role === 'admin');
  for (let i = 0; i < REQUESTS; i++) {
    // The second group, still far from full, gets a thousand; the rest is spread.
    const group = i < 900 ? groups[1] : groups[1 + (i % (groups.length - 1))];
    if (!group) throw new Error('The large world has no groups');
    const person = aMixedPerson(random, `p${world.people.size}`);
    world.people.set(person.key, person);
    addRequest(world, group, person.key, { ageS: random.int(60, 2_000_000) });
  }
  return world;
}
