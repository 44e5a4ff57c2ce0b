import { describe, expect, it } from 'vitest';
import { ACCOUNT, GROUP } from '@/tests/builders.ts';
import { anybody, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import type { TestStore } from '@/tests/test-store.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import { asId, type GroupId, type GroupSetId } from '@/utils/domain/ids.ts';
import { isTried } from '@/utils/domain/screening-rule.ts';

const LANES = asId<GroupSetId>('lanes');
const OTHER: GroupId = asId('77@g.us');

const aSet = (over: Partial<GroupSet> = {}) => ({
  id: LANES,
  accountId: ACCOUNT,
  name: 'Lanes',
  holds: { by: 'hand' as const, groupIds: [GROUP] },
  ...over,
});
const inLanes = { groupIds: [], setIds: [LANES], perHour: 5 };

async function withRule(): Promise<TestStore> {
  const store = await withRequests(1);
  await store.ask('putGroupSet', { set: aSet() });
  await store.ask('putRule', { rule: rule('a', [anybody], inLanes) });
  return store;
}

/** A rule that decides by itself in the groups of a set. */
async function withTriedRule(): Promise<TestStore> {
  const store = await withRule();
  await verdicts(store);
  await store.ask('putRule', { rule: rule('a', [anybody], inLanes) });
  return store;
}

async function ruleNow({ ask }: TestStore) {
  const rules = await ask('rules', { accountId: ACCOUNT });
  return rules.map((one) => ({ isTried: isTried(one, rules), perHour: one.perHour, lost: one.rightLost }))[0];
}

describe('a rule in the groups of a set', () => {
  it('[GM50] follows the set', async () => {
    const store = await withRule();
    expect(await verdicts(store)).toEqual(['reject']);
    await store.ask('putGroupSet', { set: aSet({ holds: { by: 'hand', groupIds: [OTHER] } }) });
    expect(await verdicts(store)).toEqual(['none']);
  });

  it('[GM50] holds nowhere once the set is deleted, which says what used it', async () => {
    const store = await withRule();
    expect(await store.ask('deleteGroupSet', { setId: LANES })).toEqual({ usedBy: ['Rule a'] });
    expect(await store.ask('deleteGroupSet', { setId: LANES })).toEqual({ usedBy: [] });
    expect(await verdicts(store)).toEqual(['none']);
  });

  it('[GM51] keeps its right under another name of the set', async () => {
    const store = await withTriedRule();
    await store.ask('putGroupSet', { set: aSet({ name: 'Paths' }) });
    expect(await ruleNow(store)).toEqual({ isTried: true, perHour: 5, lost: undefined });
  });

  it.each<[string, (store: TestStore) => Promise<unknown>]>([
    [
      'holds others',
      ({ ask }) => ask('putGroupSet', { set: aSet({ holds: { by: 'hand', groupIds: [GROUP, OTHER] } }) }),
    ],
    ['is deleted', ({ ask }) => ask('deleteGroupSet', { setId: LANES })],
  ])('[GM51] loses its right when the set %s, and says why until it is tried again', async (_, change) => {
    const store = await withTriedRule();
    await change(store);
    expect(await ruleNow(store)).toEqual({ isTried: false, perHour: undefined, lost: 'set' });
    await store.ask('putGroupSet', { set: aSet() });
    await verdicts(store);
    expect(await ruleNow(store)).toEqual({ isTried: true, perHour: undefined, lost: undefined });
  });
});
