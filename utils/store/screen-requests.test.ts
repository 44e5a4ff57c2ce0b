import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, aPerson, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { anybody, named, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import type { TestStore } from '@/tests/test-store.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { isTried } from '@/utils/domain/screening-rule.ts';
import type { Condition } from '@/utils/domain/screening.ts';
import { screeningCommands } from './screening.ts';

const ELM: GroupId = asId('77@g.us');

/** The same store, in which every pattern takes more than its time. `runs` counts the names they were run on. */
function withSlowPatterns(store: TestStore) {
  let now = 0;
  let runs = 0;
  const deps = {
    ...store,
    elapsedMs: () => (now += 600),
    compileRegex: () => ({ isIn: () => ++runs < 0 }),
  };
  return { ...screeningCommands(deps), runs: () => runs };
}
const slowly: Condition = { kind: 'name', is: 'like', pattern: { as: 'regex', text: 'asker' } };

describe('what rules say of the queue', () => {
  const said = async (store: TestStore) =>
    (await store.ask('screenRequests', { accountId: ACCOUNT })).map(({ text }) => text);

  it('[SC18] is what a trial says, with the facts, and makes no rule a tried one', async () => {
    const store = await withRequests(3);
    await store.ask('putRule', { rule: rule('two', [named('asker 2')], { verdict: 'approve' }) });
    await store.ask('putRule', { rule: rule('held', [named('asker 3')], { verdict: 'hold' }) });
    await store.ask('putRule', { rule: rule('off', [anybody], { isOn: false }) });
    const marks = await store.ask('screenRequests', { accountId: ACCOUNT });
    const rules = await store.ask('rules', { accountId: ACCOUNT });
    expect(rules.map((one) => isTried(one, rules))).toEqual([false, false, false]);
    const { rows } = await store.ask('tryRules', { accountId: ACCOUNT, over: 'queue' });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['none', 'approve', 'hold']);
    const tried = rows.flatMap(({ groupId, wid, verdict }) =>
      verdict === 'none' ? [] : [{ groupId, wid, verdict }],
    );
    expect(marks).toHaveLength(2);
    expect(marks).toEqual(expect.arrayContaining(tried.map((one) => expect.objectContaining(one))));
    expect(new Set(await said(store))).toEqual(
      new Set(['approve · Rule two: name', 'hold · Rule held: name']),
    );
    expect(await store.ask('screenRequests', { accountId: ACCOUNT, groupId: ELM })).toEqual([]);
    // SC40.
    expect(marks.map(({ rule: by }) => by)).toEqual(
      expect.arrayContaining([
        { id: 'two', name: 'Rule two' },
        { id: 'held', name: 'Rule held' },
      ]),
    );
  });

  it('[SC18] is nothing where a job has somebody already', async () => {
    const store = await withRequests(2);
    await store.ask('putRule', { rule: rule('all', [anybody]) });
    const [first] = await store.ask('requests', { accountId: ACCOUNT });
    if (!first) throw new Error('nobody waits');
    const { groupId, wid, personId } = first;
    const items = [{ groupId, wid, personId, identities: [], label: 'Asker 1' }];
    await store.ask('createJob', { jobId: asId('job'), accountId: ACCOUNT, kind: 'approve', items });
    expect(await said(store)).toEqual(['reject · Rule all: age']);
  });

  it('[SC18] [SC15] is nothing where a pattern was stopped, whose rule says so and loses its right', async () => {
    const store = await withRequests(3);
    const slow = rule('slow', [slowly], { perHour: 9 });
    await store.ask('putRule', { rule: slow });
    await verdicts(store);
    await store.ask('putRule', { rule: slow });
    expect(await said(store)).toHaveLength(3);
    const { screenRequests, runs } = withSlowPatterns(store);
    await screenRequests({ accountId: ACCOUNT });
    const once = runs();
    expect(once).toBeGreaterThan(0);
    expect(await screenRequests({ accountId: ACCOUNT })).toEqual({ ok: true, value: [] });
    expect(runs()).toBe(once);
    expect(await store.ask('rules', { accountId: ACCOUNT })).toMatchObject([
      { rightLost: 'pattern', perHour: undefined, triedAs: undefined },
    ]);
    const stopped = { accountId: ACCOUNT, actions: ['rule-stopped' as const], limit: 9 };
    const { entries } = await store.ask('log', stopped);
    expect(entries).toMatchObject([{ action: 'rule-stopped', rule: 'Rule slow' }]);
  });

  it('[SC15] a pattern that the engine cannot read is told from one that takes too long', async () => {
    const store = await withRequests(2);
    const once = rule('old', [slowly], { perHour: 9 });
    await store.ask('putRule', { rule: once });
    await verdicts(store);
    await store.ask('putRule', { rule: once });
    const unread = screeningCommands({ ...store, compileRegex: () => ({ problem: 'unexpected )' }) });
    expect(await unread.screenRequests({ accountId: ACCOUNT })).toEqual({ ok: true, value: [] });
    const state = async () => store.ask('rules', { accountId: ACCOUNT });
    expect(await state()).toMatchObject([
      { rightLost: 'no-pattern', perHour: undefined, triedAs: undefined },
    ]);
    const { entries } = await store.ask('log', {
      accountId: ACCOUNT,
      actions: ['rule-stopped'],
      limit: 9,
    });
    expect(entries).toMatchObject([{ action: 'rule-stopped', rule: 'Rule old', detail: 'no-pattern' }]);
    // The engine can read it again: whoever asks for it finds out.
    await store.ask('tryRules', { accountId: ACCOUNT, over: 'queue' });
    expect(await state()).toMatchObject([{ rightLost: undefined }]);
  });

  it('[SC19] means whoever a rule names as the one who brought them, also once merged with somebody', async () => {
    const store = await withRequests(0);
    await store.ask('sawRequests', {
      accountId: ACCOUNT,
      groupId: GROUP,
      requests: [aRequest(1, { method: 'added-by-member', addedBy: aPerson(7) })],
      at: NOON,
    });
    const [row] = await store.ask('requests', { accountId: ACCOUNT });
    if (!row?.addedBy) throw new Error('nobody brought them');
    const { personId } = row.addedBy;
    const brought: Condition = { kind: 'brought', by: 'people', people: [personId] };
    await store.ask('putRule', { rule: rule('by', [brought]) });
    expect(await said(store)).toEqual(['reject · Rule by: brought']);
    await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members: [aMember(8)], at: NOON });
    const [eight] = await store.ask('members', { accountId: ACCOUNT, groupId: GROUP });
    if (!eight) throw new Error('no member');
    await store.ask('mergePeople', {
      mergeId: asId('merge'),
      into: eight.personId,
      from: personId,
      accountId: ACCOUNT,
    });
    expect(await said(store)).toEqual(['reject · Rule by: brought']);
  });

  it('[SC18] lets others have their turn in between', async () => {
    const store = await withRequests(9);
    await store.ask('putRule', { rule: rule('all', [anybody]) });
    let now = 0;
    let turns = 0;
    const { screenRequests } = screeningCommands({
      ...store,
      elapsedMs: () => (now += 4),
      nextTurn: async () => {
        turns += 1;
      },
    });
    const outcome = await screenRequests({ accountId: ACCOUNT });
    expect(outcome.ok && outcome.value.length).toBe(9);
    // Nine people are looked up, decided about and put into words, 4 ms each.
    expect(turns).toBe(6);
  });
});

describe('trying again', () => {
  it('[SC15] runs a pattern that was stopped, and gives the right back when it was in time', async () => {
    const store = await withRequests(3);
    await store.ask('putRule', { rule: rule('slow', [slowly]) });
    const { tryRules, screenRequests, runs } = withSlowPatterns(store);
    const arg = { accountId: ACCOUNT, over: 'queue' } as const;
    const state = async () => (await store.ask('rules', { accountId: ACCOUNT }))[0]?.rightLost;
    expect(await tryRules(arg)).toMatchObject({ value: { stopped: [{ ruleId: 'slow', why: 'pattern' }] } });
    const once = runs();
    await screenRequests({ accountId: ACCOUNT });
    expect(runs()).toBe(once);
    expect(await tryRules(arg)).toMatchObject({ value: { stopped: [{ ruleId: 'slow', why: 'pattern' }] } });
    expect(runs()).toBeGreaterThan(once);
    expect(await state()).toBe('pattern');
    expect(await verdicts(store)).toEqual(['reject', 'reject', 'reject']);
    expect(await state()).toBeUndefined();
  });
});
