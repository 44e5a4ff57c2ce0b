import { describe, expect, it } from 'vitest';
import { ACCOUNT, GROUP, NOON } from '@/tests/builders.ts';
import { exported, fullStore, rowsOf } from '@/tests/full-store.ts';
import { testStore, testStoreWithGroup } from '@/tests/test-store.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import { asId } from '@/utils/domain/ids.ts';

const LANES: Omit<GroupSet, 'updatedAt'> = {
  id: asId('set-1'),
  accountId: ACCOUNT,
  name: ' Lanes ',
  holds: { by: 'hand', groupIds: [GROUP] },
};

describe('saved sets', () => {
  it('are kept without the spaces around the name; the same again changes nothing', async () => {
    const { ask, clock } = await testStoreWithGroup();
    await ask('putGroupSet', { set: LANES });
    clock.set(NOON + 1_000);
    await ask('putGroupSet', { set: LANES });
    const kept = { ...LANES, name: 'Lanes', updatedAt: NOON };
    expect(await ask('groupSets', { accountId: ACCOUNT })).toEqual([kept]);
    await ask('putGroupSet', { set: { ...LANES, name: 'Paths' } });
    expect(await ask('groupSets', { accountId: ACCOUNT })).toEqual([
      { ...kept, name: 'Paths', updatedAt: NOON + 1_000 },
    ]);
  });

  it('[GM13] are refused with what is wrong', async () => {
    const { ask, port } = await testStoreWithGroup();
    await ask('putGroupSet', { set: LANES });
    const again = { ...LANES, id: asId<GroupSet['id']>('set-2'), name: 'LANES' };
    expect(await port.call('putGroupSet', { set: again })).toMatchObject({ ok: false, detail: 'twice' });
    // Another account's names are its own.
    expect(await port.call('putGroupSet', { set: { ...again, accountId: asId('901@lid') } })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('[GM15] deleting one touches no group, and it can be put back', async () => {
    const { ask } = await testStoreWithGroup();
    await ask('putGroupSet', { set: LANES });
    await ask('deleteGroupSet', { setId: LANES.id });
    expect(await ask('groupSets', { accountId: ACCOUNT })).toEqual([]);
    expect(await ask('groups', { accountId: ACCOUNT })).toHaveLength(1);
    await ask('putGroupSet', { set: LANES });
    expect(await ask('groupSets', { accountId: ACCOUNT })).toHaveLength(1);
  });

  it('travel in the export; of two, the one written last counts', async () => {
    const from = await fullStore();
    const text = await exported(from);
    const to = testStore();
    await to.ask('applyImport', { text, mode: 'merge' });
    expect((await rowsOf(to)).groupSets).toEqual((await rowsOf(from)).groupSets);
    to.clock.set(NOON + 1_000);
    await to.ask('putGroupSet', { set: { ...LANES, id: asId('gs'), name: 'Newer' } });
    await to.ask('applyImport', { text, mode: 'merge' });
    expect(await to.ask('groupSets', { accountId: ACCOUNT })).toMatchObject([{ name: 'Newer' }]);
  });
});
