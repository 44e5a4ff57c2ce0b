import { describe, expect, it } from 'vitest';
import { aLockdown, ELM, lockWorld, OAK } from '@/tests/lock-world.ts';
import { asId } from '@/utils/domain/ids.ts';

describe('what is said of a lock-down when it is made', () => {
  const both = (id: string) => ({ lockdown: aLockdown({ id: asId(id), groupIds: [OAK, ELM, OAK] }) });

  it('[LK21] counts the groups that it closes, and says who is left out and why', async () => {
    const world = await lockWorld();
    await world.somebodyChanges(ELM, { setting: 'announce', value: true });
    expect(await world.ask('lockNow', both('a'))).toEqual({ text: '1 already' });
    // The same order again.
    expect(await world.ask('lockNow', both('a'))).toEqual({ text: '1 already' });
  });

  it('[LK21] counts what another lock-down holds: it stays closed for this one, too', async () => {
    const world = await lockWorld();
    await world.ask('lockNow', { lockdown: aLockdown() });
    await world.bring();
    await world.work();
    expect(await world.ask('lockNow', both('b'))).toEqual({ text: '2' });
  });
});
