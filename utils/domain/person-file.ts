/** The file on a person as a page to be read. Rule DR1: `SPEC.md`, "Rights of people". */

/** What the store gives as JSON: rows by table. */
export type PersonFile = { exportedAt: number; tables: Record<string, readonly unknown[]> };

export type FileWords = {
  language: string;
  direction: 'ltr' | 'rtl';
  /** The person's name or number. */
  title: string;
  /** A line under it: what this is, and of when. */
  intro: string;
  table(name: string): string;
  time(atMs: number): string;
  /** The name of a group or a tag behind its id, where it is known. */
  nameOf(id: string): string | undefined;
};

/** Fields that are moments, though their names do not end in "At". */
const MOMENTS = new Set(['at', 'until']);
const isMoment = (field: string, value: unknown): value is number =>
  typeof value === 'number' && value > 1e11 && (field.endsWith('At') || MOMENTS.has(field));

/** One page without scripts and without anything from elsewhere: it can be printed, and read on any machine. */
export function personHtml({ tables }: PersonFile, words: FileWords): string {
  const sections = Object.entries(tables).map(
    ([name, rows]) =>
      `<h2>${html(words.table(name))} (${rows.length})</h2>\n${rows.map((row) => `<table>${fields(row, words)}</table>`).join('\n')}`,
  );
  return `<!doctype html>
<html lang="${html(words.language)}" dir="${words.direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${html(words.title)}</title>
<style>${STYLE}</style>
<h1>${html(words.title)}</h1>
<p>${html(words.intro)}</p>
${sections.join('\n')}
</html>
`;
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color-scheme:light dark}' +
  'h2{margin:2em 0 .5em;font-size:1.1em}table{width:100%;border-collapse:collapse;margin:0 0 1em}' +
  'th,td{border:1px solid #8886;padding:.2em .6em;text-align:start;vertical-align:top;overflow-wrap:anywhere}' +
  'th{width:12em;font-weight:500}';

function fields(row: unknown, words: FileWords): string {
  if (typeof row !== 'object' || row === null) return `<tr><td>${value('', row, words)}</td></tr>`;
  return Object.entries(row)
    .filter(([, one]) => one !== null && one !== undefined)
    .map(([name, one]) => `<tr><th>${html(name)}</th><td>${value(name, one, words)}</td></tr>`)
    .join('');
}

function value(field: string, given: unknown, words: FileWords): string {
  if (isMoment(field, given)) return html(words.time(given));
  if (Array.isArray(given)) return given.map((one) => value(field, one, words)).join('<br>');
  if (typeof given === 'object' && given !== null) return `<table>${fields(given, words)}</table>`;
  const text = String(given);
  const name = words.nameOf(text);
  return html(name === undefined ? text : `${name} (${text})`);
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
