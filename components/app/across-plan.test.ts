import { describe, expect, it } from 'vitest';
import { ACCOUNT, aGroup, pnWid } from '@/tests/builders.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { GroupRow, Whereabouts } from '@/utils/store/api.ts';
import { acrossPlan, type Target } from './across-plan.ts';

const aRow = (subject: string, over: Partial<GroupRow> = {}): GroupRow => ({
  ...aGroup({ id: asId(subject), subject }),
  accountId: ACCOUNT,
  pendingCount: 0,
  membersReadAt: 1,
  ...over,
});
const anna: Target = {
  personId: asId('anna'),
  isMe: false,
  numberWid: pnWid(1),
  label: 'Anna',
  number: '+47 90 00 00 01',
  identities: [],
};
const at = (groupId: string): Whereabouts => ({
  personId: asId('anna'),
  groupId: asId(groupId),
  wid: asId('1@lid'),
  role: 'member',
});

describe('[GM23] the plan of removing somebody from several groups', () => {
  it('is one job with who and where, and names everybody else', () => {
    const stranger: Target = { ...anna, personId: undefined, label: 'Boris' };
    const groups = [aRow('Ash'), aRow('Birch'), aRow('Cedar'), aRow('Elm', { myRole: 'member' })];
    expect(acrossPlan('remove', [anna, stranger], groups, [at('Ash'), at('Cedar')])).toEqual({
      kind: 'remove',
      title: 'Remove 1 person from 2 groups',
      items: ['Ash', 'Cedar'].map((name) => ({
        groupId: name,
        personId: 'anna',
        wid: '1@lid',
        identities: [],
        label: 'Anna',
        detail: `${name} · +47 90 00 00 01`,
      })),
      leftOut: [
        { label: 'Elm', reason: 'you are not an admin there any more' },
        { label: 'Boris', reason: 'in none of these groups' },
        { label: 'Anna · Birch', reason: 'not in this group' },
      ],
    });
  });

  it('[GM60] names a group whose members were not read yet as that', () => {
    const groups = [aRow('Ash'), aRow('Birch', { membersReadAt: undefined })];
    expect(acrossPlan('remove', [anna], groups, [at('Ash')]).leftOut).toEqual([
      { label: 'Birch', reason: 'its members are not read yet' },
    ]);
  });

  it('[PL61] says nothing of groups where somebody is not, where only their own were meant', () => {
    const groups = [aRow('Ash'), aRow('Cedar')];
    const plan = acrossPlan('remove', [anna], groups, [at('Ash')], { isWhereTheyAre: true });
    expect(plan).toMatchObject({ items: [{ groupId: 'Ash' }], leftOut: [] });
  });

  it('names the group where it is one', () => {
    expect(acrossPlan('add', [anna], [aRow('Ash')], []).title).toBe('Add 1 person to \u2068Ash\u2069');
  });
});
