import { describe, expect, it } from 'vitest';
import { ACCOUNT, GROUP } from '@/tests/builders.ts';
import { decisionsOf } from '@/tests/decisions.ts';
import { anybody, named, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import { asId, type GroupSetId, type RuleId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { isTried } from '@/utils/domain/screening-rule.ts';

type Line = [action: string, name: string | undefined, detail?: string];

const said = ({ action, rule: of, detail }: LogEntry): Line =>
  detail === undefined ? [action, of] : [action, of, detail];
const ids = (...names: string[]) => names.map((name) => asId<RuleId>(name));

describe('the log of rules', () => {
  async function rulesWorld() {
    const store = await withRequests(2);
    const decided = decisionsOf(store);
    const told = async (order: () => Promise<unknown>): Promise<Line[]> => (await decided(order)).map(said);
    const rules = () => store.ask('rules', { accountId: ACCOUNT });
    return { store, told, rules };
  }

  it('[LG20] says of each decision about a rule what it was, once', async () => {
    const { store, told } = await rulesWorld();
    const put = (over: Parameters<typeof rule>[2] = {}, conditions = [anybody]) =>
      told(() => store.ask('putRule', { rule: rule('a', conditions, over) }));
    expect(await put()).toEqual([['rule-added', 'Rule a']]);
    // Not tried yet: it does not get the right.
    expect(await put({ perHour: 5 })).toEqual([]);
    await verdicts(store);
    expect(await put({ perHour: 5 })).toEqual([['rule-alone', 'Rule a', '5']]);
    expect(await put({ perHour: 7, name: 'First' })).toEqual([['rule-changed', 'First', '7']]);
    expect(await put({ perHour: 7, name: 'First' }, [named('x')])).toEqual([
      ['rule-changed', 'First'],
      ['rule-asks', 'First'],
    ]);
    const turn = (isOn: boolean) => told(() => store.ask('switchRule', { ruleId: asId('a'), isOn }));
    expect(await turn(false)).toEqual([['rule-off', 'First']]);
    expect(await turn(true)).toEqual([['rule-on', 'First']]);
    expect(await told(() => store.ask('deleteRule', { ruleId: asId('a') }))).toEqual([
      ['rule-deleted', 'First'],
    ]);
  });

  it('[LG20] says of which other rules the right was taken', async () => {
    const { store, told } = await rulesWorld();
    await told(() => store.ask('putRule', { rule: rule('deny', [named('asker 1')]) }));
    const letIn = rule('let', [anybody], { verdict: 'approve', perHour: 5 });
    await told(() => store.ask('putRule', { rule: letIn }));
    await verdicts(store);
    expect(await told(() => store.ask('putRule', { rule: letIn }))).toEqual([
      ['rule-alone', 'Rule let', '5'],
    ]);
    expect(await told(() => store.ask('deleteRule', { ruleId: asId('deny') }))).toEqual([
      ['rule-asks', 'Rule let'],
      ['rule-deleted', 'Rule deny'],
    ]);
  });

  it('[LG20] says so too when a set changed in which a rule decides by itself', async () => {
    const { store, told } = await rulesWorld();
    const setId = asId<GroupSetId>('set');
    const holds = { by: 'hand' as const, groupIds: [GROUP] };
    await told(() =>
      store.ask('putGroupSet', { set: { id: setId, accountId: ACCOUNT, name: 'Lanes', holds } }),
    );
    const held = rule('held', [anybody], { setIds: [setId], groupIds: [], perHour: 5 });
    await told(() => store.ask('putRule', { rule: held }));
    await verdicts(store);
    await told(() => store.ask('putRule', { rule: held }));
    expect(await told(() => store.ask('deleteGroupSet', { setId }))).toEqual([['rule-asks', 'Rule held']]);
  });

  it('[LG21] another order is one line, and what only closes a gap is none', async () => {
    const { store, told } = await rulesWorld();
    for (const id of ['a', 'b', 'c']) await told(() => store.ask('putRule', { rule: rule(id, [anybody]) }));
    const order = (...names: string[]) => told(() => store.ask('orderRules', { ruleIds: ids(...names) }));
    expect(await order('c', 'a', 'b')).toEqual([['rule-order', undefined]]);
    await told(() => store.ask('deleteRule', { ruleId: asId('a') }));
    expect(await order('c', 'b')).toEqual([]);
  });

  it('[SC42] a deleted rule comes back where it stood, switched as it was and untried', async () => {
    const { store, told, rules } = await rulesWorld();
    for (const id of ['a', 'b', 'c'])
      await told(() => store.ask('putRule', { rule: rule(id, [anybody], { isOn: id !== 'b' }) }));
    await verdicts(store);
    const shape = async () => (await rules()).map(({ id, order, isOn }) => [id, order, isOn]);
    const before = await shape();
    const gone = rule('b', [anybody], { isOn: false });
    await told(() => store.ask('deleteRule', { ruleId: gone.id }));
    const back = () => store.ask('putRule', { rule: gone, order: 1 });
    expect(await told(back)).toEqual([['rule-added', 'Rule b']]);
    expect(await shape()).toEqual(before);
    const all = await rules();
    expect(all.filter((one) => isTried(one, all)).map(({ id }) => id)).not.toContain('b');
  });

  it('[SC42] where another one stands in its place by now, that one makes room', async () => {
    const { store, told, rules } = await rulesWorld();
    for (const id of ['a', 'b', 'c']) await told(() => store.ask('putRule', { rule: rule(id, [anybody]) }));
    await told(() => store.ask('deleteRule', { ruleId: asId('a') }));
    await told(() => store.ask('orderRules', { ruleIds: ids('c', 'b') }));
    await told(() => store.ask('putRule', { rule: rule('a', [anybody]), order: 0 }));
    expect((await rules()).map(({ id, order }) => [id, order])).toEqual([
      ['a', 0],
      ['c', 1],
      ['b', 2],
    ]);
  });
});
