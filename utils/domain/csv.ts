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
