import { describe, expect, it } from 'vitest';
import type { GroupFacts } from './group.ts';
import { asId } from './ids.ts';
import { currentValue, lockedBy } from './group-rules.ts';

const aGroup = (over: Partial<GroupFacts> = {}): GroupFacts => ({
  id: asId('g'),
  subject: 'Oak Lane',
  kind: 'group',
  size: 7,
  addressing: 'lid',
  myRole: 'admin',
  settings: { announce: false, restrict: false, approval: true, addMode: 'all', ephemeralS: 0 },
  unreadCount: 0,
  archived: false,
  suspended: false,
  terminated: false,
  ...over,
});

describe('lockedBy', () => {
  it.each([
    ['nothing, for an admin', aGroup(), 'announce', undefined],
    ['not an admin', aGroup({ myRole: 'member' }), 'approval', 'not-admin'],
    ['no longer in the group', aGroup({ myRole: undefined }), 'subject', 'not-admin'],
    ['nothing, for the name where everybody may', aGroup({ myRole: 'member' }), 'subject', undefined],
    [
      'the name where only admins may',
      aGroup({ myRole: 'member', settings: { restrict: true } }),
      'subject',
      'not-admin',
    ],
    ['the name where nobody knows', aGroup({ myRole: 'member', settings: {} }), 'description', 'not-admin'],
    ['not told yet', aGroup({ settings: {} }), 'addMode', 'unknown'],
    ['an announcement group', aGroup({ kind: 'announcement' }), 'announce', 'announcement'],
  ] as const)('%s', (_title, group, setting, expected) => {
    expect(lockedBy(group, setting, [])).toBe(expected);
  });

  it('names a part that WhatsApp lacks, and waits for one that has not arrived', () => {
    expect(lockedBy(aGroup(), 'addMode', [{ id: 'add-mode', state: 'changed' }])).toBe('missing-part');
    expect(lockedBy(aGroup(), 'addMode', [{ id: 'add-mode', state: 'waiting' }])).toBeUndefined();
    expect(lockedBy(aGroup(), 'announce', [{ id: 'add-mode', state: 'changed' }])).toBeUndefined();
  });
});

describe('currentValue', () => {
  it.each([
    ['announce', { setting: 'announce', value: false }],
    ['addMode', { setting: 'addMode', value: 'all' }],
    ['ephemeralS', { setting: 'ephemeralS', value: 0 }],
    ['description', { setting: 'description', value: '' }],
  ] as const)('%s', (setting, expected) => {
    expect(currentValue(aGroup(), setting)).toEqual(expected);
  });

  it('is nothing while it is unknown, never "off"', () => {
    expect(currentValue(aGroup({ settings: {} }), 'announce')).toBeUndefined();
    expect(currentValue(aGroup({ settings: {} }), 'ephemeralS')).toBeUndefined();
  });
});
