import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type TagId } from '@/utils/domain/ids.ts';
import { TAG_COLOURS } from '@/utils/domain/knowledge.ts';
import { nextColour, searchTags, spreadOf, tagNameProblem } from './tag-model.ts';

const id = asId<TagId>;
const group = asId<GroupId>('g');
const tags = [
  { id: id('a'), name: 'Late  payer', colour: 'brown' as const, order: 0, updatedAt: 0 },
  { id: id('b'), name: 'Сосед', colour: 'red' as const, order: 1, updatedAt: 0 },
];

describe('tagNameProblem', () => {
  it.each([
    ['new', undefined],
    ['  ', 'empty'],
    ['late payer ', 'taken'],
    ['СОСЕД', 'taken'],
    ['x'.repeat(41), 'too-long'],
    [` ${'x'.repeat(40)} `, undefined],
    ['👩‍👩‍👧'.repeat(9), 'too-long'],
  ])('"%s": %s', (name, expected) => {
    expect(tagNameProblem(name, tags)).toBe(expected);
  });

  it('lets a tag keep its own name', () => {
    expect(tagNameProblem('late payer', tags, id('a'))).toBeUndefined();
  });
});

describe('nextColour', () => {
  it('takes the one that is used least, gray last', () => {
    expect(nextColour([])).toBe('brown');
    expect(nextColour(tags)).toBe('orange');
    expect(nextColour(TAG_COLOURS.slice(1).map((colour) => ({ colour })))).toBe('gray');
  });
});

describe('spreadOf', () => {
  const people = [
    { tags: [id('a')], groupTags: [{ groupId: group, tagId: id('b') }] },
    { tags: [id('a'), id('b')], groupTags: [{ groupId: asId<GroupId>('other'), tagId: id('b') }] },
  ];
  it.each([
    ['everywhere, all', id('a'), undefined, 'all'],
    ['everywhere, some', id('b'), undefined, 'some'],
    ['in the group, some', id('b'), group, 'some'],
    ['in the group, none', id('a'), group, 'none'],
  ])('%s', (_title, tagId, groupId, expected) => {
    expect(spreadOf(people, tagId, groupId)).toBe(expected);
  });
});

describe('searchTags', () => {
  it('finds by part of the name and offers to make what is not there', () => {
    expect(searchTags(tags, 'PAY')).toEqual({ found: [tags[0]], canCreate: true });
    expect(searchTags(tags, 'сосед')).toEqual({ found: [tags[1]], canCreate: false });
    expect(searchTags(tags, '')).toEqual({ found: tags, canCreate: false });
  });
});
