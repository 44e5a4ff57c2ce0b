import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { anybody, HOUR_MS, named, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import { type TestStore, testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type GroupId, type RuleId } from '@/utils/domain/ids.ts';
import { isTried } from '@/utils/domain/screening-rule.ts';
import type { Condition } from '@/utils/domain/screening.ts';
import { tidyUp } from './housekeeping.ts';

const ELM: GroupId = asId('77@g.us');
const DAY_MS = 24 * HOUR_MS;

describe('keeping rules', () => {
  it('puts new ones at the end, changes known ones in place, and orders them anew', async () => {
    const { ask } = await testStoreWithGroup();
    for (const id of ['a', 'b', 'c']) await ask('putRule', { rule: rule(id, [anybody]) });
    await ask('putRule', { rule: rule('a', [anybody], { name: 'First' }) });
    await ask('orderRules', { ruleIds: ['c', 'a', 'b'].map((id) => asId<RuleId>(id)) });
    const rules = await ask('rules', { accountId: ACCOUNT });
    expect(rules.map(({ name, order }) => [name, order])).toEqual([
      ['Rule c', 0],
      ['First', 1],
      ['Rule b', 2],
    ]);
    await ask('deleteRule', { ruleId: asId('a') });
    expect(await ask('rules', { accountId: ACCOUNT })).toHaveLength(2);
  });

  it.each<[string, Condition[]]>([
    ['without conditions', []],
    ['with a pattern that is none', [{ kind: 'name', is: 'like', pattern: { as: 'regex', text: '(?=x)' } }]],
  ])('[SC8] refuses one %s', async (_, conditions) => {
    const { port } = await testStoreWithGroup();
    expect(await port.call('putRule', { rule: rule('a', conditions) })).toMatchObject({ reason: 'invalid' });
  });

  it('[SC41] keeps what is negated, and decides by it', async () => {
    const store = await withRequests(2);
    const none: Condition = { kind: 'listed', on: 'deny', is: 'not' };
    const never: Condition = { kind: 'removed', is: 'not' };
    await store.ask('putRule', { rule: rule('a', [none, never]) });
    expect((await store.ask('rules', { accountId: ACCOUNT }))[0]?.conditions).toEqual([none, never]);
    const [first] = await store.ask('requests', { accountId: ACCOUNT });
    if (!first) throw new Error('nobody waits');
    const { personId } = first;
    await store.ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: asId('e'), list: 'deny', personId }],
    });
    const { rows } = await store.ask('tryRules', { accountId: ACCOUNT, over: 'queue' });
    const denied = rows.find((row) => row.personId === personId);
    expect(denied).toMatchObject({ verdict: 'none', facts: [] });
    expect(rows.filter((row) => row !== denied)).toMatchObject([
      { verdict: 'reject', facts: [{ kind: 'not-listed', on: 'deny' }, { kind: 'removed' }] },
    ]);
  });

  it('says what is wrong with a pattern', async () => {
    const { ask } = await testStoreWithGroup();
    const check = (text: string) => ask('checkPattern', { pattern: { as: 'regex', text } });
    expect(await check('^a+$')).toEqual({ problem: null });
    expect(await check('[a')).toEqual({ problem: { kind: 'missing-bracket', part: '[a' } });
  });
});

describe('trying rules', () => {
  it('[SC1] [SC4] decides about the whole queue, oldest first, with the facts', async () => {
    const store = await withRequests(3);
    await store.ask('putRule', { rule: rule('two', [named('asker 2')]) });
    const { rows } = await store.ask('tryRules', { accountId: ACCOUNT, over: 'queue' });
    expect(rows.map(({ displayName, verdict, facts }) => [displayName, verdict, facts])).toEqual([
      ['Asker 1', 'none', []],
      ['Asker 2', 'reject', [{ kind: 'name', is: 'like', name: 'Asker 2', pattern: 'asker 2' }]],
      ['Asker 3', 'none', []],
    ]);
  });

  it('takes one rule as if it were on', async () => {
    const store = await withRequests(1);
    await store.ask('putRule', { rule: rule('off', [anybody], { isOn: false }) });
    expect(await verdicts(store)).toEqual(['none']);
    expect(await verdicts(store, 'queue', asId('off'))).toEqual(['reject']);
  });

  it('[SC10] [SC11] gives a rule the right to decide by itself, until it says something else', async () => {
    const store = await withRequests(1);
    const put = async (conditions: Condition[]) => {
      await store.ask('putRule', { rule: rule('a', conditions, { perHour: 5 }) });
      return (await store.ask('rules', { accountId: ACCOUNT }))[0]?.perHour;
    };
    expect(await put([anybody])).toBeUndefined();
    await verdicts(store);
    expect(await put([anybody])).toBe(5);
    expect(await put([named('x')])).toBeUndefined();
  });

  it('[SC10] counts for nothing where nobody was', async () => {
    const store = await withRequests(0);
    await store.ask('putRule', { rule: rule('a', [anybody]) });
    await store.ask('putRule', { rule: rule('elm', [anybody], { groupIds: [ELM] }) });
    const tried = async () => {
      for (const over of ['queue', 'past'] as const) await verdicts(store, over);
      const rules = await store.ask('rules', { accountId: ACCOUNT });
      return rules.map((one) => isTried(one, rules));
    };
    expect(await tried()).toEqual([false, false]);
    const seen = (requests: ReturnType<typeof aRequest>[]) =>
      store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests, at: NOON });
    await seen([aRequest(1)]);
    // Gone again: it counts as the past.
    await seen([]);
    expect(await tried()).toEqual([true, false]);
  });

  it('[SC52] [SC61] [SC9] does not count on the past where the rule, or one before it, asks about places left', async () => {
    const store = await withRequests(1);
    await store.ask('putRule', { rule: rule('before', [named('nobody')]) });
    await store.ask('putRule', { rule: rule('full', [{ kind: 'places-left', atMost: 5 }, anybody]) });
    await store.ask('putRule', { rule: rule('behind', [anybody]) });
    const tried = async () => {
      const rules = await store.ask('rules', { accountId: ACCOUNT });
      return rules.map((one) => isTried(one, rules));
    };
    await store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests: [], at: NOON });
    expect(await verdicts(store, 'past')).toHaveLength(1);
    expect(await tried()).toEqual([true, false, false]);
    await store.ask('switchRule', { ruleId: asId('full'), isOn: false });
    await verdicts(store, 'past');
    expect(await tried()).toEqual([true, false, true]);
    await store.ask('switchRule', { ruleId: asId('full'), isOn: true });
    const requests = [aRequest(2)];
    await store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests, at: NOON });
    await verdicts(store, 'queue');
    expect(await tried()).toEqual([true, true, true]);
  });

  it('[SC11] a rule tried behind one that is off is not tried as it is', async () => {
    const store = await withRequests(1);
    await store.ask('putRule', { rule: rule('off', [anybody], { isOn: false }) });
    await store.ask('putRule', { rule: rule('on', [anybody]) });
    await verdicts(store, 'queue', asId('off'));
    const rules = await store.ask('rules', { accountId: ACCOUNT });
    expect(rules.map((one) => isTried(one, rules))).toEqual([true, false]);
  });

  it.each<[string, (store: TestStore) => Promise<unknown>]>([
    ['is deleted', (store) => store.ask('deleteRule', { ruleId: asId('deny') })],
    ['is switched off', (store) => store.ask('switchRule', { ruleId: asId('deny'), isOn: false })],
    ['says something else', (store) => store.ask('putRule', { rule: rule('deny', [named('z')]) })],
    ['goes behind it', (store) => store.ask('orderRules', { ruleIds: [asId('let'), asId('deny')] })],
  ])(
    '[SC11] takes the right away when a rule before %s, and says why until tried again',
    async (_, change) => {
      const store = await withRequests(2);
      await store.ask('putRule', { rule: rule('deny', [named('asker 1')]) });
      const letIn = rule('let', [anybody], { verdict: 'approve', perHour: 5 });
      await store.ask('putRule', { rule: letIn });
      await verdicts(store);
      await store.ask('putRule', { rule: letIn });
      const found = async () =>
        (await store.ask('rules', { accountId: ACCOUNT })).find(({ id }) => id === letIn.id);
      expect(await found()).toMatchObject({ perHour: 5 });
      await change(store);
      expect(await found()).toMatchObject({ perHour: undefined, rightLost: 'before' });
      await store.ask('putRule', { rule: letIn });
      expect(await found()).toMatchObject({ perHour: undefined, rightLost: 'before' });
      await verdicts(store);
      expect(await found()).toMatchObject({ perHour: undefined, rightLost: undefined });
      await store.ask('putRule', { rule: letIn });
      expect(await found()).toMatchObject({ perHour: 5 });
    },
  );

  it('knows lists, removals, tags, places and other groups', async () => {
    const store = await withRequests(2);
    const { ask } = store;
    await ask('sawGroups', {
      accountId: ACCOUNT,
      groups: [aGroup({ size: 1_020, sizeLimit: 1_024 }), aGroup({ id: ELM, subject: 'Elm' })],
      complete: true,
      at: NOON,
    });
    await ask('sawMembers', { accountId: ACCOUNT, groupId: ELM, members: [aMember(1)], at: NOON });
    const [first, second] = await ask('requests', { accountId: ACCOUNT });
    if (!first || !second) throw new Error('no requests');
    await ask('putTag', { tagId: asId('late'), name: 'Late', colour: 'red' });
    await ask('tagPeople', { personIds: [second.personId], tagId: asId('late'), accountId: ACCOUNT });
    await ask('putOnList', {
      accountId: ACCOUNT,
      entries: [{ id: asId('e1'), list: 'deny', personId: second.personId, reason: 'sold tickets' }],
    });
    for (const [id, condition] of Object.entries<Condition>({
      elsewhere: { kind: 'in-groups', atLeast: 1 },
      denied: { kind: 'listed', on: 'deny' },
      late: { kind: 'tag', tags: [asId('late')] },
      full: { kind: 'places-left', atMost: 4 },
    })) {
      await ask('putRule', { rule: rule(id, [condition], { isOn: false }) });
    }
    const met = async (id: string) =>
      (await verdicts(store, 'queue', asId(id))).map((one) => one === 'reject');
    expect(await met('elsewhere')).toEqual([true, false]);
    expect(await met('denied')).toEqual([false, true]);
    expect(await met('late')).toEqual([false, true]);
    expect(await met('full')).toEqual([true, true]);
  });

  it('[SC9] decides about the past by what it was, and says how it ended', async () => {
    const store = await withRequests(3);
    const { ask, clock } = store;
    clock.set(NOON + HOUR_MS);
    // The first two are gone: one of them is a member now.
    await ask('sawRequests', {
      accountId: ACCOUNT,
      groupId: GROUP,
      requests: [aRequest(3)],
      at: NOON + HOUR_MS,
    });
    await ask('sawMembers', {
      accountId: ACCOUNT,
      groupId: GROUP,
      members: [aMember(1)],
      at: NOON + HOUR_MS,
    });
    clock.set(NOON + 10 * DAY_MS);
    await ask('putRule', { rule: rule('young', [{ kind: 'age', is: 'newer', hours: 4 }]) });
    const { rows } = await ask('tryRules', { accountId: ACCOUNT, over: 'past' });
    expect(
      new Set(rows.map(({ displayName, outcome, verdict }) => [displayName, outcome, verdict].join(' '))),
    ).toEqual(new Set(['Asker 2 gone reject', 'Person 1 joined none']));
  });

  it('[SC9] forgets what is older than 90 days', async () => {
    const store = await withRequests(1);
    await store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests: [], at: NOON });
    expect(await verdicts(store, 'past')).toHaveLength(1);
    await tidyUp(store.db, NOON + 91 * DAY_MS);
    expect(await store.db.pastRequests.count()).toBe(0);
  });
});
