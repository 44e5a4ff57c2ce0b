import { describe, expect, it } from 'vitest';
import { changed, exported, type FileTables, first, fullStore, rowsOf } from '@/tests/full-store.ts';

describe('a file that does not fit', () => {
  const problems = async (text: string) => {
    const store = await fullStore();
    const before = await rowsOf(store);
    const [checked, applied] = [
      await store.ask('checkImport', { text }),
      await store.ask('applyImport', { text, mode: 'replace' }),
    ];
    expect(applied).toEqual(checked);
    expect(checked).toMatchObject({ ok: false, tables: [] });
    expect(await rowsOf(store)).toEqual(before);
    return checked.problems;
  };
  const text = async (change: (tables: FileTables, file: Record<string, unknown>) => void) =>
    changed(await exported(await fullStore()), change);

  it('is named by line and column when it is no JSON', async () => {
    const whole = await exported(await fullStore());
    const cut = whole.slice(0, whole.indexOf('"notes"'));
    const line = cut.split('\n').length;
    expect(await problems(cut)).toEqual([{ where: `${line}:1`, message: 'not-json' }]);
  });

  it.each([
    [
      'another file',
      'format',
      'not-an-export',
      (_: FileTables, file: Record<string, unknown>) => (file.format = 'x'),
    ],
    [
      'a newer version',
      'version',
      'newer-version',
      (_: FileTables, file: Record<string, unknown>) => (file.version = 2),
    ],
    [
      'a missing time',
      'exportedAt',
      'missing',
      (_: FileTables, file: Record<string, unknown>) => delete file.exportedAt,
    ],
    ['a missing table', 'notes', 'missing', (tables: FileTables) => delete tables.notes],
    [
      'a number for a text',
      'notes[0].text',
      'wrong-value',
      (tables: FileTables) => (first(tables, 'notes').text = 7),
    ],
    [
      'an unknown colour',
      'tags[0].colour',
      'wrong-value',
      (tables: FileTables) => (first(tables, 'tags').colour = 'x'),
    ],
    [
      'a note on nobody',
      'notes[0].personId',
      'unknown-reference',
      (tables: FileTables) => (first(tables, 'notes').personId = 'x'),
    ],
    [
      'a tag that is none',
      'tagged[0].tagId',
      'unknown-reference',
      (tables: FileTables) => (first(tables, 'tagged').tagId = 'x'),
    ],
    [
      'a note twice',
      'notes[2].id',
      'twice',
      (tables: FileTables) => tables.notes?.push(first(tables, 'notes')),
    ],
  ])('%s: %s', async (_name, where, message, change) => {
    expect(await problems(await text((tables, file) => void change(tables, file)))).toEqual([
      { where, message },
    ]);
  });

  it('names people in a circle, and an identity of two', async () => {
    const bad = await text(({ people = [] }) => {
      const [one, two] = people;
      if (!one || !two) throw new Error('two people');
      Object.assign(one, { mergedInto: two.personId });
      Object.assign(two, { mergedInto: one.personId, identities: one.identities });
    });
    expect(await problems(bad)).toEqual(
      expect.arrayContaining([
        { where: 'people[0].mergedInto', message: 'circle' },
        { where: 'people[1].identities[0]', message: 'twice' },
      ]),
    );
  });

  it('lists a hundred problems at most', async () => {
    const bad = await text((tables) => {
      tables.notes = Array.from({ length: 300 }, () => ({}));
    });
    expect(await problems(bad)).toHaveLength(100);
  });

  it('with `null` or a list for a file is none of ours', async () => {
    for (const file of ['null', '[]', '7', '"x"'])
      expect(await problems(file)).toEqual([{ where: 'format', message: 'not-an-export' }]);
  });
});
