import { expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import { sortForRelink } from './group-links.ts';
import { asId } from './ids.ts';

it('[GM26] links are reset where I may; everybody else is named with the reason', () => {
  const groups = [
    aGroup({ id: asId('ash') }),
    aGroup({ id: asId('birch'), myRole: 'member' }),
    aGroup({ id: asId('cedar'), suspended: true }),
    aGroup({ id: asId('elm'), terminated: true, suspended: true }),
    aGroup({ id: asId('fir') }),
    aGroup({ id: asId('hazel'), myRole: 'superadmin' }),
    aGroup({ id: asId('ivy'), myRole: undefined }),
  ];
  const { eligible, leftOut } = sortForRelink(groups, (id) => id === 'fir');
  expect(eligible.map(({ id }) => id)).toEqual(['ash', 'hazel']);
  expect(leftOut.map(({ group: { id }, why }) => `${id} ${why}`)).toEqual([
    'birch not-admin',
    'cedar suspended',
    'elm terminated',
    'fir on-its-way',
    'ivy not-admin',
  ]);
});
