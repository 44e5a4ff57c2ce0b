import { expect, it } from 'vitest';
import { ACCOUNT, aGroup, NOON } from '@/tests/builders.ts';
import { anybody, HOUR_MS, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import type { TestStore } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';
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
