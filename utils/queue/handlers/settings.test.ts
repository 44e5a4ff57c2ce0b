import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { GroupSettings, SettingChange } from '@/utils/domain/group.ts';
import { asId, type GroupId, type JobId } from '@/utils/domain/ids.ts';
import type { JobItem, Step } from '@/utils/domain/job.ts';
import type { CallReason, Outcome } from '@/utils/domain/reasons.ts';
import type { StepHandler } from './handler.ts';
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
    { now: () => 0 },
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

  describe('[JB19] one after the other', () => {
    const restrict = item({ index: 1, change: { setting: 'restrict', value: true } });
    const other = { ...step, groupId: asId<GroupId>('h') };
    let answer: Outcome<'done'>;
    let now: number;
    let settings: Partial<GroupSettings>;
    let readings: number;
    let handler: StepHandler;

    beforeEach(() => {
      answer = { ok: true, value: 'done' };
      now = 0;
      settings = {};
      readings = 0;
      handler = createSettings(
        {
          async group(_, options) {
            if (options?.refresh) readings += 1;
            return { ok: true, value: aGroup({ settings }) };
          },
          changeSetting: async () => answer,
        },
        async () => {},
        { now: () => now },
      );
    });

    it('share one reading for ten seconds, of one group', async () => {
      const next = { ...step, jobId: asId<JobId>('next') };
      await handler.act(step, [item()]);
      now = 9_999;
      await handler.act(next, [restrict]);
      expect(readings).toBe(1);
      now = 10_000;
      await handler.act(next, [restrict]);
      expect(readings).toBe(2);
      await handler.act(other, [restrict]);
      expect(readings).toBe(3);
    });

    it('[LK63] in one job each group is read once, however often the job comes back to it', async () => {
      const inTurns = async () => {
        for (const one of [item(), restrict])
          for (const of of [step, other]) {
            await handler.act(of, [one]);
            now += 60_000;
          }
      };
      await inTurns();
      expect(readings).toBe(2);
      now = 3_600_000;
      await handler.act(step, [item()]);
      expect(readings).toBe(3);
    });

    it('[LK63] a group where one was refused is read anew, the others are not', async () => {
      await handler.act(step, [item()]);
      await handler.act(other, [item()]);
      answer = { ok: false, reason: 'not-admin' };
      await handler.act(step, [restrict]);
      await handler.act(other, [item({ change: { setting: 'announce', value: false } })]);
      answer = { ok: true, value: 'done' };
      now = 60_000;
      await handler.act(step, [restrict]);
      expect(readings).toBe(3);
    });

    it('still see what WhatsApp told meanwhile', async () => {
      await handler.act(step, [item()]);
      settings = { restrict: true };
      expect(await handler.act(step, [restrict])).toMatchObject({ value: [{ reason: 'already-done' }] });
      expect(readings).toBe(1);
    });

    it.each(['not-admin', 'unclear', 'rate-limited'] as const)('read anew after "%s"', async (reason) => {
      answer = { ok: false, reason };
      await handler.act(step, [item()]);
      await handler.act(step, [restrict]);
      expect(readings).toBe(2);
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
