import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, GROUP, NOON } from '@/tests/builders.ts';
import { type TestStore, testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type GroupSetId } from '@/utils/domain/ids.ts';
import { DAILY_MS, LATELY_MS } from '@/utils/domain/snapshot-keep.ts';
import { createSnapshotKeeper } from './snapshot-keeper.ts';

const at = { accountId: ACCOUNT, groupId: GROUP };

async function world() {
  const store = await testStoreWithGroup();
  const alarms: (number | undefined)[] = [];
  const keeper = createSnapshotKeeper(store, {
    wakeAt: async (atMs) => {
      alarms.push(atMs);
    },
    onError: (error) => {
      throw error;
    },
  });
  const see = async (...numbers: number[]) => {
    const args = { ...at, members: numbers.map((n) => aMember(n)), at: store.clock.now() };
    await store.ask('sawMembers', args);
    keeper.heard({ name: 'sawMembers', args });
    // Runs come one after the other: this one ends after the one that was heard.
    await keeper.run();
  };
  return { store, keeper, alarms, see };
}

const rows = (store: TestStore) => store.ask('snapshots', at);
const on = (store: TestStore) => store.ask('putSettings', { settings: { dailySnapshots: 'all' } });

describe('the keeper of daily snapshots', () => {
  it('[SN8] takes none until it is told to', async () => {
    const { store, see, alarms } = await world();
    await see(1, 2);
    expect(await rows(store)).toEqual([]);
    expect(alarms).toEqual([undefined]);
  });

  it('[SN7] takes one when members were read, and no second on that day', async () => {
    const { store, see, alarms } = await world();
    await on(store);
    await see(1, 2);
    expect(await rows(store)).toMatchObject([{ by: 'daily', members: 2 }]);
    expect(alarms.at(-1)).toBe(NOON + DAILY_MS);
    store.clock.set(NOON + DAILY_MS - 1);
    await see(1);
    expect(await rows(store)).toHaveLength(1);
    store.clock.set(NOON + DAILY_MS);
    await see(1);
    expect(await rows(store)).toMatchObject([{ members: 1 }, { members: 2 }]);
  });

  it('[SN7] makes up once for what was missed, but not from an old list of members', async () => {
    const { store, see, keeper } = await world();
    await on(store);
    await see(1, 2);
    store.clock.set(NOON + 3 * LATELY_MS);
    await keeper.run();
    expect(await rows(store)).toMatchObject([{ seenAt: NOON }]);
    await see(1);
    await keeper.run();
    expect(await rows(store)).toMatchObject([{ at: NOON + 3 * LATELY_MS }, { at: NOON }]);
  });

  it('[SN8] of the groups of a set', async () => {
    const { store, see } = await world();
    const setId = asId<GroupSetId>('set-1');
    await store.ask('putSettings', { settings: { dailySnapshots: [setId] } });
    await see(1, 2);
    expect(await rows(store)).toEqual([]);
    await store.ask('putGroupSet', {
      set: { id: setId, accountId: ACCOUNT, name: 'Lanes', holds: { by: 'hand', groupIds: [GROUP] } },
    });
    await see(1, 2);
    expect(await rows(store)).toHaveLength(1);
  });
});
