import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, anItem, GROUP, NOON } from '@/tests/builders.ts';
import { aLockdown, aNight } from '@/tests/lock-world.ts';
import { zoneOffsetMs } from '../platform/time-zone.ts';
import type { GroupFacts } from './group.ts';
import { asId, type GroupId, type LockId } from './ids.ts';
import type { JobItem } from './job.ts';
import { asksFirst, canLock, isClosed, lockedUntil, nextLockStep, wantedLocks, whatOpens } from './locks.ts';
import { NO_SETS } from './scope.ts';

const on = { setting: 'announce', value: true } as const;
const off = { setting: 'announce', value: false } as const;
const lockItem = (over: Partial<JobItem>): JobItem => anItem({ change: on, before: off, ...over });

describe('what is to be done about one setting', () => {
  type World = Omit<Parameters<typeof nextLockStep>[0], 'isClosed'> & { isClosed?: boolean };
  it.each<[string, World, ReturnType<typeof nextLockStep>]>([
    ['held and wanted', { isWanted: true, lock: lockItem({ state: 'done' }), isRestoring: false }, 'keep'],
    [
      '[LK5] failed and wanted',
      { isWanted: true, lock: lockItem({ state: 'failed' }), isRestoring: false },
      'keep',
    ],
    ['not sent yet', { isWanted: false, lock: lockItem({ state: 'todo' }), isRestoring: false }, 'drop-lock'],
    ['under way', { isWanted: false, lock: lockItem({ state: 'acting' }), isRestoring: false }, 'keep'],
    ['done', { isWanted: false, lock: lockItem({ state: 'done' }), isRestoring: false }, 'restore'],
    [
      '[LK5] so already',
      { isWanted: false, lock: lockItem({ state: 'done', reason: 'already-done' }), isRestoring: false },
      'forget',
    ],
    [
      'a value from before that nobody knows',
      { isWanted: false, lock: lockItem({ state: 'done', before: undefined }), isRestoring: false },
      'forget',
    ],
    [
      'perhaps done',
      { isWanted: false, lock: lockItem({ state: 'failed', reason: 'unclear' }), isRestoring: false },
      'restore',
    ],
    ['cancelled', { isWanted: false, lock: lockItem({ state: 'skipped' }), isRestoring: false }, 'forget'],
    ['its job is gone', { isWanted: false, lock: undefined, isRestoring: false }, 'forget'],
    [
      '[LK2] wanted again before it was opened',
      { isWanted: true, lock: undefined, restore: lockItem({ state: 'todo' }), isRestoring: true },
      'drop-restore',
    ],
    [
      'being opened',
      { isWanted: true, lock: undefined, restore: lockItem({ state: 'acting' }), isRestoring: true },
      'keep',
    ],
    [
      'opened and wanted again',
      { isWanted: true, lock: undefined, restore: lockItem({ state: 'done' }), isRestoring: true },
      'lock',
    ],
    [
      '[LK4] left alone, since somebody changed it',
      {
        isWanted: false,
        lock: lockItem({ state: 'done' }),
        restore: lockItem({ state: 'skipped', reason: 'changed-meanwhile' }),
        isRestoring: true,
      },
      'forget',
    ],
    [
      '[LK22] not brought back',
      {
        isWanted: false,
        lock: lockItem({ state: 'done' }),
        restore: lockItem({ state: 'failed', reason: 'not-admin' }),
        isRestoring: true,
      },
      'keep',
    ],
    [
      '[LK22] not brought back, and opened by somebody',
      {
        isWanted: false,
        lock: lockItem({ state: 'done' }),
        restore: lockItem({ state: 'failed', reason: 'not-admin' }),
        isRestoring: true,
        isClosed: false,
      },
      'forget',
    ],
    [
      '[LK22] not brought back, and wanted again',
      {
        isWanted: true,
        lock: lockItem({ state: 'done' }),
        restore: lockItem({ state: 'skipped', reason: 'integrity' }),
        isRestoring: true,
      },
      'hold-again',
    ],
    [
      '[LK55] over while people wait',
      { isWanted: false, lock: lockItem({ state: 'done' }), isRestoring: false, isHeldBack: true },
      'keep',
    ],
    [
      '[LK55] somebody asks before it was opened',
      {
        isWanted: false,
        lock: lockItem({ state: 'done' }),
        restore: lockItem({ state: 'todo' }),
        isRestoring: true,
        isHeldBack: true,
      },
      'drop-restore',
    ],
    [
      '[LK22] not brought back, opened by somebody, and wanted again',
      {
        isWanted: true,
        lock: lockItem({ state: 'done' }),
        restore: lockItem({ state: 'failed' }),
        isRestoring: true,
        isClosed: false,
      },
      'lock',
    ],
    [
      '[LK51] what should bring it back is gone, and it is still closed',
      { isWanted: false, lock: lockItem({ state: 'done' }), isRestoring: true },
      'keep',
    ],
    [
      '[LK51] what should bring it back is gone, and it is open',
      { isWanted: false, lock: lockItem({ state: 'done' }), isRestoring: true, isClosed: false },
      'forget',
    ],
  ])('%s', (_, world, step) => {
    expect(nextLockStep({ isClosed: true, ...world })).toBe(step);
  });
});

describe('what ought to be locked', () => {
  const gone = asId<GroupId>('gone@g.us');
  const notMine = asId<GroupId>('not-mine@g.us');
  const groups = [
    aGroup(),
    { ...aGroup({ id: gone }), goneAt: NOON },
    aGroup({ id: notMine, myRole: 'member' }),
    aGroup({ id: asId('frame@g.us'), kind: 'community' }),
  ];
  const night = { ...aNight(), updatedAt: 0 };
  const at = (iso: string, world: Partial<Parameters<typeof wantedLocks>[0]>) =>
    wantedLocks({
      lockdowns: [],
      plans: [],
      groups,
      held: NO_SETS,
      nowMs: Date.parse(iso),
      offset: zoneOffsetMs,
      ...world,
    });

  it('[LK10] by a plan for all: those that I administer; by a plan for some: those that are there', () => {
    expect([...at('2026-11-23T22:00:00Z', { plans: [night] }).wanted.keys()]).toEqual([GROUP]);
    const some = { ...night, groupIds: [notMine, gone] };
    expect([...at('2026-11-23T22:00:00Z', { plans: [some] }).wanted.keys()]).toEqual([notMine]);
    expect(at('2026-11-23T22:00:00Z', { plans: [{ ...night, isOn: false }] })).toEqual({ wanted: new Map() });
  });

  it('[LK1] all that any of them wants, with the next time that something changes', () => {
    const lockdown = {
      ...aLockdown({ groupIds: [GROUP], settings: ['addMode'], until: Date.parse('2026-11-23T22:30:00Z') }),
      at: NOON,
    };
    const { wanted, nextMs } = at('2026-11-23T22:00:00Z', { lockdowns: [lockdown], plans: [night] });
    expect(wanted.get(GROUP)).toMatchObject({
      settings: ['announce', 'addMode'],
      causes: [{ kind: 'hand' }, { kind: 'plan', until: Date.parse('2026-11-24T06:00:00Z') }],
    });
    expect(nextMs).toBe(Date.parse('2026-11-23T22:30:00Z'));
  });

  it('[LK6] leaves out what the kind of group fixes, and what is not known', () => {
    expect(canLock(aGroup({ settings: { announce: false } }), 'announce')).toBe(true);
    expect(canLock(aGroup({ settings: {} }), 'announce')).toBe(false);
    const announcements = [aGroup({ kind: 'announcement', settings: { announce: true } })];
    const ofAnnouncements = (settings: (typeof night)['settings']) =>
      at('2026-11-23T22:00:00Z', { plans: [{ ...night, settings }], groups: announcements }).wanted;
    expect(ofAnnouncements(['announce'])).toEqual(new Map());
    expect(ofAnnouncements(['announce', 'addMode']).get(GROUP)?.settings).toEqual(['addMode']);
  });

  it('lasts as long as the longest', () => {
    const cause = (until?: number) => ({
      id: asId<LockId>('x'),
      kind: 'hand' as const,
      name: ACCOUNT,
      until,
    });
    expect(lockedUntil([cause(5), cause(9), cause(7)])).toBe(9);
    expect(lockedUntil([cause(5), cause()])).toBeUndefined();
  });
});

describe('what opens', () => {
  const cause = (id: string) => ({ id: asId<LockId>(id), kind: 'plan' as const, name: id });
  const rows = [['night'], ['night', 'raid'], ['raid'], []].map((ids) => ({
    causes: ids.map(cause),
    opens: true,
    waits: 3,
  }));
  const before = { causes: [cause('night')], opens: false, waits: 0 };
  it.each([
    ['night', { opens: 1, stays: 1, waits: 3 }],
    ['raid', { opens: 1, stays: 1, waits: 3 }],
    ['other', { opens: 0, stays: 0, waits: 0 }],
  ])('[LK40] [LK55] at the end of %s: what nothing else holds', (id, expected) => {
    expect(whatOpens([...rows, before], asId<LockId>(id))).toEqual(expected);
  });
});

describe('a group that is closed already', () => {
  const settings = { announce: true, approval: true, addMode: 'admins' as const };
  it.each<[string, Partial<GroupFacts>, boolean]>([
    ['all is closed', { settings }, true],
    ['people may be added', { settings: { ...settings, addMode: 'all' } }, false],
    ['what WhatsApp has not told may be open', { settings: { announce: true, approval: true } }, false],
    ['only admins ever send', { kind: 'announcement', settings: { ...settings, announce: false } }, true],
  ])('[LK41] %s', (_, over, expected) => {
    expect(isClosed({ ...aGroup(), ...over })).toBe(expected);
  });

  it('[LK64] is asked of the settings that are chosen', () => {
    const group = aGroup({ settings: { announce: true, approval: false } });
    expect(isClosed(group, ['announce'])).toBe(true);
    expect(isClosed(group, ['announce', 'approval'])).toBe(false);
    expect(isClosed(group, ['addMode']), 'not known yet').toBe(false);
  });
});

describe('the end by hand', () => {
  it.each([
    ['one group, where nobody waits', 1, { opens: 1, stays: 0, waits: 0 }, false],
    ['[LK61] one group, where somebody waits', 1, { opens: 1, stays: 0, waits: 2 }, true],
    ['[LK40] several groups', 2, { opens: 1, stays: 1, waits: 0 }, true],
    ['several groups of which none opens', 2, { opens: 0, stays: 0, waits: 0 }, false],
  ])('%s: %s', (_, count, opening, expected) => {
    expect(asksFirst(count, opening)).toBe(expected);
  });
});
