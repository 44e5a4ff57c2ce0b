import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import { type AcrossKind, type Place, planAcross, type Somebody, unreadOf } from './across-groups.ts';
import type { GroupFacts } from './group.ts';
import { asId, type PersonId, type Wid } from './ids.ts';

const group = (
  id: string,
  over: Partial<GroupFacts & { goneAt: number; membersReadAt: number | undefined }> = {},
) => ({
  ...aGroup({ id: asId(id) }),
  membersReadAt: 1,
  ...over,
});
const somebody = (id: string, over: Partial<Somebody> = {}): Somebody & { id: string } => ({
  id,
  personId: asId<PersonId>(id),
  isMe: false,
  numberWid: asId<Wid>(`${id}@c.us`),
  ...over,
});
const place = (personId: string, groupId: string, over: Partial<Place> = {}): Place => ({
  personId: asId(personId),
  groupId: asId(groupId),
  wid: asId(`${personId}@lid`),
  role: 'member',
  ...over,
});
const plan = (
  kind: AcrossKind,
  people: readonly ReturnType<typeof somebody>[],
  groups: readonly ReturnType<typeof group>[],
  where: readonly Place[] = [],
) => {
  const made = planAcross(kind, people, groups, where);
  return {
    items: made.items.map(({ person, group: { id }, wid }) => `${person.id} ${id} ${wid}`),
    groups: made.groups.map(({ group: { id }, why }) => `${id} ${why}`),
    people: made.people.map(({ person, why }) => `${person.id} ${why}`),
    pairs: made.pairs.map(({ person, group: { id }, why }) => `${person.id} ${id} ${why}`),
  };
};
const [ash, elm] = [group('ash'), group('elm')];
const nothing = { items: [], groups: [], people: [], pairs: [] };

describe('[GM23] everybody in every group is acted on or named, once', () => {
  it('removing: where they are, by the wid they have there', () => {
    const where = [place('anna', 'ash'), place('boris', 'ash'), place('boris', 'elm')];
    expect(plan('remove', [somebody('anna'), somebody('boris')], [ash, elm], where)).toEqual({
      ...nothing,
      items: ['anna ash anna@lid', 'boris ash boris@lid', 'boris elm boris@lid'],
      pairs: ['anna elm absent'],
    });
  });

  it('removing: two wids of one person in a group both go', () => {
    const where = [place('anna', 'ash'), place('anna', 'ash', { wid: asId('47@c.us') })];
    expect(plan('remove', [somebody('anna')], [ash], where).items).toEqual([
      'anna ash anna@lid',
      'anna ash 47@c.us',
    ]);
  });

  it('adding: where they are not, by number', () => {
    const where = [place('anna', 'ash')];
    const stranger = somebody('new', { personId: undefined });
    expect(plan('add', [somebody('anna'), stranger], [ash, elm], where)).toEqual({
      ...nothing,
      items: ['new ash new@c.us', 'anna elm anna@c.us', 'new elm new@c.us'],
      pairs: ['anna ash already-member'],
    });
  });

  it.each([
    ['admin', 'is-admin'],
    ['superadmin', 'is-superadmin'],
  ] as const)('removing: an %s stays', (role, why) => {
    expect(plan('remove', [somebody('anna')], [ash], [place('anna', 'ash', { role })])).toEqual({
      ...nothing,
      pairs: [`anna ash ${why}`],
    });
  });

  it('whom another job holds there is left to it', () => {
    const where = [place('anna', 'ash', { pendingJob: 'promote' }), place('anna', 'elm')];
    expect(plan('remove', [somebody('anna')], [ash, elm], where)).toEqual({
      ...nothing,
      items: ['anna elm anna@lid'],
      pairs: ['anna ash already-pending'],
    });
  });
});

describe('[GM24] a group is named once', () => {
  it.each([
    ['remove', { myRole: 'member' }, 'not-admin'],
    ['remove', { myRole: undefined }, 'gone'],
    ['remove', { goneAt: 1 }, 'gone'],
    ['add', { suspended: true }, 'suspended'],
    ['add', { terminated: true }, 'terminated'],
    ['add', { size: 8, sizeLimit: 8 }, 'no-places'],
  ] as const)('%s: %j', (kind, over, why) => {
    const where = [place('anna', 'fir'), place('boris', 'fir')];
    const made = plan(kind, [somebody('anna'), somebody('boris')], [group('fir', over)], where);
    expect(made).toEqual({ ...nothing, groups: [`fir ${why}`] });
  });

  it('out of a full one people can be removed', () => {
    const full = group('fir', { size: 8, sizeLimit: 8 });
    expect(plan('remove', [somebody('anna')], [full], [place('anna', 'fir')]).items).toHaveLength(1);
  });
});

describe('[GM25] a person is named once', () => {
  it('who cannot be added anywhere: no number', () => {
    const hidden = somebody('anna', { numberWid: undefined });
    expect(plan('add', [hidden], [ash, elm])).toEqual({ ...nothing, people: ['anna no-number'] });
  });

  it('who is nowhere, whether known or not', () => {
    const people = [somebody('anna'), somebody('new', { personId: undefined })];
    expect(plan('remove', people, [ash, elm])).toEqual({
      ...nothing,
      people: ['anna nowhere', 'new nowhere'],
    });
  });

  it('me', () => {
    const me = somebody('me', { isMe: true });
    expect(plan('remove', [me], [ash], [place('me', 'ash')]).people).toEqual(['me is-me']);
  });
});

describe('[GM60] a group whose members were not read yet', () => {
  const fir = group('fir', { membersReadAt: undefined });

  it('is named as such once, and nobody is said to be absent from it, or from all', () => {
    const people = [somebody('anna'), somebody('boris'), somebody('new', { personId: undefined })];
    expect(plan('remove', people, [ash, fir], [place('anna', 'ash')])).toEqual({
      ...nothing,
      items: ['anna ash anna@lid'],
      groups: ['fir unread'],
      pairs: ['boris ash absent', 'new ash absent'],
    });
  });

  it('is acted in where somebody was found there all the same', () => {
    const where = [place('anna', 'fir')];
    expect(plan('remove', [somebody('anna')], [fir], where)).toEqual({
      ...nothing,
      items: ['anna fir anna@lid'],
    });
    expect(plan('remove', [somebody('anna'), somebody('boris')], [fir], where)).toEqual({
      ...nothing,
      items: ['anna fir anna@lid'],
      groups: ['fir unread'],
    });
  });

  it('is added to: WhatsApp itself says who is a member already', () => {
    expect(plan('add', [somebody('anna')], [fir]).items).toEqual(['anna fir anna@c.us']);
  });
});

it('[GM61] those that can be read no more are not waited for', () => {
  const unread = { membersReadAt: undefined };
  const groups = [
    ash,
    group('fir', unread),
    group('gone', { ...unread, goneAt: 1 }),
    group('out', { ...unread, myRole: undefined }),
    group('closed', { ...unread, terminated: true }),
    group('suspended', { ...unread, suspended: true }),
  ];
  expect(unreadOf(groups).map(({ id }) => id)).toEqual(['fir']);
});
