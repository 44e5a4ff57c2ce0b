import { describe, expect, it } from 'vitest';
import { ACCOUNT, anAccount, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { anybody, HOUR_MS, named, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import type { TestStore } from '@/tests/test-store.ts';
import { asId, type JobId, type StepId, type TabId } from '@/utils/domain/ids.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { screenAlone } from './screen-alone.ts';

const ASKING = 25;
const TAB: TabId = asId('tab');

describe('what a rule decided by itself, before each step', () => {
  const letIn = (over: Partial<ScreeningRule> = {}) =>
    rule('let', [anybody], { verdict: 'approve', perHour: 60, ...over });

  let steps = 0;
  const take = (store: TestStore) =>
    store.ask('takeStep', {
      accountId: ACCOUNT,
      tabId: TAB,
      stepId: asId<StepId>(`step-${++steps}`),
      connection: { state: 'ready' },
    });
  const heard = async (store: TestStore, at: number) => {
    store.clock.set(at);
    const { me, connection, capabilities } = anAccount();
    await store.ask('sawAccount', { me, connection, capabilities, at });
  };
  const jobOf = async (store: TestStore, jobId: JobId) => {
    const job = await store.ask('job', { jobId });
    if (!job) throw new Error('no job');
    return job;
  };

  /** One step is done, the rest is to do. */
  async function begun(
    over?: Partial<ScreeningRule>,
  ): Promise<{ store: TestStore; jobId: JobId; done: number; at: number }> {
    const store = await withRequests(ASKING);
    await store.ask('putRule', { rule: letIn(over) });
    await verdicts(store);
    await store.ask('putRule', { rule: letIn(over) });
    const [jobId] = await screenAlone(store, ACCOUNT);
    if (!jobId) throw new Error('no job');
    const { startAt } = await jobOf(store, jobId);
    await heard(store, startAt);
    const next = await take(store);
    if (next.type !== 'act') throw new Error(next.type);
    await store.ask('reportStep', {
      stepId: next.step.id,
      tabId: TAB,
      outcome: { ok: true, value: next.items.map(({ index }) => ({ index, outcome: 'done' as const })) },
    });
    const at = startAt + 60_000;
    await heard(store, at);
    return { store, jobId, done: next.items.length, at };
  }

  it('[SC50] goes on while nothing has changed', async () => {
    const { store } = await begun();
    expect(await take(store)).toMatchObject({ type: 'act' });
  });

  it.each<[string, string, (store: TestStore, at: number) => Promise<unknown>]>([
    [
      'the rule was switched off',
      'rule-changed',
      (store) => store.ask('switchRule', { ruleId: asId('let'), isOn: false }),
    ],
    ['it was deleted', 'rule-changed', (store) => store.ask('deleteRule', { ruleId: asId('let') })],
    [
      'it says something else, tried anew',
      'rule-changed',
      async (store) => {
        const other = letIn({ conditions: [named('asker'), anybody] });
        await store.ask('putRule', { rule: other });
        await verdicts(store);
        await store.ask('putRule', { rule: other });
      },
    ],
    ['a week has passed with WhatsApp closed', 'rule-late', (store, at) => heard(store, at + 168 * HOUR_MS)],
    [
      'a raid is at the door',
      'raided',
      (store, at) =>
        store.db.raids.put({ accountId: ACCOUNT, groupId: GROUP, beganAt: at, lastAt: at, count: 99 }),
    ],
  ])('[SC50] is left to the admin when %s', async (_, reason, change) => {
    const { store, jobId, done, at } = await begun();
    await change(store, at);
    expect(await take(store)).toMatchObject({ type: 'idle' });
    const job = await jobOf(store, jobId);
    expect(job).toMatchObject({
      state: 'stopped',
      stopReason: reason,
      counts: { done, skipped: ASKING - done, todo: 0, acting: 0 },
      retryable: 0,
    });
    expect(new Set(job.items.filter(({ state }) => state === 'skipped').map((item) => item.reason))).toEqual(
      new Set([reason]),
    );
    const { entries } = await store.ask('log', { accountId: ACCOUNT, actions: ['job-stopped'], limit: 9 });
    expect(entries).toMatchObject([
      { resultReason: reason, result: 'skipped', rule: 'Rule let', detail: String(ASKING - done) },
    ]);
    expect(await store.ask('requests', { accountId: ACCOUNT })).toHaveLength(ASKING - done);
    // Nothing takes them up again by itself, but for those whom the raid kept waiting.
    await heard(store, at + 200 * HOUR_MS);
    expect(await screenAlone(store, ACCOUNT)).toHaveLength(reason === 'raided' ? 1 : 0);
  });

  it('[SC60] whom it left because of a raid counts once in the limit of the hour', async () => {
    const { store, done, at } = await begun({ perHour: ASKING });
    const raid = { accountId: ACCOUNT, groupId: GROUP, beganAt: at, lastAt: at, count: 99 };
    await store.db.raids.put(raid);
    expect(await take(store)).toMatchObject({ type: 'idle' });
    await store.db.raids.put({ ...raid, answer: 'dismissed' });
    const [again] = await screenAlone(store, ACCOUNT);
    if (!again) throw new Error('nobody was taken up again');
    expect((await jobOf(store, again)).counts.total).toBe(ASKING - done);
    // The hour is full: who comes now waits.
    const requests = Array.from({ length: 3 }, (_, n) => aRequest(100 + n, { requestedAt: at }));
    await store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests, at });
    expect(await screenAlone(store, ACCOUNT)).toEqual([]);
  });

  it('[SC50] leaves out who is on the deny list by then, by whatever is known of them', async () => {
    const { store, jobId, done } = await begun();
    const waiting = (await store.ask('requests', { accountId: ACCOUNT })).sort(
      (a, b) => a.requestedAt - b.requestedAt,
    );
    const [first, second, third] = waiting;
    if (!first || !second || !third) throw new Error('nobody waits');
    const number = (await store.db.people.get(second.personId))?.identities.find(({ kind }) => kind === 'pn');
    if (!number) throw new Error('no number');
    await store.ask('putOnList', {
      accountId: ACCOUNT,
      entries: [
        { id: asId('e1'), list: 'deny', personId: first.personId },
        { id: asId('e2'), list: 'deny', identity: number },
        { id: asId('e3'), list: 'allow', personId: third.personId },
      ],
    });
    const next = await take(store);
    if (next.type !== 'act') throw new Error(next.type);
    expect(next.items[0]?.wid).toBe(third.wid);
    const job = await jobOf(store, jobId);
    expect(job.counts).toMatchObject({ done, skipped: 2 });
    const { entries } = await store.ask('log', { accountId: ACCOUNT, actions: ['approve'], limit: 99 });
    expect(
      entries.filter(({ resultReason }) => resultReason === 'denied').map(({ personId }) => personId),
    ).toEqual(expect.arrayContaining([first.personId, second.personId]));
  });

  it('[SC50] ends when everybody who is left is on the deny list', async () => {
    const { store, jobId, done } = await begun();
    const waiting = await store.ask('requests', { accountId: ACCOUNT });
    await store.ask('putOnList', {
      accountId: ACCOUNT,
      entries: waiting.map(({ personId }, n) => ({ id: asId(`e${n}`), list: 'deny' as const, personId })),
    });
    expect(await take(store)).toMatchObject({ type: 'idle' });
    expect(await jobOf(store, jobId)).toMatchObject({
      state: 'done',
      counts: { done, skipped: ASKING - done, todo: 0 },
    });
  });

  it('[SC50] is not asked again of what the admin lets go on', async () => {
    const { store } = await begun();
    await store.db.jobs.toCollection().modify((job) => {
      if (job.rule) job.rule = { ...job.rule, isAlone: false };
    });
    await store.ask('deleteRule', { ruleId: asId('let') });
    expect(await take(store)).toMatchObject({ type: 'act' });
  });

  it('[SC50] knows how long WhatsApp has been open', async () => {
    const { store, at } = await begun();
    for (let now = at; now <= at + HOUR_MS; now += 60_000) await heard(store, now);
    expect(store.clock.now() - NOON).toBeGreaterThan(HOUR_MS);
    expect(await take(store)).toMatchObject({ type: 'act' });
  });
});
