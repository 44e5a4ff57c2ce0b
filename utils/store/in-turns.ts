import type { StoreDeps } from './deps.ts';

/** Then whatever else waits has its turn: the background does everything for every page and tab. */
const TURN_MS = 15;

/** Like `map`, for work that others should not have to wait for. */
export async function inTurns<Item, Result>(
  { elapsedMs, nextTurn }: Pick<StoreDeps, 'elapsedMs' | 'nextTurn'>,
  items: readonly Item[],
  work: (item: Item, at: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let turnAt = elapsedMs();
  for (const [at, item] of items.entries()) {
    results.push(work(item, at));
    if (elapsedMs() - turnAt < TURN_MS) continue;
    await nextTurn();
    turnAt = elapsedMs();
  }
  return results;
}
