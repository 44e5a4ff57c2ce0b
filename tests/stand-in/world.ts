/** Worlds for the stand-in: one built to measure, and three named ones. */
import { createRandom } from './server/random.ts';
import type { World } from './server/model.ts';
import { demoWorld } from './world/demo.ts';
import { addGroup, addMembers, addRequest, anEmptyWorld, shareMembers } from './world/groups.ts';
import { largeWorld } from './world/large.ts';
import { nastyWorld } from './world/nasty.ts';
import { aMixedPerson } from './world/people.ts';

export type Scenario = 'demo' | 'large' | 'nasty';

/** The moment the invented worlds are made for. */
export const START_MS = Date.UTC(2026, 10, 23, 9, 0, 0);

export interface WorldOptions {
  /** Default 1. */
  groups?: number;
  /** Members of each group, me and the owner included. Default 10. */
  members?: number;
  /** Pending requests of each group. Default 0. */
  requests?: number;
  addressing?: 'lid' | 'pn';
  seed?: number;
  startMs?: number;
}

/** Plain groups named "Group 1", "Group 2" …; I am admin of all, everything is in memory. */
export function buildWorld(options: WorldOptions = {}): World {
  const {
    groups = 1,
    members = 10,
    requests = 0,
    addressing = 'lid',
    seed = 1,
    startMs = START_MS,
  } = options;
  const random = createRandom(seed);
  const world = anEmptyWorld(random, startMs);
  const shared: string[] = [];
  for (let i = 1; i <= groups; i++) {
    const group = addGroup(world, random, { subject: `Group ${i}`, addressing });
    // A fifth of each group is in other groups too.
    shareMembers(group, random.shuffle(shared).slice(0, Math.floor((members - 2) / 5)));
    shared.push(...addMembers(world, random, group, Math.max(0, members - group.members.size)));
    for (let r = 0; r < requests; r++) {
      const person = aMixedPerson(random, `p${world.people.size}`);
      world.people.set(person.key, person);
      addRequest(world, group, person.key, { ageS: random.int(60, 500_000) });
    }
  }
  return world;
}

export function buildScenario(scenario: Scenario, options: { seed?: number; startMs?: number } = {}): World {
  const { seed = 7, startMs = START_MS } = options;
  const make = { demo: demoWorld, large: largeWorld, nasty: nastyWorld }[scenario];
  return make(createRandom(seed), startMs);
}
