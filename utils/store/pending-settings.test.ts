import { expect, it } from 'vitest';
import { ACCOUNT, GROUP } from '@/tests/builders.ts';
import { testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type JobId } from '@/utils/domain/ids.ts';

const JOB: JobId = asId('job');

it('[GM20] settings that a job still has to change are named until it has ended', async () => {
  const { ask } = await testStoreWithGroup();
  expect(await ask('pendingSettings', { accountId: ACCOUNT })).toEqual([]);
  await ask('createJob', {
    jobId: JOB,
    accountId: ACCOUNT,
    kind: 'set',
    items: [
      { groupId: GROUP, identities: [], label: '', change: { setting: 'announce', value: true } },
      { groupId: GROUP, identities: [], label: '', change: { setting: 'subject', value: 'Elm Lane' } },
    ],
  });
  expect(await ask('pendingSettings', { accountId: ACCOUNT })).toEqual([
    { groupId: GROUP, setting: 'announce' },
    { groupId: GROUP, setting: 'subject' },
  ]);
  await ask('cancelJob', { jobId: JOB });
  expect(await ask('pendingSettings', { accountId: ACCOUNT })).toEqual([]);
});
