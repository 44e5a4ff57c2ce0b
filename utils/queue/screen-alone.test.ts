import { describe, expect, it } from 'vitest';
import { ACCOUNT, anAccount, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { eventually } from '@/tests/eventually.ts';
import { anybody, HOUR_MS, named, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import type { TestStore } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { Condition, ScreeningRule } from '@/utils/domain/screening.ts';
import { screenAlone } from './screen-alone.ts';
import { screenWhenHeard } from './screen-when-heard.ts';

describe('rules that decide by themselves', () => {
  async function ready(count: number, over: Partial<ScreeningRule> = {}): Promise<TestStore> {
    const store = await withRequests(count);
    await store.ask('putRule', { rule: rule('alone', [anybody]) });
    await verdicts(store);
    // Only what was tried may be let loose.
    await store.ask('putRule', { rule: rule('alone', [anybody], { perHour: 2, ...over }) });
    return store;
  }
  const totals = async (store: TestStore) =>
    (await store.ask('jobs', { accountId: ACCOUNT, limit: 9 })).map(({ kind, counts, rule: by }) => [
      kind,
      counts.total,
      by?.name,
    ]);

  it('[SC10] decide when WhatsApp was heard of, in one run at a time', async () => {
    const store = await ready(2);
    const errors: unknown[] = [];
    const heard = screenWhenHeard(store, store.mirror, (error) => errors.push(error));
    const { me, connection, capabilities } = anAccount();
    const beat = () => heard.sawAccount({ me, connection, capabilities, at: NOON });
    await Promise.all([beat(), beat(), beat()]);
    await eventually(async () => expect(await totals(store)).toEqual([['reject', 2, 'Rule alone']]));
    expect(errors).toEqual([]);
  });

  it('[SC12] make a job that carries the name of the rule, and its log too', async () => {
    const store = await ready(1);
    expect(await screenAlone(store, ACCOUNT)).toHaveLength(1);
    expect(await totals(store)).toEqual([['reject', 1, 'Rule alone']]);
    const ordered = { accountId: ACCOUNT, actions: ['job-created' as const], limit: 9 };
    const { entries } = await store.ask('log', ordered);
    expect(entries).toMatchObject([{ action: 'job-created', rule: 'Rule alone', actor: 'Nora' }]);
  });

  it('[SC12] leave alone whom a job holds already, and whom the admin put off', async () => {
    const store = await ready(3, { perHour: 9 });
    const [first] = await store.ask('requests', { accountId: ACCOUNT });
    if (!first) throw new Error('nobody');
    await store.ask('postponeRequests', {
      accountId: ACCOUNT,
      requests: [{ groupId: first.groupId, wid: first.wid }],
      until: NOON + HOUR_MS,
    });
    await screenAlone(store, ACCOUNT);
    await screenAlone(store, ACCOUNT);
    expect(await totals(store)).toEqual([['reject', 2, 'Rule alone']]);
  });

  it.each<[string, 'undoJob' | 'cancelJob']>([
    ['undone', 'undoJob'],
    ['cancelled', 'cancelJob'],
  ])('[SC14] do not take up again what the admin has %s', async (_, command) => {
    const store = await ready(2, { perHour: 9 });
    const [jobId] = await screenAlone(store, ACCOUNT);
    if (!jobId) throw new Error('no job');
    if (command === 'undoJob') await store.ask('undoJob', { jobId, newJobId: asId('undo') });
    else await store.ask('cancelJob', { jobId });
    expect(await screenAlone(store, ACCOUNT)).toEqual([]);
  });

  it('[SC14] take up whoever asks anew', async () => {
    const store = await ready(1, { perHour: 9 });
    const [jobId] = await screenAlone(store, ACCOUNT);
    if (!jobId) throw new Error('no job');
    await store.ask('undoJob', { jobId, newJobId: asId('undo') });
    const seen = (requestedAt: number) =>
      store.ask('sawRequests', {
        accountId: ACCOUNT,
        groupId: GROUP,
        requests: [aRequest(1, { requestedAt })],
        at: NOON,
      });
    await seen(NOON - HOUR_MS);
    expect(await screenAlone(store, ACCOUNT)).toEqual([]);
    await seen(NOON - 1);
    expect(await screenAlone(store, ACCOUNT)).toHaveLength(1);
  });

  it('[SC13] decide about so many an hour, the oldest first', async () => {
    const store = await ready(5);
    await screenAlone(store, ACCOUNT);
    await screenAlone(store, ACCOUNT);
    expect(await totals(store)).toEqual([['reject', 2, 'Rule alone']]);
    store.clock.set(NOON + HOUR_MS + 1);
    const { me, connection, capabilities } = anAccount();
    await store.ask('sawAccount', { me, connection, capabilities, at: NOON + HOUR_MS + 1 });
    await screenAlone(store, ACCOUNT);
    expect(await totals(store)).toHaveLength(2);
  });

  it('[SC13] look at nobody while none of them has places left in this hour', async () => {
    const store = await ready(5);
    let looks = 0;
    const deps = { ...store, elapsedMs: () => ++looks };
    expect(await screenAlone(deps, ACCOUNT)).toHaveLength(1);
    expect(looks).toBeGreaterThan(5);
    looks = 0;
    expect(await screenAlone(deps, ACCOUNT)).toEqual([]);
    expect(looks).toBe(0);
    await store.ask('putRule', { rule: rule('alone', [anybody], { perHour: 3 }) });
    expect(await screenAlone(deps, ACCOUNT)).toHaveLength(1);
    expect((await totals(store)).map(([, total]) => total)).toEqual(expect.arrayContaining([2, 1]));
  });

  it('[SC13] [SC10] leave whom a rule without places has met to the admin, and let the others go on', async () => {
    const store = await withRequests(4, (n) => (n < 3 ? `Seller ${n}` : `Buyer ${n}`));
    const rules = [
      rule('first', [named('seller')], { perHour: 1 }),
      rule('rest', [anybody], { verdict: 'approve', perHour: 9 }),
    ];
    for (const one of rules) await store.ask('putRule', { rule: one });
    await verdicts(store);
    for (const one of rules) await store.ask('putRule', { rule: one });
    expect(await screenAlone(store, ACCOUNT)).toHaveLength(2);
    let looks = 0;
    expect(await screenAlone({ ...store, elapsedMs: () => ++looks }, ACCOUNT)).toEqual([]);
    expect(looks).toBeGreaterThan(0);
    expect(await totals(store)).toEqual(
      expect.arrayContaining([
        ['reject', 1, 'Rule first'],
        ['approve', 2, 'Rule rest'],
      ]),
    );
  });

  it.each<[string, (store: TestStore) => Promise<unknown>]>([
    [
      'when it was changed and not tried since',
      (store) => store.ask('putRule', { rule: rule('alone', [named('x'), anybody], { perHour: 2 }) }),
    ],
    ['when it is off', (store) => store.ask('switchRule', { ruleId: asId('alone'), isOn: false })],
    ['when it may not', (store) => store.ask('putRule', { rule: rule('alone', [anybody]) })],
    [
      'while WhatsApp cannot act',
      (store) => {
        const { me, capabilities } = anAccount();
        return store.ask('sawAccount', { me, capabilities, connection: { state: 'offline' }, at: NOON });
      },
    ],
    ['when WhatsApp was not heard of', async (store) => store.clock.set(NOON + 31_000)],
  ])('[SC10] do nothing %s', async (_, change) => {
    const store = await ready(2);
    await change(store);
    expect(await screenAlone(store, ACCOUNT)).toEqual([]);
  });

  it('[SC11] do nothing behind a rule that came by another way than the rules page', async () => {
    const store = await ready(2);
    const [own] = await store.ask('rules', { accountId: ACCOUNT });
    if (!own) throw new Error('no rule');
    await store.db.rules.put({ ...own, ...rule('file', [named('x')]), order: own.order - 1 });
    expect(await screenAlone(store, ACCOUNT)).toEqual([]);
  });

  it('[SC15] lose the right when their pattern is stopped, and say it once', async () => {
    const store = await withRequests(3);
    let now = 0;
    let slow = 0;
    const deps = {
      ...store,
      elapsedMs: () => (now += slow),
    };
    const pattern: Condition = { kind: 'name', is: 'like', pattern: { as: 'regex', text: 'asker' } };
    const wanted = rule('alone', [pattern], { perHour: 9 });
    await store.ask('putRule', { rule: wanted });
    await verdicts(store);
    await store.ask('putRule', { rule: wanted });
    slow = 600;
    expect(await screenAlone(deps, ACCOUNT)).toEqual([]);
    expect(await screenAlone(deps, ACCOUNT)).toEqual([]);
    expect(await store.ask('rules', { accountId: ACCOUNT })).toMatchObject([
      { perHour: undefined, triedAs: undefined, rightLost: 'pattern' },
    ]);
    const told = { accountId: ACCOUNT, actions: ['rule-stopped' as const], limit: 9 };
    const { entries } = await store.ask('log', told);
    expect(entries).toMatchObject([{ action: 'rule-stopped', rule: 'Rule alone', result: 'failed' }]);
    await store.ask('putRule', { rule: rule('alone', [anybody]) });
    expect(await store.ask('rules', { accountId: ACCOUNT })).toMatchObject([{ rightLost: undefined }]);
  });

  it('[SC15] are not kept waiting at every beat by the pattern of a rule before them', async () => {
    const store = await withRequests(3);
    const pattern: Condition = { kind: 'name', is: 'like', pattern: { as: 'regex', text: 'nobody' } };
    const alone = rule('alone', [anybody], { perHour: 9 });
    await store.ask('putRule', { rule: rule('first', [pattern], { verdict: 'hold' }) });
    await store.ask('putRule', { rule: alone });
    await verdicts(store);
    await store.ask('putRule', { rule: alone });
    let now = 0;
    let runs = 0;
    const deps = {
      ...store,
      elapsedMs: () => (now += 600),
      compileRegex: () => ({ isIn: () => ++runs < 0 }),
    };
    await screenAlone(deps, ACCOUNT);
    expect(runs).toBeGreaterThan(0);
    runs = 0;
    await screenAlone(deps, ACCOUNT);
    expect(runs).toBe(0);
    // It never decided by itself, so there is nothing to tell; the other goes on.
    expect(await store.ask('rules', { accountId: ACCOUNT })).toMatchObject([
      { rightLost: 'pattern' },
      { rightLost: undefined, perHour: 9 },
    ]);
    const { entries } = await store.ask('log', { accountId: ACCOUNT, limit: 9 });
    expect(entries.filter(({ action }) => action === 'rule-stopped')).toEqual([]);
  });

  it('[SC16] approve nobody while a raid is at the door, and go on rejecting', async () => {
    const store = await withRequests(2);
    const rules = [
      rule('deny', [named('asker 1')], { perHour: 9 }),
      rule('let', [anybody], { verdict: 'approve', perHour: 9 }),
    ];
    for (const one of rules) await store.ask('putRule', { rule: one });
    await verdicts(store);
    for (const one of rules) await store.ask('putRule', { rule: one });
    await store.db.raids.put({ accountId: ACCOUNT, groupId: GROUP, beganAt: NOON, lastAt: NOON, count: 9 });
    await screenAlone(store, ACCOUNT);
    expect(await totals(store)).toEqual([['reject', 1, 'Rule deny']]);
    await store.ask('dismissRaid', { accountId: ACCOUNT, groupId: GROUP });
    await screenAlone(store, ACCOUNT);
    expect(new Set((await totals(store)).map(([kind]) => kind))).toEqual(new Set(['approve', 'reject']));
  });

  it('[SC10] leave a person to the admin when a rule before them is met', async () => {
    const store = await ready(2);
    await store.ask('putRule', { rule: rule('ask', [named('asker 1')], { verdict: 'hold' }) });
    await store.ask('orderRules', { ruleIds: [asId('ask'), asId('alone')] });
    await verdicts(store);
    await store.ask('putRule', { rule: rule('alone', [anybody], { perHour: 2 }) });
    await screenAlone(store, ACCOUNT);
    expect(await totals(store)).toEqual([['reject', 1, 'Rule alone']]);
  });
});
