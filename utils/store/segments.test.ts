import { describe, expect, it } from 'vitest';
import { ACCOUNT, NOON } from '@/tests/builders.ts';
import { BLUE, RED, storeWithPeople } from '@/tests/known-people.ts';
import { asId, type SegmentId } from '@/utils/domain/ids.ts';
import { NO_PEOPLE_FILTER, type PeopleFilter } from '@/utils/domain/people-list.ts';

const LATE: SegmentId = asId('late');

async function withSegment() {
  const store = await storeWithPeople(4);
  const put = (part: Partial<PeopleFilter> = { tags: [RED] }, over: { id?: SegmentId; name?: string } = {}) =>
    store.port.call('putSegment', {
      segment: {
        id: LATE,
        accountId: ACCOUNT,
        name: ' Late payers ',
        filter: { ...NO_PEOPLE_FILTER, ...part },
        ...over,
      },
    });
  await put();
  const tag = (...people: number[]) =>
    store.ask('tagPeople', { personIds: people.map(store.person), tagId: RED, accountId: ACCOUNT });
  const untag = (n: number) =>
    store.ask('untagPeople', { personIds: [store.person(n)], tagId: RED, accountId: ACCOUNT });
  const states = () => store.ask('segmentStates', { accountId: ACCOUNT });
  const use = (at: number) => store.ask('useSegment', { segmentId: LATE, at });
  return { ...store, put, tag, untag, states, use };
}

describe('segments', () => {
  it('[SG1] are kept with a trimmed name, and refused with the reason', async () => {
    const { ask, put } = await withSegment();
    expect(await ask('segments', { accountId: ACCOUNT })).toMatchObject([{ name: 'Late payers' }]);
    const other = { id: asId<SegmentId>('b'), name: 'LATE payers' };
    expect(await put({ tags: [BLUE] }, other)).toMatchObject({ ok: false, detail: 'twice' });
    expect(await put({}, { ...other, name: 'All' })).toMatchObject({ ok: false, detail: 'empty' });
  });

  it('[SG2] [SG3] hold whoever meets the filter now; before the first use nothing is told', async () => {
    const { tag, states } = await withSegment();
    await tag(1, 2);
    expect(await states()).toEqual([{ id: LATE, count: 2, since: undefined }]);
    await tag(3);
    expect(await states()).toMatchObject([{ count: 3 }]);
  });

  it('[SG3] [SG4] tell who came and went since the last use, and begin anew with it', async () => {
    const { tag, untag, states, use } = await withSegment();
    await tag(1, 2);
    expect(await use(NOON + 1)).toEqual({ id: LATE, count: 2, since: undefined });
    await tag(3, 4);
    await untag(1);
    expect(await states()).toEqual([{ id: LATE, count: 3, since: { at: NOON + 1, came: 2, went: 1 } }]);
    expect((await use(NOON + 2)).since).toEqual({ at: NOON + 1, came: 2, went: 1 });
    expect(await states()).toMatchObject([{ since: { at: NOON + 2, came: 0, went: 0 } }]);
  });

  it('[SG4] the same use said twice changes nothing', async () => {
    const { tag, states, use } = await withSegment();
    await use(NOON);
    await tag(1);
    await use(NOON);
    expect(await states()).toMatchObject([{ since: { at: NOON, came: 1, went: 0 } }]);
  });

  it('[PL50] tell nothing and keep no use while silence cannot be known, and afterwards go on from the last use', async () => {
    const { db, tag, put, states, use } = await withSegment();
    await tag(1, 2);
    await use(NOON);
    const hear = (...days: number[]) =>
      db.insightHeard.bulkPut(days.map((day) => ({ accountId: ACCOUNT, day, ms: 1_000 })));
    const today = Math.floor(NOON / 86_400_000);
    await hear(today);
    await put({ silentDays: 7 });
    expect(await states()).toEqual([{ id: LATE }]);
    expect(await use(NOON + 1)).toEqual({ id: LATE });
    expect(await db.segmentUses.count()).toBe(0);

    await hear(...Array.from({ length: 7 }, (_, back) => today - back));
    expect(await states()).toEqual([{ id: LATE, count: expect.any(Number), since: undefined }]);
    await use(NOON + 2);
    await db.insightHeard.clear();
    await use(NOON + 3);
    expect(await states()).toEqual([{ id: LATE }]);
    expect(await db.segmentUses.toArray()).toMatchObject([{ at: NOON + 2 }]);
  });

  it('[SG5] keep numbers alone, which go with the segment and into no export', async () => {
    const { ask, db, tag, use } = await withSegment();
    await tag(1, 2);
    await use(NOON);
    const [kept] = await db.segmentUses.toArray();
    expect(kept?.marks).toHaveLength(2);
    expect(Object.keys(kept ?? {}).sort()).toEqual(['at', 'marks', 'segmentId']);
    expect((await ask('exportAll', {})).text).not.toContain('segmentUses');
    await ask('deleteSegment', { segmentId: LATE });
    expect([await db.segments.count(), await db.segmentUses.count()]).toEqual([0, 0]);
  });

  it('[PL62] come back with their last use, unless another came meanwhile', async () => {
    const { ask, port, db, tag, states, use } = await withSegment();
    await tag(1, 2);
    await use(NOON);
    await tag(3);
    const before = await states();
    const [segment] = await ask('segments', { accountId: ACCOUNT });
    const { use: last } = await ask('deleteSegment', { segmentId: LATE });
    expect(last?.marks).toHaveLength(2);
    if (!segment) throw new Error('no segment');
    const { updatedAt: _kept, ...again } = segment;
    // As it crosses the port.
    const putBack = JSON.parse(JSON.stringify({ segment: again, use: last }));
    await port.call('putSegment', putBack);
    expect(await states()).toEqual(before);
    expect(before).toMatchObject([{ since: { at: NOON, came: 1, went: 0 } }]);
    expect((await db.segmentUses.get(LATE))?.marks).toBeInstanceOf(Float64Array);
    await use(NOON + 1);
    await port.call('putSegment', putBack);
    expect(await states()).toMatchObject([{ since: { at: NOON + 1, came: 0 } }]);
  });

  it('[PL62] one that was never used has no use to come back', async () => {
    const { ask } = await withSegment();
    expect(await ask('deleteSegment', { segmentId: LATE })).toEqual({ use: undefined });
  });

  it('[SG7] travel with an export', async () => {
    const { ask } = await withSegment();
    const { text } = await ask('exportAll', {});
    const there = await storeWithPeople();
    await there.ask('applyImport', { text, mode: 'merge' });
    expect(await there.ask('segments', { accountId: ACCOUNT })).toMatchObject([
      { id: LATE, name: 'Late payers', filter: { tags: [RED] } },
    ]);
  });

  it('follow a tag that becomes another', async () => {
    const { ask } = await withSegment();
    await ask('mergeTags', { from: RED, into: BLUE });
    expect(await ask('segments', { accountId: ACCOUNT })).toMatchObject([{ filter: { tags: [BLUE] } }]);
  });
});
