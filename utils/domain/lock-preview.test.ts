import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { GroupFacts } from './group.ts';
import { type NotLocked, whyNotLocked } from './lock-preview.ts';
import { LOCK_SETTINGS, type LockSetting } from './locks.ts';

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
    expect(whyNotLocked({ ...aGroup({ settings: { ...OPEN } }), ...over }, settings)).toBe(why);
  });
});
