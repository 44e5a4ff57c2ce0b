/** A store in which one person stands in every table that can hold one, beside somebody else. */
import { asId, type PersonId, type Wid } from '@/utils/domain/ids.ts';
import type { Identity } from '@/utils/domain/person.ts';
import { NO_PEOPLE_FILTER } from '@/utils/domain/people-list.ts';
import { noLines, withSnapshot } from '@/utils/domain/snapshot-lines.ts';
import { shelfOf } from '@/utils/store/take-snapshot.ts';
import { ACCOUNT, aJob, aMember, anItem, aRequest, GROUP, NOON, pnWid } from './builders.ts';
import { fullStore } from './full-store.ts';
import { RED } from './known-people.ts';

export const LID: Wid = asId('777000111@lid');
export const NUMBER: Identity = { kind: 'pn', value: '+4790000777' };
const identities: Identity[] = [
  { kind: 'lid', value: LID },
  NUMBER,
  { kind: 'username', value: 'quistling' },
];
const at = { accountId: ACCOUNT, groupId: GROUP };

/** Nothing of this may be left: names, numbers in any spelling, ids of WhatsApp, and what was written about them. */
export const TRACES_OF_VERA = [
  /777000111/,
  /9[\s().-]*0[\s().-]*0[\s().-]*0[\s().-]*0[\s().-]*7[\s().-]*7[\s().-]*7/,
  /vera/i,
  /quist/i,
  /secret/i,
];

export async function knownEverywhere() {
  const store = await fullStore();
  const { ask, db, person } = store;
  const vera = aMember(777, { wid: LID, identities, pushName: 'Vera Quist', memberLabel: 'Quist, gate 4' });
  const others = [aMember(1), aMember(2)];
  await ask('sawMembers', { ...at, members: [...others, vera], at: NOON });
  await ask('sawMembers', { ...at, members: [...others, { ...vera, role: 'admin' }], at: NOON + 1 });
  const home = await db.identities.get(`lid:${LID}`);
  if (!home) throw new Error('nobody');
  const id: PersonId = home.personId;
  await ask('sawRequests', {
    ...at,
    requests: [aRequest(9, { addedBy: vera }), aRequest(5, { person: { ...vera } })],
    at: NOON,
  });
  // A part, with a number of its own.
  await ask('sawMembers', {
    ...at,
    members: [...others, vera, aMember(778, { pushName: 'V. Quist' })],
    at: NOON,
  });
  const part = await db.identities.get('lid:778@lid');
  if (!part) throw new Error('no part');
  await ask('mergePeople', { mergeId: asId('mv'), into: id, from: part.personId, accountId: ACCOUNT });
  await ask('mergePeople', { mergeId: asId('mw'), into: id, from: person(2), accountId: ACCOUNT });
  await ask('splitPeople', { mergeId: asId('mw'), accountId: ACCOUNT });

  await ask('tagPeople', { personIds: [id], tagId: RED, accountId: ACCOUNT });
  const note = (noteId: string, personId: PersonId, text: string) =>
    ask('addNote', { noteId: asId(noteId), personIds: [personId], text, accountId: ACCOUNT });
  await note('v1', id, 'Secret of the gate');
  await note('v2', part.personId, 'Secret of the part');
  await note('v3', id, 'Secret that was binned');
  await ask('binNote', { noteId: asId('v3'), accountId: ACCOUNT });
  await note('o1', person(1), 'Ask at 0 900 00 777, or +47 (900) 00-777; 90000777 too');
  const strike = (strikeId: string, personId: PersonId, reason: string) =>
    ask('addStrike', { strikeId: asId(strikeId), personIds: [personId], reason, accountId: ACCOUNT });
  await strike('vs', id, 'Secret sales');
  await strike('os', person(1), 'Called +4790000777');
  await ask('putOnList', {
    accountId: ACCOUNT,
    entries: [
      { id: asId('vd'), list: 'deny', personId: id, reason: 'Sold secret tickets' },
      { id: asId('va'), list: 'allow', identity: NUMBER, label: 'Vera' },
      { id: asId('od'), list: 'deny', personId: person(1), reason: 'Friend of +47 900 00 777' },
    ],
  });
  await ask('putRule', {
    rule: {
      id: asId('r'),
      accountId: ACCOUNT,
      name: 'Friends',
      isOn: false,
      conditions: [{ kind: 'brought', by: 'people', people: [id] }],
      verdict: 'hold',
    },
  });
  await ask('dismissMessages', {
    ...at,
    messages: [
      { id: asId(`false_${GROUP}_3EB0_${LID}`), at: NOON },
      { id: asId(`false_${GROUP}_3EB1_47${'90000777'}@c.us`), at: NOON },
    ],
  });
  await ask('putSegment', {
    segment: {
      id: asId('sg'),
      accountId: ACCOUNT,
      name: 'That number',
      filter: { ...NO_PEOPLE_FILTER, text: '+47 900 00 777', countries: ['NO'] },
    },
  });
  await ask('putSegment', {
    segment: {
      id: asId('sn'),
      accountId: ACCOUNT,
      name: 'Vera Quist',
      filter: { ...NO_PEOPLE_FILTER, text: 'quist  véra', countries: ['NO'] },
    },
  });
  await ask('putSettings', {
    settings: {
      paletteRecent: [
        `person:${id}`,
        `person:${person(1)}`,
        `person:${part.personId}`,
        'action:Open Vera Quist undefined',
      ],
    },
  });
  await ask('useSegment', { segmentId: asId('sg'), at: NOON });
  // Using it read everybody, which is kept; what is written since is too.
  await store.settled();
  await db.people.bulkPut(await db.people.where('personId').equals(id).toArray());
  await db.memberships.bulkPut(await db.memberships.where('personId').equals(id).toArray());

  const theirs = { personId: id, wid: LID, identities, label: 'Vera Quist' };
  const invite = { url: 'https://chat.whatsapp.com/SECRET' };
  await db.jobs.bulkPut([
    aJob({
      id: asId('own'),
      kind: 'remove',
      state: 'done',
      reason: 'Secret sales',
      retryable: 1,
      counts: { total: 1, todo: 0, acting: 0, done: 0, failed: 1, skipped: 0 },
    }),
    aJob({
      id: asId('both'),
      kind: 'promote',
      state: 'done',
      reason: 'Helps +4790000777',
      counts: { total: 2, todo: 0, acting: 0, done: 2, failed: 0, skipped: 0 },
    }),
  ]);
  await db.items.bulkPut([
    anItem({ jobId: asId('own'), ...theirs, state: 'failed', reason: 'server-error', invite }),
    anItem({ jobId: asId('both'), ...theirs, state: 'done', message: { id: asId(`x_${LID}`), at: NOON } }),
    anItem({ jobId: asId('both'), index: 1, state: 'done' }),
  ]);
  await db.log.bulkPut([
    {
      id: asId('l1'),
      at: NOON,
      ...at,
      action: 'remove',
      personId: id,
      personLabel: 'Old Vera',
      jobId: asId('own'),
      result: 'done',
      why: 'Secret sales',
    },
    {
      id: asId('l2'),
      at: NOON,
      ...at,
      action: 'job-created',
      jobId: asId('own'),
      result: 'done',
      why: 'Secret sales',
      detail: '1',
    },
    {
      id: asId('l3'),
      at: NOON,
      ...at,
      action: 'seen-left',
      personId: person(1),
      personLabel: 'Person 1',
      actor: 'Vera Quist',
      result: 'done',
      why: 'By +4790000777',
    },
  ]);
  await db.reinvites.bulkPut([
    { jobId: asId('own'), ...at, at: NOON, personIds: [id] },
    { jobId: asId('both'), ...at, at: NOON, personIds: [person(1), part.personId] },
  ]);
  await db.pastRequests.bulkPut([
    {
      ...at,
      groupName: 'Oak Lane',
      wid: LID,
      personId: id,
      requestedAt: 1,
      method: 'unknown',
      seenAt: 1,
      endedAt: NOON,
      outcome: 'rejected',
    },
    {
      ...at,
      groupName: 'Oak Lane',
      wid: pnWid(1),
      personId: person(1),
      addedById: id,
      requestedAt: 1,
      method: 'unknown',
      seenAt: 1,
      endedAt: NOON,
      outcome: 'approved',
    },
  ]);
  await db.people.update(person(1), {
    lastRemoval: {
      groupId: GROUP,
      groupName: 'Oak Lane',
      at: NOON,
      by: 'Vera Quist',
      reason: 'Told by 90000777',
    },
  });
  await db.insightWriters.put({ ...at, personId: id, lastDay: 20_000 });
  const [snapshots] = await db.snapshots.toArray();
  if (!snapshots) throw new Error('no snapshots');
  const [head] = snapshots.heads;
  if (!head) throw new Error('no snapshot');
  const member = { personId: id, wid: LID, role: 'admin' as const, joinedAt: 5, tagIds: [RED], noteIds: [] };
  const lines = withSnapshot(
    snapshots.lines.personIds.length > 0 ? snapshots.lines : noLines(),
    head.seq,
    1,
    [member],
  );
  const row = {
    ...snapshots,
    nextSeq: 2,
    heads: [head, { ...head, id: asId<never>('sn2'), seq: 1, members: 1, admins: 1 }],
    lines,
  };
  await db.snapshots.put(row);
  await db.snapshotShelves.put(shelfOf(row));
  return { ...store, id, part: part.personId };
}
