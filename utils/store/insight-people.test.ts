import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, anAccount, GROUP, lidWid, NOON } from '@/tests/builders.ts';
import type { TestStore } from '@/tests/test-store.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { DAY, group, HOUR, insightWorld as world, SECOND } from '@/tests/insight-world.ts';
import { tidyInsight } from './insight.ts';
import { COUNTED_TABLES } from './insight-commands.ts';

describe('counting switched off', () => {
  it('[IN13] keeps nothing new and what was counted; on again it counts from that moment', async () => {
    const { ask, wrote, listen, db, clock, now } = await world();
    await listen(NOON, NOON + 15 * SECOND);
    await wrote([[1, NOON + 1]]);
    await ask('putSettings', { settings: { countingOff: true } });
    const before = await countedRows(db);
    await listen(NOON + 30 * SECOND, NOON + 60 * SECOND);
    await wrote([[2, NOON + 30 * SECOND]]);
    await ask('sawGroups', { accountId: ACCOUNT, groups: [aGroup({ size: 77 })], complete: true, at: NOON });
    expect(await countedRows(db)).toEqual(before);
    clock.set(NOON + 60 * SECOND);
    await ask('putSettings', { settings: { countingOff: false } });
    await wrote([
      [2, NOON + 30 * SECOND],
      [2, NOON + 61 * SECOND],
    ]);
    expect(await now()).toMatchObject({ messages: 2, writers: 2 });
  });

  it('[IN13] deleting leaves nothing of it, and counts nothing again', async () => {
    const store = await world();
    const { ask, wrote, listen, db, clock, now } = store;
    await listen(NOON, NOON + 15 * SECOND);
    await wrote([[1, NOON + 1]]);
    clock.set(NOON + 2 * DAY);
    await tidyInsight(store);
    await wrote([[2, NOON + 2]], NOON + 2 * DAY);
    await ask('forgetCounts', {});
    expect(Object.values(await countedRows(db)).flat()).toEqual([]);
    const { since } = await ask('insight', { accountId: ACCOUNT, days: 7 });
    expect(since).toBeUndefined();
    await wrote(
      [
        [1, NOON + 1],
        [1, NOON + 2 * DAY + 1],
      ],
      NOON + 2 * DAY + HOUR,
    );
    expect(await now()).toMatchObject({ messages: 1, writers: 1 });
  });
});

describe('who was seen writing', () => {
  it('[IN12] counts those of the last days, in each group', async () => {
    const { ask, wrote, db } = await world();
    await wrote([
      [1, NOON + 1],
      [2, NOON - 3 * DAY],
    ]);
    const active = (days: number, groupIds?: GroupId[]) =>
      ask('insightActive', { accountId: ACCOUNT, groupIds, days });
    for (const groupIds of [undefined, [GROUP], [GROUP, asId<GroupId>('other@g.us')]]) {
      expect(await active(3, groupIds)).toBe(1);
      expect(await active(4, groupIds)).toBe(2);
    }
    expect(await active(90, [])).toBe(0);
    await db.accounts.put({ ...anAccount(), id: asId('other'), heardAt: NOON });
    expect(await active(4)).toBe(2);
    expect(await ask('insightActive', { accountId: asId('other'), days: 90 })).toBe(0);
  });
});

describe('silent members', () => {
  it('[IN8] knows people by any identity and as one when they were merged', async () => {
    const { ask, wrote, listen, clock } = await world();
    clock.set(NOON + DAY);
    await listen(NOON + DAY, NOON + DAY + 15 * SECOND);
    await wrote([[1, NOON + DAY + 1]], NOON + DAY + HOUR);
    const silent = await ask('silent', { ...group, days: 1 });
    expect(silent.members.map(({ wid }) => wid)).toEqual([lidWid(2), lidWid(3)]);
    const members = await ask('members', group);
    const idOf = (n: number) => members.find(({ wid }) => wid === lidWid(n))?.personId ?? asId('');
    await ask('mergePeople', { mergeId: asId('m'), into: idOf(2), from: idOf(1), accountId: ACCOUNT });
    expect((await ask('silent', { ...group, days: 1 })).members.map(({ wid }) => wid)).toEqual([lidWid(3)]);
  });
});

const countedRows = async (db: TestStore['db']): Promise<Record<string, unknown[]>> =>
  Object.fromEntries(
    await Promise.all(COUNTED_TABLES.map(async (name) => [name, await db.table(name).toArray()] as const)),
  );
