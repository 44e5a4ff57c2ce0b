import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '@/tests/builders.ts';
import { aNight, ELM, lockWorld, OAK } from '@/tests/lock-world.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import { NO_GROUP_FILTER } from '@/utils/domain/group-table.ts';
import { asId, type GroupSetId } from '@/utils/domain/ids.ts';

const SET = asId<GroupSetId>('set');
const aSet = (holds: GroupSet['holds']) => ({ id: SET, accountId: ACCOUNT, name: 'Lanes', holds });
const open: GroupSet['holds'] = {
  by: 'filter',
  filter: { ...NO_GROUP_FILTER, settings: { announce: ['off'] } },
};
const inSet = aNight({ groupIds: [], setIds: [SET] });

async function atNight(holds: GroupSet['holds']) {
  const world = await lockWorld();
  await world.ask('putGroupSet', { set: aSet(holds) });
  await world.ask('putLockPlan', { plan: inSet });
  world.setTime('2026-11-23T22:00:00Z');
  const pass = async () => {
    await world.bring();
    await world.work();
  };
  await pass();
  return { ...world, pass };
}

describe('a plan for a set', () => {
  it('[GM50] holds the groups that the set holds now; one that is taken out opens', async () => {
    const world = await atNight({ by: 'hand', groupIds: [OAK] });
    expect([world.settings(OAK).announce, world.settings(ELM).announce]).toEqual([true, false]);
    await world.ask('putGroupSet', { set: aSet({ by: 'hand', groupIds: [ELM] }) });
    await world.pass();
    expect([world.settings(OAK).announce, world.settings(ELM).announce]).toEqual([false, true]);
  });

  it('[LK23] does not lose a group by having closed it, and opens it at the end', async () => {
    const world = await atNight(open);
    for (let beat = 0; beat < 3; beat++) await world.pass();
    expect([world.settings(OAK).announce, world.settings(ELM).announce]).toEqual([true, true]);
    expect(world.sent).toHaveLength(2);
    world.setTime('2026-11-24T08:00:00Z');
    for (let beat = 0; beat < 3; beat++) await world.pass();
    expect([world.settings(OAK).announce, world.settings(ELM).announce]).toEqual([false, false]);
    expect(world.sent).toHaveLength(4);
  });

  it('[LK23] leaves alone what was closed already', async () => {
    const world = await lockWorld();
    await world.somebodyChanges(OAK, { setting: 'announce', value: true });
    await world.ask('putGroupSet', { set: aSet(open) });
    await world.ask('putLockPlan', { plan: inSet });
    world.setTime('2026-11-23T22:00:00Z');
    await world.bring();
    await world.work();
    expect((await world.locked()).map(({ groupId }) => groupId)).toEqual([ELM]);
  });
});
