/** How far the first reading of everybody is, for whoever waits for it. Rule PL72: `domain/SPEC.md`. */

/** `people`: rows of people. `groups`: groups whose members are read. */
export type ReadingNow = { part: 'people' | 'groups'; done: number; of: number };

export type FirstReading = {
  /** Nothing while nothing is read for the first time. */
  now(): ReadingNow | undefined;
  /** From now on this is read; the returned functions say that so many more are, and that it is over. */
  begin(part: ReadingNow['part'], of: number): { more(count: number): void; end(): void };
};

export function createFirstReading(): FirstReading {
  /** Several may be under way; the one that began first is told of. */
  const under = new Set<ReadingNow>();
  return {
    now() {
      const [first] = under;
      return first && { ...first };
    },
    begin(part, of) {
      const one: ReadingNow = { part, done: 0, of };
      under.add(one);
      return {
        more(count) {
          // Some came while it was read.
          one.done = Math.min(one.of, one.done + count);
        },
        end: () => under.delete(one),
      };
    },
  };
}
