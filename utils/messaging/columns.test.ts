import { describe, expect, it } from 'vitest';
import { fromColumns, toColumns } from './columns.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    group: 'g',
    name: index % 3 === 0 ? undefined : `Анна ${index}`,
    phone: index % 2 === 0 ? { e164: `+49151${index}` } : undefined,
    ...(index === 7 ? { strikes: 2 } : {}),
    isMe: index === 3,
    isBusiness: false,
    tags: index === 5 ? ['x'] : [],
    notes: [],
  }));

describe('a list of rows', () => {
  it.each(['structured clone', 'JSON'])('comes back as it was, by %s', (way) => {
    const columns = toColumns(people(200));
    if (!columns) throw new Error('no columns');
    const there = way === 'JSON' ? JSON.parse(JSON.stringify(columns)) : structuredClone(columns);
    expect(fromColumns(there)).toEqual(people(200));
  });

  it('says once what all rows share, and nothing of fields that none has', () => {
    const columns = toColumns(people(60).map((row) => ({ ...row, never: undefined })));
    expect(columns?.same).toEqual({ group: 'g', isBusiness: false, notes: [] });
    expect(Object.keys(columns?.columns ?? {})).toEqual(['id', 'phone', 'isMe', 'tags', 'name', 'strikes']);
  });

  it('comes back with one shape for all rows', () => {
    const columns = toColumns(people(60));
    const shapes = new Set((columns ? fromColumns(columns) : []).map((row) => Object.keys(row).join()));
    expect(shapes.size).toBe(1);
  });
});

it.each([
  ['nothing', []],
  ['a few people', people(3)],
  ['texts', Array.from({ length: 80 }, (_, index) => `text ${index}`)],
  ['lists', Array.from({ length: 80 }, (_, index) => [index])],
  ['rows with null in them', people(80).map((row) => ({ ...row, note: null }))],
  ['a row that is null', [...people(80), null]],
  ['one thing', { people: people(80) }],
])('is left as it is: %s', (_, value) => {
  expect(toColumns(value)).toBeUndefined();
});
