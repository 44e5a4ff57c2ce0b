import { describe, expect, it } from 'vitest';
import { lidWid, pnWid } from '@/tests/builders.ts';
import {
  type BringBackChoice,
  isTickWanted,
  type Missing,
  type OtherRole,
  planBringBack,
} from './bring-back.ts';
import { asId } from './ids.ts';
import type { FactDifference } from './snapshot.ts';

const missing = (n: number, over: Partial<Missing> = {}): Missing => ({
  personId: asId(`p${n}`),
  isMe: false,
  role: 'member',
  numberWid: pnWid(n),
  isDenied: false,
  leftAlone: false,
  isPending: false,
  ...over,
});
const other = (n: number, over: Partial<OtherRole> = {}): OtherRole => ({
  personId: asId(`p${n}`),
  isMe: false,
  wid: lidWid(n),
  before: 'member',
  after: 'admin',
  isPending: false,
  ...over,
});
const ALL: BringBackChoice = {
  members: true,
  roles: true,
  admins: true,
  facts: new Set(['subject', 'announce']),
  include: new Set(),
};
const plan = (
  world: { missing?: Missing[]; roles?: OtherRole[]; facts?: FactDifference[] },
  choice: Partial<BringBackChoice> = {},
) => planBringBack({ missing: [], roles: [], facts: [], ...world }, { ...ALL, ...choice });

describe('bringing back', () => {
  it('[SN10] adds who is missing, and orders only what was chosen', () => {
    const people = [missing(1), missing(2)];
    expect(plan({ missing: people }).add).toEqual(
      people.map((person) => ({ person, wid: person.numberWid, isAdminNext: false })),
    );
    const nothing = plan({ missing: people, roles: [other(3)] }, { members: false, roles: false });
    expect(nothing).toEqual({
      add: [],
      invite: [],
      admins: [],
      promote: [],
      demote: [],
      changes: [],
      leftOut: [],
    });
  });

  it('[SN11] leaves out the denied and those who went by themselves, until they are put back in', () => {
    const people = [missing(1, { isDenied: true }), missing(2, { leftAlone: true })];
    const [denied, gone] = people;
    expect(plan({ missing: people })).toMatchObject({
      add: [],
      leftOut: [
        { person: denied, why: 'denied' },
        { person: gone, why: 'left-alone' },
      ],
    });
    const again = plan({ missing: people }, { include: new Set([asId('p1'), asId('p2')]) });
    expect(again.add.map(({ person }) => person)).toEqual(people);
    expect(again.leftOut).toEqual([]);
  });

  it('[SN11] never takes me, nor whom another job holds', () => {
    const include = new Set([asId<Missing['personId']>('p1'), asId<Missing['personId']>('p2')]);
    const result = plan(
      { missing: [missing(1, { isMe: true }), missing(2, { isPending: true })] },
      { include },
    );
    expect(result.add).toEqual([]);
    expect(result.leftOut.map(({ why }) => why)).toEqual(['is-me', 'already-pending']);
  });

  it('[SN12] who hides their number needs an invite', () => {
    const hidden = missing(1, { numberWid: undefined });
    expect(plan({ missing: [hidden] })).toMatchObject({ add: [], invite: [hidden], leftOut: [] });
  });

  it('[SN60] who was an admin and is added is made one again, if that was chosen', () => {
    const [admin, owner] = [missing(1, { role: 'admin' }), missing(2, { role: 'superadmin' })];
    const gone = missing(4, { role: 'admin', leftAlone: true });
    const people = [admin, owner, missing(3), gone];
    const nextOf = (choice?: Partial<BringBackChoice>) =>
      plan({ missing: people }, choice).add.map(({ isAdminNext }) => isAdminNext);
    expect(nextOf()).toEqual([true, true, false]);
    expect(plan({ missing: people })).toMatchObject({ admins: [], promote: [] });
    expect(nextOf({ admins: false })).toEqual([false, false, false]);
    expect(plan({ missing: people }, { admins: false })).toMatchObject({ admins: [admin, owner] });
  });

  it('[SN50] who was an admin and is only invited is named, and is given the role by the next look, once they are in', () => {
    const invited = missing(1, { role: 'superadmin', numberWid: undefined });
    expect(plan({ missing: [invited] })).toMatchObject({ invite: [invited], admins: [invited], promote: [] });
    const isIn = other(1, { before: invited.role, after: 'member' });
    expect(plan({ roles: [isIn] })).toMatchObject({ admins: [], promote: [isIn] });
  });

  it('[SN52] a tick is wanted when of the missing nobody comes back who could', () => {
    const people = [missing(1, { leftAlone: true }), missing(2, { isPending: true })];
    expect(isTickWanted(plan({ missing: people }))).toBe(true);
    expect(isTickWanted(plan({ missing: people }, { include: new Set([asId('p1')]) }))).toBe(false);
    expect(isTickWanted(plan({ missing: people }, { members: false }))).toBe(false);
    expect(isTickWanted(plan({ missing: people.slice(1) }))).toBe(false);
  });

  it.each([
    ['an admin who is a member now is made one again', { before: 'admin', after: 'member' }, 'promote'],
    ['an owner who is a member now is made an admin', { before: 'superadmin', after: 'member' }, 'promote'],
    ['a member who is an admin now stops being one', { before: 'member', after: 'admin' }, 'demote'],
  ] as const)('[SN10] %s', (_name, roles, list) => {
    const person = other(1, roles);
    expect(plan({ roles: [person] })[list]).toEqual([person]);
  });

  it.each([
    ['is-me', { isMe: true }],
    ['is-superadmin', { after: 'superadmin' }],
    ['no-change', { before: 'superadmin', after: 'admin' }],
    ['already-pending', { isPending: true }],
  ] as const)('[SN10] names a role that stays: %s', (why, over) => {
    const person = other(1, over);
    expect(plan({ roles: [person] })).toMatchObject({ promote: [], demote: [], leftOut: [{ person, why }] });
  });

  it('[SN13] sets what was chosen and known then, and nothing else', () => {
    const name = { setting: 'subject', value: 'Oak' } as const;
    const facts: FactDifference[] = [
      { setting: 'subject', before: name, after: { setting: 'subject', value: 'Elm' } },
      { setting: 'announce', before: undefined, after: { setting: 'announce', value: true } },
      { setting: 'approval', before: { setting: 'approval', value: true }, after: undefined },
    ];
    expect(plan({ facts }).changes).toEqual([{ change: name, before: { setting: 'subject', value: 'Elm' } }]);
  });
});
