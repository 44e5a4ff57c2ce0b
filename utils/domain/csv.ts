/** Tables as text for spreadsheets. Rules E1–E4: `SPEC.md`, "Exports". */

/** Excel takes a file for UTF-8 only with this mark in front. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as CSV after RFC 4180: CRLF, quotes where needed, quotes doubled. Every row must be as wide as the header; a row
 * that is not would move values under another heading, so it throws.
 */
export function formatCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row, index) => {
    if (row.length !== header.length)
      throw new Error(`row ${index} has ${row.length} of ${header.length} cells`);
    return row.map(formatCell).join(',');
  });
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function formatCell(text: string): string {
  const safe = neutraliseFormula(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * E3: a spreadsheet runs a cell that starts like a formula, and names come from strangers. An apostrophe in front makes it
 * text (OWASP, "CSV Injection"). The full-width forms are read as the plain ones by some East Asian versions; leading
 * spaces are skipped by some importers.
 */
export function neutraliseFormula(text: string): string {
  return /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/.test(text) ? `'${text}` : text;
}

/** E2: the rows of a CSV text, the header among them; quoted cells may hold commas, quotes and line ends. Semicolons part cells when the first line has more of them. */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\ufeff/, '');
  const firstLine = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const parting = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    const { cell, end } = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at, parting);
    row.push(cell);
    at = end;
    if (source[at] === parting) {
      at++;
      // A parting sign at the very end opens one more, empty cell.
      if (at === source.length || /[\r\n]/.test(source[at] ?? '')) row.push('');
      else continue;
    }
    rows.push(row);
    row = [];
    if (source[at] === '\r' && source[at + 1] === '\n') at++;
    at++;
  }
  return rows;
}

function quotedCell(source: string, start: number): { cell: string; end: number } {
  let cell = '';
  let at = start + 1;
  while (at < source.length) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return { cell: cell + source.slice(at), end: source.length };
    cell += source.slice(at, quote);
    if (source[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
  return { cell, end: at };
}

function plainCell(source: string, start: number, parting: string): { cell: string; end: number } {
  let end = start;
  while (end < source.length && source[end] !== parting && !/[\r\n]/.test(source[end] ?? '')) end++;
  return { cell: source.slice(start, end), end };
}

/** E3 backwards: the text without the apostrophe that keeps it from being a formula. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && neutraliseFormula(cell.slice(1)) === cell ? cell.slice(1) : cell;
}
