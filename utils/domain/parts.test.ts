import { describe, expect, it } from 'vitest';
import { lid, pn } from '@/tests/builders.ts';
import { asId, type PersonId } from './ids.ts';
import { type PersonPart, sidesOfSplit, sumOfParts } from './parts.ts';

const part = (id: string, of?: string): PersonPart => ({
  personId: asId(id),
  label: `Person ${id}`,
  identities: [lid(Number(id))],
  groups: ['Oak Lane'],
  tags: [asId('red')],
  notes: 1,
  strikes: 0,
  of:
    of === undefined ? undefined : { personId: asId(of), mergeId: asId(`m${id}`), at: 0, isAutomatic: false },
});
/** 2 and 4 are parts of 1, 3 is a part of 2. */
const PARTS = [part('1'), part('2', '1'), part('3', '2'), part('4', '1')];
const ids = (parts: readonly PersonPart[]) => parts.map(({ personId }) => personId);

describe('what will be apart, and together', () => {
  it.each<[string, string[]]>([
    ['2', ['2', '3']],
    ['3', ['3']],
    ['4', ['4']],
  ])('[MG14] splitting off %s', (id, goes) => {
    const sides = sidesOfSplit(PARTS, asId<PersonId>(id));
    expect(ids(sides.goes)).toEqual(goes);
    expect([...ids(sides.stays), ...goes].sort()).toEqual(['1', '2', '3', '4']);
  });

  it('[MG14] together: each group and tag once, all notes, all identities', () => {
    const other = { ...part('5'), identities: [pn(5)], groups: ['Garage', 'Oak Lane'], strikes: 2 };
    expect(sumOfParts([part('1'), other])).toEqual({
      label: 'Person 1',
      identities: [lid(1), pn(5)],
      groups: ['Oak Lane', 'Garage'],
      tags: ['red'],
      notes: 2,
      strikes: 2,
    });
  });
});
