import type { World } from '../stand-in/server/model.ts';
import { createRandom } from '../stand-in/server/random.ts';
import { addGroup, addMembers, addRequest, anEmptyWorld } from '../stand-in/world/groups.ts';
import { aPerson } from '../stand-in/world/people.ts';

/** Groups of mine: in Elm newcomers need approval already, and one asks. One more is suspended, and in another I am a plain member. */
const SIZES = { Ash: 5, Birch: 9, Cedar: 7, Elm: 3 } as const;

export function grove(): World {
  const random = createRandom(5);
  const world = anEmptyWorld(random, Date.now());
  const settings = { membershipApprovalMode: false };
  for (const [subject, size] of Object.entries(SIZES)) {
    const group = addGroup(world, random, {
      subject,
      settings: { ...settings, membershipApprovalMode: subject === 'Elm' },
    });
    addMembers(world, random, group, size - group.members.size);
    if (subject !== 'Elm') continue;
    const asker = aPerson(random, 'asker');
    world.people.set(asker.key, asker);
    addRequest(world, group, asker.key, { ageS: 60 });
  }
  addGroup(world, random, { subject: 'Fallen oak', settings, isSuspended: true });
  addGroup(world, random, { subject: 'Guests', settings, myRole: 'member' });
  return world;
}
