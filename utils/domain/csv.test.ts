import { describe, expect, it } from 'vitest';
import { formatCsv, neutraliseFormula } from './csv.ts';

/** Reads one line of RFC 4180; enough for what formatCsv writes. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (!quoted && sign === '\r') {
      rows.at(-1)?.push(cell);
      rows.push([]);
      cell = '';
      at++;
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

describe('formatCsv', () => {
  it('[E1] starts with a byte order mark and ends every line with CRLF', () => {
    expect(formatCsv(['a', 'b'], [['1', '2']])).toBe('\ufeffa,b\r\n1,2\r\n');
  });

  it('[E2] brings back what it wrote', () => {
    const rows = [
      ['a "quoted" word', 'comma, here', 'line\nend'],
      ['', ' spaces ', 'carriage\r\nreturn'],
      ['Анна', '👩‍👩‍👧', '"'],
    ];
    expect(parse(formatCsv(['x', 'y', 'z'], rows)).slice(1)).toEqual(rows);
  });

  it('[E1] refuses a row that is not as wide as the header', () => {
    expect(() => formatCsv(['a', 'b'], [['1']])).toThrow('row 1 has 1 of 2 cells');
  });

  it('[E3] neutralises headings and cells', () => {
    expect(formatCsv(['=a'], [['=HYPERLINK("http://x","y")']])).toBe(
      '\ufeff\'=a\r\n"\'=HYPERLINK(""http://x"",""y"")"\r\n',
    );
  });
});

describe('neutraliseFormula', () => {
  it.each([
    '=1+1',
    '+7916',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u00a0=1',
  ])('[E3] puts an apostrophe before %j', (text) => {
    expect(neutraliseFormula(text)).toBe(`'${text}`);
  });

  it.each(['Anna', '', ' Anna', '1+1', 'a=b', "'=1", '…-12'])('[E3] leaves %j alone', (text) => {
    expect(neutraliseFormula(text)).toBe(text);
  });
});
