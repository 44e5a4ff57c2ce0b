/**
 * Names of messages are words, and each stands in a script as it is: 7 kB of the overlay. There each gets a name of two or
 * three signs, and the built messages hold the text under it too. Only names that stand nowhere but in calls of `t` and
 * `tn` are shortened: all others may be put together, or compared.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = { readonly [name: string]: unknown };

const PLURALS = /_(zero|one|two|few|many|other)$/;
const CALL = /(\btn?\(\s*)'(\w+)'/g;

/** The short name of each message, or group of plurals, that can have one. The same on every machine. */
export function shortNames(sources: readonly string[], messages: Messages): Map<string, string> {
  const bases = [...new Set(Object.keys(messages).map((name) => name.replace(PLURALS, '')))].sort();
  const called = new Map<string, number>();
  const quoted = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const source of sources) {
    for (const [, , name = ''] of source.matchAll(CALL)) count(called, name);
    for (const [, name = ''] of source.matchAll(/['"`](\w+)['"`]/g)) count(quoted, name);
  }
  const short = new Map<string, string>();
  let next = 0;
  for (const base of bases) {
    if (called.get(base) === undefined || called.get(base) !== quoted.get(base)) continue;
    let name: string;
    // Browsers do not tell capital letters apart in names of messages.
    do name = (next++).toString(36);
    while (name in messages);
    short.set(base, name);
  }
  return short;
}

/** A module with the short names in its calls. */
export function callShort(source: string, names: ReadonlyMap<string, string>): string {
  return source.replace(CALL, (call, start: string, name: string) => {
    const short = names.get(name);
    return short === undefined ? call : `${start}'${short}'`;
  });
}

/** The messages with each text under its short name too. */
export function withShortNames(messages: Messages, names: ReadonlyMap<string, string>): Messages {
  const added = Object.entries(messages).flatMap(([name, message]) => {
    const base = name.replace(PLURALS, '');
    const [alone, plural] = [names.get(name), base === name ? undefined : names.get(base)];
    if (alone !== undefined) return [[alone, message] as const];
    return plural === undefined ? [] : [[plural + name.slice(base.length), message] as const];
  });
  return { ...messages, ...Object.fromEntries(added) };
}

/** All modules that may end up in the extension. */
export function readModules(root: string): string[] {
  return ['components', 'entrypoints', 'utils'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|test-data/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  );
}
