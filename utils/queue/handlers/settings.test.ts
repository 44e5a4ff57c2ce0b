import { describe, expect, it, vi } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { SettingChange } from '@/utils/domain/group.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { JobItem, Step } from '@/utils/domain/job.ts';
import type { CallReason, Outcome } from '@/utils/domain/reasons.ts';
import { createSettings } from './settings.ts';

const on: SettingChange = { setting: 'announce', value: true };
const off: SettingChange = { setting: 'announce', value: false };
const step: Step = {
  id: asId('s'),
  jobId: asId('j'),
  accountId: asId('a'),
  groupId: asId('g'),
  kind: 'set',
  itemIndexes: [0],
  state: 'acting',
  tabId: asId('t'),
  startedAt: 0,
};
const item = (over: Partial<JobItem> = {}): JobItem => ({
  jobId: asId('j'),
  index: 0,
  groupId: asId('g'),
  identities: [],
  label: '',
  change: on,
  state: 'acting',
  attempts: 1,
  ...over,
});

function create(announce: boolean | CallReason, answer: Outcome<'done'> = { ok: true, value: 'done' }) {
  const changeSetting = vi.fn(async () => answer);
  const handler = createSettings(
    {
      group: async () =>
        typeof announce === 'boolean'
          ? { ok: true, value: aGroup({ settings: { announce } }) }
          : { ok: false, reason: announce },
      changeSetting,
    },
    async () => {},
  );
  return { handler, changeSetting };
}

describe('a setting', () => {
  it('is changed, and its value from before is told', async () => {
    const { handler, changeSetting } = create(false);
    expect(await handler.act(step, [item()])).toEqual({
      ok: true,
      value: [{ index: 0, outcome: 'done', before: off }],
    });
    expect(changeSetting).toHaveBeenCalledExactlyOnceWith('g', on);
  });

  it('[JB6] that is so already is left alone', async () => {
    const { handler, changeSetting } = create(true);
    expect(await handler.act(step, [item()])).toEqual({
      ok: true,
      value: [{ index: 0, outcome: 'done', reason: 'already-done' }],
    });
    expect(changeSetting).not.toHaveBeenCalled();
  });

  it('[UN4] that somebody changed since is not given back', async () => {
    const { handler, changeSetting } = create(false);
    const undo = item({
      change: { setting: 'subject', value: 'Old' },
      onlyIf: { setting: 'subject', value: 'New' },
    });
    expect(await handler.act(step, [undo])).toEqual({
      ok: true,
      value: [{ index: 0, outcome: 'skipped', reason: 'changed-meanwhile' }],
    });
    expect(changeSetting).not.toHaveBeenCalled();
  });

  it.each([
    ['offline', 'offline'],
    ['not-in-group', 'not-in-group'],
    ['page-gone', 'not-ready'],
    ['unclear', 'server-error'],
    ['unexpected-answer', 'server-error'],
  ] as const)('that cannot be read (%s) was not sent: %s', async (reason, told) => {
    const { handler, changeSetting } = create(reason);
    expect(await handler.act(step, [item()])).toMatchObject({ ok: false, reason: told });
    expect(changeSetting).not.toHaveBeenCalled();
  });

  it('that was refused says so', async () => {
    const { handler } = create(false, { ok: false, reason: 'not-admin' });
    expect(await handler.act(step, [item()])).toEqual({ ok: false, reason: 'not-admin' });
  });

  it('[JB12] without a certain answer is unclear, and keeps its value from before', async () => {
    const { handler } = create(false, { ok: false, reason: 'unclear' });
    expect(await handler.act(step, [item()])).toEqual({
      ok: true,
      value: [{ index: 0, outcome: 'unclear', reason: 'unclear', before: off }],
    });
  });

  it('[RC8] is read back', async () => {
    expect(await create(true).handler.read(step, [item()])).toEqual({
      ok: true,
      value: [{ index: 0, found: 'done' }],
    });
    expect(await create('offline').handler.read(step, [item()])).toEqual({ ok: false, reason: 'offline' });
  });
});
