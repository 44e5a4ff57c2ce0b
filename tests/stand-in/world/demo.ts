/** The neighbours of Oak Lane: what the demo and the pictures show. */
import type { Group, PersonKey, World } from '../server/model.ts';
import type { Random } from '../server/random.ts';
import { CARETAKER_TALK, GARAGE_TALK, OAK_LANE_TALK, SCHOOL_TALK } from './demo-talk.ts';
import {
  addGroup,
  addMembers,
  addMessages,
  addPast,
  addRequest,
  anEmptyWorld,
  DAY_S,
  shareMembers,
} from './groups.ts';
import { PEDLARS } from './names.ts';
import type { Place } from './names.ts';
import { aMixedPerson, aPerson, placeOf } from './people.ts';

export const OAK_LANE = 'Neighbours of Oak Lane';
export const GARAGE = 'Oak Lane garage';

/** An English street with people from everywhere. */
const MIX: readonly (readonly [string, number])[] = [
  ['GB', 46],
  ['IE', 6],
  ['PL', 8],
  ['IN', 8],
  ['NG', 5],
  ['PT', 4],
  ['BR', 4],
  ['UA', 4],
  ['IT', 3],
  ['FR', 3],
  ['TR', 3],
  ['ES', 2],
  ['RU', 2],
  ['KE', 2],
];

/** +883 are numbers of no country: whoever asks with one is worth a look. */
const NOWHERE: Place = { country: '', prefix: '883', digits: 9, given: ['x'], family: ['x'] };

function neighbours(random: Random): () => Place {
  const total = MIX.reduce((sum, [, weight]) => sum + weight, 0);
  return () => {
    let left = random.int(1, total);
    for (const [country, weight] of MIX) {
      left -= weight;
      if (left <= 0) return placeOf(country);
    }
    return placeOf('GB');
  };
}

function talk(world: World, random: Random, group: Group, lines: readonly string[], ageS: number): void {
  const keys = [...group.members.keys()].filter((key) => key !== world.me && world.people.get(key)?.pushName);
  addMessages(
    world,
    random,
    group,
    // Lines that start with ">" are mine.
    lines.map((line, index) => {
      const from = line.startsWith('>') ? world.me : (keys[(index * 7 + 3) % keys.length] ?? world.me);
      return [from, line.replace(/^> /, '')] as const;
    }),
    ageS,
  );
}

/** 280 neighbours-to-be and 20 pedlars, most of them brought by one and the same member. */
function fillRequests(
  world: World,
  random: Random,
  group: Group,
  bringer: PersonKey,
  past: PersonKey[],
): void {
  const place = neighbours(random);
  for (let i = 0; i < 280; i++) {
    const formerMember = i < 3 ? past[i] : undefined;
    const person = aMixedPerson(random, `asks-${i}`, place());
    if (formerMember === undefined) world.people.set(person.key, person);
    addRequest(world, group, formerMember ?? person.key, {
      ageS: random.int(300, 9 * DAY_S),
      ...(random.chance(0.08) ? { method: 'NonAdminAdd' as const, addedBy: bringerOf(group, random) } : {}),
    });
  }
  for (let i = 0; i < 20; i++) {
    const person = aPerson(random, `pedlar-${i}`, NOWHERE);
    person.pushName = PEDLARS[i % PEDLARS.length] ?? 'Shop';
    person.isNumberHidden = i % 4 === 3;
    world.people.set(person.key, person);
    addRequest(world, group, person.key, {
      method: 'NonAdminAdd',
      addedBy: bringer,
      ageS: random.int(60, DAY_S),
    });
  }
}

function bringerOf(group: Group, random: Random): PersonKey {
  return random.pick([...group.members.keys()].slice(20, 60));
}

export function demoWorld(random: Random, startMs: number): World {
  const world = anEmptyWorld(random, startMs, placeOf('GB'));
  const place = neighbours(random);

  const oak = addGroup(world, random, {
    subject: OAK_LANE,
    desc: 'For everybody who lives on Oak Lane. No selling, no politics. New neighbours: please say your house number.',
    descId: 'A1F3',
    unreadCount: 3,
  });
  const locals = addMembers(world, random, oak, 698, place);
  for (const key of locals.slice(0, 5)) oak.members.set(key, { person: key, role: 'admin' });
  for (const key of locals.slice(600, 625)) {
    const person = world.people.get(key);
    if (person) person.pushName = `${person.pushName ?? 'Sam'} (moved out)`;
  }
  locals.slice(30, 60).forEach((key, index) => {
    oak.memberLabels.set(key, ['House 12', 'Block A', 'Block B', 'Caretaker', 'Flat 7'][index % 5] ?? '');
  });
  const past = addPast(world, random, oak, 18);
  fillRequests(world, random, oak, locals[40] ?? world.me, past);
  talk(world, random, oak, OAK_LANE_TALK, 240);

  const garage = addGroup(world, random, {
    subject: GARAGE,
    addressing: 'pn',
    myRole: 'superadmin',
    unreadCount: 12,
  });
  addMembers(world, random, garage, 60, place);
  shareMembers(garage, locals.slice(100, 125));
  addPast(world, random, garage, 4);
  for (let i = 0; i < 9; i++) {
    const key = locals[200 + i];
    if (key !== undefined) addRequest(world, garage, key, { ageS: random.int(3600, 5 * DAY_S) });
  }
  talk(world, random, garage, GARAGE_TALK, 1500);

  const school = addGroup(world, random, {
    subject: 'School run',
    settings: { membershipApprovalMode: false, memberAddMode: 'all_member_add', restrict: false },
  });
  addMembers(world, random, school, 96, place);
  shareMembers(school, locals.slice(250, 297));
  talk(world, random, school, SCHOOL_TALK, 5200);

  const community = addGroup(world, random, {
    subject: 'Oak Lane Together',
    groupType: 'COMMUNITY',
    known: 'local',
  });
  const announcements = addGroup(world, random, {
    subject: 'Oak Lane Together: announcements',
    groupType: 'LINKED_ANNOUNCEMENT_GROUP',
    parentGroup: community.id,
    settings: { announce: true },
    known: 'local',
    unreadCount: -1,
  });
  shareMembers(announcements, locals.slice(0, 420));
  talk(world, random, announcements, ['The community garden opens on Saturday at ten.'], 9100);
  const garden = addGroup(world, random, {
    subject: 'Community garden',
    groupType: 'LINKED_SUBGROUP',
    parentGroup: community.id,
    untold: ['memberLinkMode', 'memberShareGroupHistoryMode', 'reportToAdminMode', 'noFrequentlyForwarded'],
  });
  shareMembers(garden, locals.slice(300, 360));
  for (const key of locals.slice(380, 386)) {
    addRequest(world, garden, key, {
      method: 'LinkedGroupJoin',
      parentGroup: community.id,
      ageS: random.int(600, 3 * DAY_S),
    });
  }
  talk(world, random, garden, ['Who takes the watering can on Thursday?', '> I can, after six.'], 11_000);

  const books = addGroup(world, random, { subject: 'Riverside book club', myRole: 'member' });
  addMembers(world, random, books, 36, place);
  talk(world, random, books, ['Next month: the one with the lighthouse.'], 40_000);
  const dacha = addGroup(world, random, { subject: 'Соседи по даче', addressing: 'pn', known: 'stale' });
  addMembers(world, random, dacha, 50, () => placeOf('RU'));
  talk(world, random, dacha, ['Воду отключат в среду с 10 до 14.', '> Спасибо, передам остальным.'], 50_000);
  const park = addGroup(world, random, { subject: 'جيران الحديقة', known: 'server' });
  addMembers(world, random, park, 41, () => placeOf('EG'));
  talk(world, random, park, ['موعدنا يوم الجمعة بعد العصر', '> ممتاز، سأحضر الشاي'], 60_000);
  const market = addGroup(world, random, { subject: 'Old Mill flea market', isSuspended: true });
  addMembers(world, random, market, 22, place);
  const former = addGroup(world, random, {
    subject: 'Football on Sundays',
    myRole: 'absent',
    known: 'local',
  });
  addMembers(world, random, former, 14, place);

  for (const [index, line] of CARETAKER_TALK.entries()) {
    const person = world.people.get(locals[10 + index] ?? '');
    if (!person?.pn) continue;
    person.savedName = line[0];
    person.isNumberHidden = false;
    world.chats.set(person.pn, {
      id: person.pn,
      unreadCount: index === 0 ? 1 : 0,
      isArchived: false,
      messages: [
        {
          id: `false_${person.pn}_3EB0DIRECT${index}`,
          chat: person.pn,
          from: person.key,
          body: line[1],
          atS: Math.floor(startMs / 1000) - 7200 * (index + 1),
        },
      ],
    });
  }
  return world;
}
