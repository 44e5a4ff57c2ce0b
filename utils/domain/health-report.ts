/** A text about Muster's state that can be pasted into a public bug report. Rules E8–E9: `SPEC.md`, "Exports". */
import type { Capability, Connection } from './connection.ts';

export type HealthFacts = {
  version: string;
  /** The browser's user agent: browser and system, no person. */
  userAgent: string;
  language: string;
  connection: Connection['state'] | undefined;
  capabilities: readonly Capability[];
  /** Rows per table; nothing while, or where, they cannot be counted. */
  rows: Readonly<Record<string, number>> | undefined;
  /** Seconds since the tab was last heard of. */
  heardAgoS: number | undefined;
};

/** Plain English on purpose: it is read by whoever mends Muster. Takes only closed words, versions and counts. */
export function healthReport(facts: HealthFacts): string {
  const lines = [
    `Muster ${scrub(facts.version)}`,
    `Browser: ${scrub(facts.userAgent)}`,
    `Language: ${scrub(facts.language)}`,
    `Connection: ${facts.connection ?? 'no account seen'}${heard(facts.heardAgoS)}`,
    '',
    'Capabilities:',
    ...facts.capabilities.map(
      ({ id, state, detail }) => `- ${id}: ${state}${detail === undefined ? '' : ` (${scrub(detail)})`}`,
    ),
    ...(facts.capabilities.length === 0 ? ['- none reported'] : []),
    '',
    'Rows:',
    ...(facts.rows === undefined ? ['- not counted'] : []),
    ...Object.entries(facts.rows ?? {}).map(([table, count]) => `- ${scrub(table)}: ${magnitude(count)}`),
  ];
  return `${lines.join('\n')}\n`;
}

const heard = (seconds: number | undefined) =>
  seconds === undefined ? '' : `, heard ${Math.max(0, Math.round(seconds))} s ago`;

/** E9: an exact size can tell a group apart; its order of magnitude mends bugs just as well. */
function magnitude(count: number): string {
  if (count < 10) return String(Math.max(0, count));
  const lower = 10 ** Math.floor(Math.log10(count));
  return `${lower}–${lower * 10}`;
}

/**
 * E8: a detail names a module and an export. Whatever looks like a wid, an address, a link or a number of five digits and
 * more is taken out, together with every character that a module name cannot have; long texts are cut.
 */
export function scrub(text: string): string {
  return text
    .replace(/\S*(?:@|:\/\/)\S*/g, '[removed]')
    .replace(/\+?\d(?:[ ()-]?\d){4,}/g, '[number]')
    .replace(/[^\w .,:;/()$[\]+-]/g, '')
    .slice(0, 200);
}
