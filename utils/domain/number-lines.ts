/** Pasted text or a CSV file as lines with one number each. Rules LN1–LN9: `SPEC.md`, "Lists". */

export type NumberLine = {
  /** From 1, as an editor counts. */
  line: number;
  /** The whole line, so that nothing is lost. */
  text: string;
  /** What looks most like a number on it; missing when no cell has a digit. */
  candidate?: string | undefined;
};

/** Lines that hold anything. Cells are parted by comma, semicolon or tab; quotes around a cell are taken off. */
export function numberLines(text: string): NumberLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter(({ text: line }) => line !== '')
    .map((line) => ({ ...line, candidate: candidateOf(line.text) }));
}

/** LN8: `added` below what stands in `text`; lines that stand there already are not doubled. */
export function addLines(text: string, added: string): string {
  const there = new Set(['', ...text.split('\n').map((line) => line.trim())]);
  const fresh = added.split('\n').filter((line) => !there.has(line.trim()));
  if (fresh.length === 0) return text;
  return [text.trimEnd(), ...fresh].join('\n').trimStart();
}

/** LN2: the cell with the most digits; a header or a name has fewer than a number. */
function candidateOf(line: string): string | undefined {
  const cells = line.split(/[,;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^["']+|["']+$/g, '')
      .trim(),
  );
  const best = cells.reduce((a, b) => (digitsOf(b) > digitsOf(a) ? b : a), '');
  return digitsOf(best) === 0 ? undefined : numberIn(best);
}

/** LN2: of a cell with letters too ("Anna +44 20 7946 0958") the run of digits and number signs with the most digits. */
function numberIn(cell: string): string {
  if (!/\p{L}/u.test(cell)) return cell;
  const runs = cell.match(/\+?\(?\p{Nd}(?:[\p{Nd}\s().‐-―/-]*\p{Nd})?/gu) ?? [];
  return runs.reduce((a, b) => (digitsOf(b) > digitsOf(a) ? b : a), '');
}

/** Digits of any script: numbers are pasted in Arabic and Devanagari figures too. */
function digitsOf(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

export type NumberProblem = 'not-a-number' | 'too-short' | 'too-long' | 'no-country-code' | 'not-possible';
export type SortedLines<Good> = {
  ready: { line: NumberLine; number: Good }[];
  /** LN9: ready, but for the deny list. */
  denied: { line: NumberLine; number: Good }[];
  /** To be mended. */
  mistakes: { line: NumberLine; problem: NumberProblem }[];
  /** Fine, but nothing to do: in the group already, or the same number as on line `twin`. */
  skipped: { line: NumberLine; twin?: number | undefined }[];
};

/** LN6: every line ends up in exactly one list. `checks` answers the lines that have a candidate, in order. */
export function sortLines<
  Good extends { ok: true; phone: { e164: string }; isMember: boolean; denied?: object | undefined },
>(
  lines: readonly NumberLine[],
  checks: readonly (Good | { ok: false; problem: NumberProblem })[],
): SortedLines<Good> {
  const sorted: SortedLines<Good> = { ready: [], denied: [], mistakes: [], skipped: [] };
  const firstLine = new Map<string, number>();
  let next = 0;
  for (const line of lines) {
    const number = line.candidate === undefined ? undefined : checks[next++];
    if (!number?.ok) {
      sorted.mistakes.push({ line, problem: number?.problem ?? 'not-a-number' });
      continue;
    }
    const twin = firstLine.get(number.phone.e164);
    if (twin === undefined) firstLine.set(number.phone.e164, line.line);
    if (number.isMember) sorted.skipped.push({ line });
    else if (twin !== undefined) sorted.skipped.push({ line, twin });
    else sorted[number.denied ? 'denied' : 'ready'].push({ line, number });
  }
  return sorted;
}

/** LN9: with the denied who are `ticked` among those that are ready, each in the place of their line. `all`: nobody is denied. */
export function withTicked<Lines extends Pick<SortedLines<{ phone: { e164: string } }>, 'ready' | 'denied'>>(
  lines: Lines,
  ticked: readonly string[] | 'all',
): Lines {
  const { ready, denied } = lines;
  const isAll = ticked === 'all';
  return {
    ...lines,
    ready: [...ready, ...denied.filter(({ number }) => isAll || ticked.includes(number.phone.e164))].sort(
      (one, other) => one.line.line - other.line.line,
    ),
    denied: isAll ? [] : denied,
  };
}

/** LN3: the first line with a digitless neighbour is a CSV header ("name,phone") and no mistake. */
export function isHeader(line: NumberLine): boolean {
  return (
    line.line === 1 &&
    line.candidate === undefined &&
    /[,;\t]|phone|number|name|тел|имя|номер/iu.test(line.text)
  );
}
