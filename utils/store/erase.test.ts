import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, GROUP, NOON } from '@/tests/builders.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { knownEverywhere, LID, TRACES_OF_VERA } from '@/tests/known-everywhere.ts';
import { personMark } from '@/utils/domain/segments.ts';
import { asId, type EntryId } from '@/utils/domain/ids.ts';
import type { Database } from './db.ts';
import { TRACES } from './traces.ts';

/** Every row of a table as text, with what JSON would leave out. */
async function textOf(db: Database, name: string): Promise<string> {
  const rows: unknown[] = await db.table(name).toArray();
  return JSON.stringify(rows, (_, value: unknown) => (value instanceof Float64Array ? [...value] : value));
}

const everywhere = async (keep: EntryId[] = []) => {
  const store = await knownEverywhere();
  const erase = () => store.ask('erasePerson', { personId: store.id, keep, accountId: ACCOUNT });
  const marks = [store.id, store.part].map((id) => String(personMark(id)));
  const ids = [store.id, store.part].map((id) => new RegExp(`"(person:)?${id}"`));
  return { ...store, erase, traces: [...TRACES_OF_VERA, ...ids, ...marks.map((mark) => new RegExp(mark))] };
};

describe('erasing', () => {
  it('[DR10] every table has an answer, or a reason why it holds nobody', async () => {
    const { db } = await storeWithPeople();
    expect(Object.keys(TRACES).sort()).toEqual(db.tables.map(({ name }) => name).sort());
    for (const [name, trace] of Object.entries(TRACES))
      if ('nobody' in trace) expect(trace.nobody, name).not.toBe('');
  });

  it('[DR2] [DR3] [DR4] leaves no trace in any table', async () => {
    const { db, erase, traces } = await everywhere();
    const isIn = (text: string): boolean => traces.some((trace) => trace.test(text));
    // It stands in every table that can hold somebody: else the test would prove nothing.
    for (const [name, trace] of Object.entries(TRACES))
      if (!('nobody' in trace)) expect(isIn(await textOf(db, name)), `before: ${name}`).toBe(true);
    await erase();
    for (const { name } of db.tables)
      for (const trace of traces) expect(await textOf(db, name), `${name}: ${trace}`).not.toMatch(trace);
  });

  it('[DR2] touches nobody else', async () => {
    const { db, erase, person } = await everywhere();
    const before = await db.memberships.where('personId').equals(person(1)).toArray();
    await erase();
    expect(await db.memberships.where('personId').equals(person(1)).toArray()).toEqual(before);
    expect(await db.notes.get('o1' as never)).toMatchObject({
      text: 'Ask at erased person, or erased person; erased person too',
    });
    expect(await db.strikes.get('s1' as never)).toMatchObject({ reason: 'spam', personId: person(1) });
    expect(await db.people.get(person(1))).toMatchObject({
      lastRemoval: { by: 'erased person', reason: 'Told by erased person' },
    });
    expect(await db.listed.toArray()).toMatchObject([{ id: 'od', reason: 'Friend of erased person' }]);
    expect(await db.reinvites.toArray()).toMatchObject([
      { personIds: [person(1)] },
      { personIds: [person(2)] },
    ]);
    expect(await db.pastRequests.toArray()).toMatchObject([{ personId: person(1), addedById: undefined }]);
  });

  it('[DR50] what was searched for is forgotten, and what was searched for of others stays', async () => {
    const { ask, db, erase, person } = await everywhere();
    await erase();
    expect(await ask('settings', {})).toMatchObject({ paletteRecent: [`person:${person(1)}`] });
    expect(await db.segments.toArray()).toMatchObject([
      { name: 'That number', filter: { text: '', countries: ['NO'] } },
      { name: 'erased person', filter: { text: '', countries: ['NO'] } },
    ]);
  });

  it('[DR2] what jobs did is kept without them, and neither tried again nor undone', async () => {
    const { ask, db, erase } = await everywhere();
    await erase();
    expect(await db.items.get(['own', 0])).toMatchObject({
      label: 'erased person',
      state: 'failed',
      identities: [],
    });
    expect(await ask('job', { jobId: asId('own') })).toMatchObject({
      canRetry: false,
      reason: undefined,
      retryable: 0,
    });
    await ask('undoJob', { jobId: asId('both'), newJobId: asId('undo') });
    const items = await db.items.where('[jobId+state]').equals(['undo', 'todo']).toArray();
    expect(items.map(({ label }) => label)).toEqual(['Person 1']);
  });

  it('[DR3] the log keeps what was done, and by whom; [DR7] one line says that somebody was erased', async () => {
    const { db, erase } = await everywhere();
    const count = await db.log.count();
    await erase();
    expect(await db.log.count()).toBe(count + 1);
    expect(await db.log.get('l1' as never)).toMatchObject({
      action: 'remove',
      groupId: GROUP,
      personLabel: 'erased person',
      result: 'done',
      jobId: 'own',
    });
    const [line] = await db.log.filter(({ action }) => action === 'person-erased').toArray();
    expect(line).toEqual({
      id: line?.id,
      at: NOON,
      accountId: ACCOUNT,
      action: 'person-erased',
      actor: 'Nora',
      result: 'done',
    });
  });

  it('[DR2] snapshots tell of the others what they told before', async () => {
    const { ask, db, erase } = await everywhere();
    const members = async () =>
      (await ask('snapshots', { accountId: ACCOUNT, groupId: GROUP })).map((one) => one.members);
    const [, first] = await members();
    await erase();
    expect(await members()).toEqual([0, first]);
    expect(await db.snapshotShelves.toArray()).toMatchObject([
      { count: 2, newest: { members: 0, admins: 0 } },
    ]);
  });

  it('[DR2] a rule that asked who brought them goes on to meet nobody', async () => {
    const { db, erase, id } = await everywhere();
    await erase();
    const [condition] = (await db.rules.toArray())[0]?.conditions ?? [];
    if (condition?.kind !== 'brought') throw new Error('another condition');
    expect(condition.people).toHaveLength(1);
    expect(condition.people).not.toContain(id);
  });

  it('[DR6] a line of the deny list stays where it is asked for, with what it needs alone', async () => {
    const { ask, db, erase } = await everywhere([asId('vd'), asId('va')]);
    await erase();
    const line = await db.listed.get('vd' as never);
    expect(line).toMatchObject({ label: 'erased person', reason: 'Sold secret tickets', list: 'deny' });
    expect(line).not.toHaveProperty('personId', expect.anything());
    expect(await db.listed.get('va' as never)).toBeUndefined();
    // Who comes again is a new person, and known by the line.
    await ask('sawMembers', {
      accountId: ACCOUNT,
      groupId: GROUP,
      members: [aMember(1), aMember(777, { wid: LID, identities: [{ kind: 'lid', value: LID }] })],
      at: NOON,
    });
    const rows = await ask('members', { accountId: ACCOUNT, groupId: GROUP });
    const again = rows.find(({ wid }) => wid === LID);
    expect(again).toMatchObject({ noteCount: 0, tags: [], listed: { entryId: 'vd' } });
  });

  it('[DR5] is refused for me, and while a job has them to do', async () => {
    const { ask, port, db, id } = await everywhere();
    const order = { personId: id, keep: [], accountId: ACCOUNT };
    await db.items.update(['own', 0], { state: 'todo' });
    expect(await ask('personTraces', { personId: id })).toMatchObject({ isInOpenJob: true });
    expect(await port.call('erasePerson', order)).toMatchObject({ ok: false, reason: 'in-use' });
    await db.items.update(['own', 0], { state: 'failed' });
    await db.people.update(id, { isMe: true });
    expect(await port.call('erasePerson', order)).toMatchObject({ ok: false, reason: 'invalid' });
  });

  it('said twice changes nothing', async () => {
    const { db, erase } = await everywhere();
    await erase();
    const count = await db.log.count();
    await erase();
    expect(await db.log.count()).toBe(count);
  });

  it('[DR2] is all or nothing', async () => {
    const { port, db, id } = await everywhere();
    const before = await textOf(db, 'notes');
    db.log.hook('creating', () => {
      throw new Error('no room');
    });
    expect(await port.call('erasePerson', { personId: id, keep: [], accountId: ACCOUNT })).toMatchObject({
      ok: false,
    });
    expect(await textOf(db, 'notes')).toBe(before);
    expect(await db.people.get(id)).toBeDefined();
  });
});

describe('the file on a person', () => {
  it('[DR1] holds every row about them, of every table, and nobody else', async () => {
    const { ask, id, part, person } = await everywhere();
    const file = await ask('personFile', { personId: part });
    const { tables } = JSON.parse(file?.text ?? '') as { tables: Record<string, unknown[]> };
    expect(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]))).toEqual({
      people: 2,
      identities: 5,
      memberships: 2,
      requests: 2,
      pastRequests: 2,
      tagged: 1,
      notes: 3,
      strikes: 1,
      merges: 2,
      reinvites: 2,
      items: 2,
      jobs: 1,
      log: expect.any(Number),
      listed: 2,
      rules: 1,
      snapshots: 1,
      dismissals: 2,
      insightWriters: 1,
    });
    expect(file?.text).toContain('Secret that was binned');
    expect(file?.text).not.toContain(`"personId": "${person(1)}"`);
    const counts = (await ask('personTraces', { personId: id }))?.counts;
    expect(counts).toMatchObject({ notes: 3, snapshots: 1 });
  });

  it('[DR5] the preview counts texts about others in which the name stands', async () => {
    const { ask, id, person } = await everywhere();
    const mentions = async () => (await ask('personTraces', { personId: id }))?.mentions;
    expect(await mentions()).toBe(0);
    const write = (noteId: string, text: string) =>
      ask('addNote', { noteId: asId(noteId), personIds: [person(1)], text, accountId: ACCOUNT });
    await write('a', 'Came with véra quist');
    await write('b', 'Veranda');
    expect(await mentions()).toBe(1);
  });
});
