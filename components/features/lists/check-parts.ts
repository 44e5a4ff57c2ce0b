/** What the store checks at once. */
export const CHECK_LIMIT = 2_000;

/** Numbers in parts that the store takes, in their order. */
export function checkParts(numbers: readonly string[]): string[][] {
  const parts = Math.ceil(numbers.length / CHECK_LIMIT);
  return Array.from({ length: parts }, (_, at) => numbers.slice(at * CHECK_LIMIT, (at + 1) * CHECK_LIMIT));
}
