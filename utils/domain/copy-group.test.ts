import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { Place } from './across-groups.ts';
import { copyable, planDemotions, planPromotions, previewCopy, type RolePlan } from './copy-group.ts';
import type { GroupFacts } from './group.ts';
import { asId, type GroupId, type PersonId } from './ids.ts';

const group = (id: string, over: Partial<GroupFacts> = {}) => aGroup({ id: asId(id), subject: id, ...over });
const id = (text: string): PersonId => asId(text);
const place = (personId: string, groupId: string, over: Partial<Place> = {}): Place => ({
  personId: id(personId),
  groupId: asId(groupId),
  wid: asId(`${personId}@lid`),
  role: 'member',
  ...over,
});
const told = (plan: RolePlan<GroupFacts>) => ({
  items: plan.items.map((item) => `${item.place.personId} ${item.group.id}`),
  leftOut: plan.leftOut.map(({ personId, group: where, why }) =>
    [personId, where.id, why].filter(Boolean).join(' '),
  ),
});

const allRead = new Set(['ash', 'elm', 'fir'].map((name) => asId<GroupId>(name)));
const source = group('ash', { settings: { announce: true, approval: false, ephemeralS: 604_800 } });

describe('[GM29] settings of one group for others', () => {
  it('are those that WhatsApp has told of the source', () => {
    expect(copyable(source)).toEqual(['announce', 'approval', 'ephemeralS']);
  });

  it('change where they differ, and the source is no target', () => {
    const targets = [
      source,
      group('elm', { settings: { announce: false, approval: false, ephemeralS: 0 } }),
      group('fir', { settings: { announce: true }, suspended: true }),
    ];
    const made = previewCopy(source, targets, ['announce', 'approval', 'ephemeralS', 'restrict'], {
      capabilities: [],
    });
    expect(
      made.map(({ group: { id: name }, differences }) => [
        name,
        differences.map((one) => (one.kind === 'left-out' ? one.why : `${one.kind} ${one.change.value}`)),
      ]),
    ).toEqual([
      ['elm', ['change true', 'already false', 'change 604800']],
      ['fir', ['suspended', 'suspended', 'suspended']],
    ]);
  });
});

describe('[GM30] admins of one group for others', () => {
  const admins = ['anna', 'boris', 'clara', 'dora'].map((name) => ({ personId: id(name), isMe: false }));

  it('are made admins where they are members', () => {
    const targets = [source, group('elm'), group('fir', { myRole: 'member' })];
    const where = [
      place('anna', 'elm'),
      place('boris', 'elm', { role: 'admin' }),
      place('clara', 'elm', { pendingJob: 'promote' }),
    ];
    const me = { personId: id('me'), isMe: true };
    expect(told(planPromotions(source, [...admins, me], targets, where, allRead))).toEqual({
      items: ['anna elm'],
      leftOut: ['fir not-admin', 'boris elm already-admin', 'clara elm already-pending', 'dora elm absent'],
    });
  });
});

describe('[GM31] admins who are none in the source', () => {
  it('lose their rights; me and the owner never do', () => {
    const there = [
      { ...place('anna', 'elm', { role: 'admin' }), isMe: false },
      { ...place('zoe', 'elm', { role: 'admin' }), isMe: false },
      { ...place('me', 'elm', { role: 'admin' }), isMe: true },
      { ...place('owner', 'elm', { role: 'superadmin' }), isMe: false },
      { ...place('yan', 'elm', { role: 'admin', pendingJob: 'demote' }), isMe: false },
    ];
    const targets = [group('elm'), group('fir', { terminated: true })];
    expect(told(planDemotions(source, new Set([id('anna')]), targets, there, allRead))).toEqual({
      items: ['zoe elm'],
      leftOut: ['fir terminated', 'me elm is-me', 'owner elm is-superadmin', 'yan elm already-pending'],
    });
  });
});

describe('[GM62] members that were not read when the admins were looked up', () => {
  const targets = [source, group('elm'), group('fir')];
  const there = ['elm', 'fir'].map((where) => ({ ...place('zoe', where, { role: 'admin' }), isMe: false }));
  const anna = [{ personId: id('anna'), isMe: false }];
  const where = ['elm', 'fir'].map((name) => place('anna', name));
  const both = (read: string[]) => {
    const ids = new Set(read.map((name) => asId<GroupId>(name)));
    return [
      told(planPromotions(source, anna, targets, where, ids)),
      // Of a source that nobody has read no admins are known.
      told(planDemotions(source, new Set(), targets, there, ids)),
    ];
  };

  it('of the source: it is named, and nobody gets or loses rights anywhere', () => {
    const none = { items: [], leftOut: ['ash unread'] };
    expect(both(['elm', 'fir'])).toEqual([none, none]);
  });

  it('of a target: it is named, and the others go on', () => {
    expect(both(['ash', 'fir'])).toEqual([
      { items: ['anna fir'], leftOut: ['elm unread'] },
      { items: ['zoe fir'], leftOut: ['elm unread'] },
    ]);
  });
});
