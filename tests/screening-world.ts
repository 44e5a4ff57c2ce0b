/** A store with a group and people who ask to join it, for tests of rules. */
import { asId, type RuleId } from '@/utils/domain/ids.ts';
import type { Condition, ScreeningRule } from '@/utils/domain/screening.ts';
import { ACCOUNT, aRequest, GROUP, NOON } from './builders.ts';
import { type TestStore, testStoreWithGroup } from './test-store.ts';

export const HOUR_MS = 3_600_000;
export const rule = (
  id: string,
  conditions: Condition[],
  over: Partial<ScreeningRule> = {},
): Omit<ScreeningRule, 'order' | 'updatedAt'> => ({
  id: asId<RuleId>(id),
  accountId: ACCOUNT,
  name: `Rule ${id}`,
  isOn: true,
  conditions,
  verdict: 'reject',
  ...over,
});
export const anybody: Condition = { kind: 'age', is: 'newer', hours: 1_000_000 };
export const named = (text: string): Condition => ({
  kind: 'name',
  is: 'like',
  pattern: { as: 'text', text },
});

export async function withRequests(
  count: number,
  names: (n: number) => string = (n) => `Asker ${n}`,
): Promise<TestStore> {
  const store = await testStoreWithGroup();
  const requests = Array.from({ length: count }, (_, n) => {
    const request = aRequest(n + 1, { requestedAt: NOON - (count - n) * HOUR_MS });
    return { ...request, person: { ...request.person, pushName: names(n + 1) } };
  });
  await store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests, at: NOON });
  return store;
}

export const verdicts = async (store: TestStore, over: 'queue' | 'past' = 'queue', also?: RuleId) =>
  (await store.ask('tryRules', { accountId: ACCOUNT, over, also })).rows.map((row) => row.verdict);
