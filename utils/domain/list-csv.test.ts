import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv, readCsv, withoutGuard } from './csv.ts';
import { asId, type EntryId } from './ids.ts';
import { listCsv, readListLines } from './list-csv.ts';
import type { ListEntry } from './lists.ts';

const anEntry = (over: Partial<ListEntry>): ListEntry => ({
  id: asId<EntryId>('e'),
  list: 'deny',
  keys: ['lid:1@lid', 'pn:+4790000001'],
  label: 'Anna',
  at: 0,
  ...over,
});
const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

describe('a CSV text', () => {
  it('[E2] is read back as it was written, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const table = fc.tuple(fc.tuple(text, text), fc.array(fc.tuple(text, text), { maxLength: 5 }));
    fc.assert(
      fc.property(table, ([header, rows]) => {
        // Of a text that began with an apostrophe before a formula sign it is lost: it reads like a guard (E3).
        const written = [header, ...rows].map((row) => row.map(withoutGuard));
        const read = readCsv(formatCsv(header, rows)).map((row) => row.map(withoutGuard).map(withoutGuard));
        expect(read).toEqual(written.map((row) => row.map(withoutGuard)));
      }),
    );
  });

  it('[E2] may be parted by semicolons', () => {
    expect(readCsv('number;name\r\n1;"a;b"\n')).toEqual([
      ['number', 'name'],
      ['1', 'a;b'],
    ]);
  });

  it('[E2] ends a cell whose quote was forgotten with the text', () => {
    expect(readCsv('a,"b\nc')).toEqual([['a', 'b\nc']]);
  });
});

describe('[DL5] a list as a file', () => {
  it('is read back', () => {
    const entries = [
      anEntry({ reason: 'sold, "tickets"', author: 'Nora', expiresAt: Date.parse('2027-01-31T12:00:00Z') }),
      anEntry({ keys: ['lid:2@lid'], label: '=cmd' }),
    ];
    expect(readListLines(listCsv(entries, dayOf))).toMatchObject([
      {
        line: 2,
        typed: '+4790000001',
        name: 'Anna',
        reason: 'sold, "tickets"',
        until: '2027-01-31',
        author: 'Nora',
      },
      { line: 3, identity: { kind: 'lid', value: '2@lid' }, name: '=cmd' },
    ]);
  });

  it('may be any text with a number a line', () => {
    expect(readListLines('+47 900 00 001\nAnna; +47 900 00 002\n\nnobody')).toMatchObject([
      { line: 1, typed: '+47 900 00 001' },
      { line: 2, typed: '+47 900 00 002' },
      { line: 4, problem: 'no-number' },
    ]);
  });

  it('names the line of every mistake', () => {
    const text = 'number,until\n+4790000001,tomorrow\n,2027-01-01\n,\n';
    expect(readListLines(text).map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'bad-date'],
      [3, 'no-number'],
    ]);
  });
});
