import { expect, it } from 'vitest';
import { ACCOUNT, aGroup, aMember, anAccount, GROUP, NOON } from '@/tests/builders.ts';
import { anybody, HOUR_MS, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import type { TestStore } from '@/tests/test-store.ts';
import { asId, type StepId, type TabId } from '@/utils/domain/ids.ts';
import { endRequests } from '@/utils/store/past-requests.ts';
import { screenAlone } from './screen-alone.ts';

/** Sixty ask for 24 places; the last ten are kept. */
async function nearlyFull(): Promise<TestStore> {
  const store = await withRequests(60);
  await store.ask('sawGroups', {
    accountId: ACCOUNT,
    groups: [aGroup({ size: 1_000, sizeLimit: 1_024 })],
    complete: true,
    at: NOON,
  });
  const letIn = rule('let', [anybody], { verdict: 'approve', perHour: 99 });
  const keep = rule('keep', [{ kind: 'places-left', atMost: 10 }], { verdict: 'hold' });
  await store.ask('putRule', { rule: keep });
  await store.ask('putRule', { rule: letIn });
  await verdicts(store);
  await store.ask('putRule', { rule: letIn });
  return store;
}
const approved = async (store: TestStore) =>
  (await store.ask('tryRules', { accountId: ACCOUNT, over: 'queue' })).rows
    .map(({ verdict }, place) => (verdict === 'approve' ? place : -1))
    .filter((place) => place >= 0);
const oldest = Array.from({ length: 14 }, (_, n) => n);

it('[SC51] a trial lets in as many as there are places, the oldest first, and says the same on the screen', async () => {
  const store = await nearlyFull();
  expect(await approved(store)).toEqual(oldest);
  const marks = await store.ask('screenRequests', { accountId: ACCOUNT });
  expect(marks.filter(({ verdict }) => verdict === 'approve')).toHaveLength(14);
});

it('[SC51] by itself a rule lets in as many, and no more while they wait for their turn', async () => {
  const store = await nearlyFull();
  await screenAlone(store, ACCOUNT);
  await screenAlone(store, ACCOUNT);
  const jobs = await store.ask('jobs', { accountId: ACCOUNT, limit: 9 });
  expect(jobs.map(({ kind, counts }) => [kind, counts.total])).toEqual([['approve', 14]]);
});

it('[SC51] whom the admin approves takes a place, and who is put off takes none', async () => {
  const store = await nearlyFull();
  const waiting = (await store.ask('requests', { accountId: ACCOUNT })).sort(
    (a, b) => b.requestedAt - a.requestedAt,
  );
  const items = waiting
    .slice(0, 4)
    .map(({ groupId, wid, personId }) => ({ groupId, wid, personId, identities: [], label: 'Asker' }));
  await store.ask('createJob', { jobId: asId('own'), accountId: ACCOUNT, kind: 'approve', items });
  expect((await approved(store)).filter((place) => place < 56)).toEqual(oldest.slice(0, 10));
  const first = waiting.at(-1);
  if (!first) throw new Error('nobody waits');
  const { groupId, wid } = first;
  const until = NOON + HOUR_MS;
  await store.ask('postponeRequests', { accountId: ACCOUNT, requests: [{ groupId, wid }], until });
  expect((await approved(store)).filter((place) => place < 56)).toEqual(oldest.slice(0, 11));
});

it('[SC62] whom it let in takes a place until WhatsApp counts them, or for ten minutes', async () => {
  const store = await nearlyFull();
  const tabId = asId<TabId>('tab');
  const of = { accountId: ACCOUNT, groupId: GROUP };
  const members = (count: number) => Array.from({ length: count }, (_, n) => aMember(1_000 + n));
  const sawGroup = (size: number, at: number) =>
    store.ask('sawGroups', {
      accountId: ACCOUNT,
      groups: [aGroup({ size, sizeLimit: 34 })],
      complete: true,
      at,
    });
  await sawGroup(10, NOON);
  await store.ask('sawMembers', { ...of, members: members(10), at: NOON });
  await screenAlone(store, ACCOUNT);
  for (let step = 0; step < 99; step++) {
    const { me, connection, capabilities } = anAccount();
    await store.ask('sawAccount', { me, connection, capabilities, at: store.clock.now() });
    const stepId = asId<StepId>(`step-${step}`);
    const next = await store.ask('takeStep', { accountId: ACCOUNT, tabId, stepId, connection });
    if (next.type === 'act') {
      const value = next.items.map(({ index }) => ({ index, outcome: 'done' as const }));
      await store.ask('reportStep', { stepId, tabId, outcome: { ok: true, value } });
    } else if ((await store.ask('jobs', { accountId: ACCOUNT, limit: 1 }))[0]?.counts.todo === 0) break;
    else if (next.type === 'idle') store.clock.set(next.wakeAt ?? NOON);
  }
  const now = store.clock.now();
  expect(await store.db.pastRequests.count()).toBe(14);
  const left = async () => (await approved(store)).length;
  const placesOfLast = async () => {
    const { rows } = await store.ask('tryRules', { accountId: ACCOUNT, over: 'queue' });
    return rows.at(-1)?.facts;
  };
  const ten = [{ kind: 'places-left', count: 10 }];
  expect(await screenAlone(store, ACCOUNT)).toEqual([]);
  expect([await left(), await placesOfLast()]).toEqual([0, ten]);
  // WhatsApp counts them before the list of members is read, and then lists them.
  await sawGroup(24, now);
  expect([await left(), await placesOfLast()]).toEqual([0, ten]);
  const letIn = Array.from({ length: 14 }, (_, n) => aMember(n + 1));
  await store.ask('sawMembers', { ...of, members: [...members(10), ...letIn], at: now });
  expect([await left(), await placesOfLast()]).toEqual([0, ten]);
  // Somebody leaves again.
  await sawGroup(23, now);
  await store.ask('sawMembers', { ...of, members: [...members(10), ...letIn.slice(1)], at: now });
  expect(await left()).toBe(1);
});

it('[SC62] whom WhatsApp does not count within ten minutes takes no place any more', async () => {
  const store = await nearlyFull();
  await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members: [aMember(999)], at: NOON });
  await store.ask('sawGroups', {
    accountId: ACCOUNT,
    groups: [aGroup({ size: 1, sizeLimit: 25 })],
    complete: true,
    at: NOON,
  });
  const [oldestRequest] = (await store.db.requests.toArray()).sort((a, b) => a.requestedAt - b.requestedAt);
  if (!oldestRequest) throw new Error('nobody waits');
  await endRequests(store.db, [oldestRequest], { at: NOON, outcome: 'approved' });
  expect(await approved(store)).toHaveLength(13);
  store.clock.set(NOON + 600_001);
  expect(await approved(store)).toHaveLength(14);
});
