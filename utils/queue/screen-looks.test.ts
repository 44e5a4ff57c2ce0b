import { expect, it } from 'vitest';
import { ACCOUNT, anAccount, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { named, rule, verdicts, withRequests } from '@/tests/screening-world.ts';
import { asId } from '@/utils/domain/ids.ts';
import { type LastLooks, screenAlone } from './screen-alone.ts';

const MINUTE_MS = 60_000;

it('[SC13] the queue is looked at again when something changed that a rule asks about, and else once a minute', async () => {
  const store = await withRequests(4);
  const seller = rule('seller', [named('asker 1')], { perHour: 9 });
  await store.ask('putRule', { rule: seller });
  await verdicts(store);
  await store.ask('putRule', { rule: seller });
  const beat = async () => {
    const { me, connection, capabilities } = anAccount();
    await store.ask('sawAccount', { me, connection, capabilities, at: store.clock.now() });
  };
  let looks = 0;
  const deps = { ...store, elapsedMs: () => ++looks };
  const kept: LastLooks = new Map();
  const looked = async (): Promise<boolean> => {
    looks = 0;
    await beat();
    await screenAlone(deps, ACCOUNT, kept);
    return looks > 0;
  };

  expect(await looked()).toBe(true);
  expect(await store.ask('jobs', { accountId: ACCOUNT, limit: 9 })).toHaveLength(1);
  // After what led to something, once more.
  expect(await looked()).toBe(true);
  expect(await looked()).toBe(false);
  await store.ask('putTag', { tagId: asId('t'), name: 'Late', colour: 'green' });
  expect(await looked()).toBe(true);
  expect(await looked()).toBe(false);
  const requests = [1, 2, 3, 4, 5].map((n) => aRequest(n));
  await store.ask('sawRequests', { accountId: ACCOUNT, groupId: GROUP, requests, at: NOON });
  expect(await looked()).toBe(true);
  expect(await looked()).toBe(false);
  store.clock.set(NOON + MINUTE_MS);
  expect(await looked()).toBe(true);
  expect(await looked()).toBe(false);
});
