import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { GroupFacts } from './group.ts';
import { lockTakes, type NotLocked, whyNotLocked } from './lock-preview.ts';
import { asId } from './ids.ts';
import { LOCK_SETTINGS, type LockSetting } from './locks.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const OPEN = { announce: false, approval: false, addMode: 'all' as const, restrict: false };
type Known = GroupFacts & { goneAt?: number };

describe('what a lock-down would do', () => {
  it.each<[string, Partial<Known>, readonly LockSetting[], NotLocked | undefined]>([
    ['an open group', {}, LOCK_SETTINGS, undefined],
    ['one of its settings is closed', { settings: { ...OPEN, announce: true } }, LOCK_SETTINGS, undefined],
    ['those chosen are closed', { settings: { ...OPEN, announce: true } }, ['announce'], 'already'],
    ['a setting that WhatsApp has not told', { settings: { announce: true } }, LOCK_SETTINGS, 'unknown'],
    ['some known and open', { settings: { announce: false } }, LOCK_SETTINGS, undefined],
    ['where only admins ever send', { kind: 'announcement' }, ['announce'], 'already'],
    ['an announcement group that takes people', { kind: 'announcement' }, ['addMode'], undefined],
    ['where I am no admin', { myRole: 'member' }, LOCK_SETTINGS, 'not-admin'],
    ['one that is gone', { goneAt: 1 }, LOCK_SETTINGS, 'gone'],
    ['a suspended one', { suspended: true }, LOCK_SETTINGS, 'suspended'],
  ])('[LK21] %s', (_, over, settings, why) => {
    expect(whyNotLocked({ ...aGroup({ settings: { ...OPEN } }), ...over }, settings, false)).toBe(why);
  });

  it.each<[string, Partial<Known>, NotLocked | undefined]>([
    ['what it closed stays closed', { settings: { announce: true } }, undefined],
    ['what WhatsApp has not told', {}, 'unknown'],
    ['where only admins ever send', { kind: 'announcement', settings: { announce: true } }, 'already'],
    ['where I am no admin any more', { myRole: 'member', settings: { announce: true } }, 'not-admin'],
  ])('[LK21] held by another lock-down: %s', (_, over, why) => {
    expect(whyNotLocked({ ...aGroup(), ...over }, ['announce'], true)).toBe(why);
  });
});

describe('how long a lock-down takes to make', () => {
  const many = (count: number, over: Partial<GroupFacts> = {}) =>
    Array.from({ length: count }, (_, n) =>
      aGroup({ id: asId(`${n}@g.us`), settings: { ...OPEN }, ...over }),
    );
  const takes = (groups: readonly GroupFacts[], lastsMs?: number) =>
    lockTakes(groups, LOCK_SETTINGS, lastsMs, DEFAULT_SETTINGS.pacing);
  const HOUR_MS = 3_600_000;

  it('[LK58] is the time of all settings that it closes, and only of those', () => {
    const one = takes(many(1)).ms;
    expect(takes(many(300)).ms).toBeGreaterThan(100 * one);
    const two = lockTakes(many(2), ['announce'], undefined, DEFAULT_SETTINGS.pacing).ms;
    const half = many(2, { settings: { announce: false, approval: true, addMode: 'admins' } });
    expect(takes(half).ms).toBe(two);
    expect(takes(many(2, { kind: 'announcement', settings: { announce: false } })).ms).toBe(0);
  });

  it.each<[string, number, number | undefined, boolean]>([
    ['300 groups for an hour', 300, HOUR_MS, true],
    ['300 groups for a day', 300, 24 * HOUR_MS, false],
    ['300 groups until somebody ends it', 300, undefined, false],
    ['ten groups for an hour', 10, HOUR_MS, false],
  ])('[LK58] warns of more than half of its time: %s', (_, count, lastsMs, isLong) => {
    expect(takes(many(count), lastsMs).isLong).toBe(isLong);
  });
});
