import { RE2JS, RE2JSSyntaxException } from 're2js';

export type Regex = { isIn(text: string): boolean };

/**
 * A regular expression that walks a text once, whatever it is (RE2: neither look-around nor back-references). Case does not
 * matter. `problem`: the engine's own words, in English; `part`: the place of the source at fault. Background only: the
 * engine weighs 100 kB.
 */
export function compileRegex(source: string): Regex | { problem: string; part?: string | undefined } {
  try {
    const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return { isIn: (text) => compiled.test(text) };
  } catch (error) {
    if (error instanceof RE2JSSyntaxException)
      return { problem: error.error, part: error.input ?? undefined };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
