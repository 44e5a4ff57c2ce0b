/** What was written down of decisions, for tests. */
import { expect } from 'vitest';
import { DECISIONS, isDecision, type LogEntry } from '@/utils/domain/log.ts';
import { ACCOUNT } from './builders.ts';
import type { TestStore } from './test-store.ts';

/** The lines that an order wrote. Each says who gave it; given again, it must write none. */
export function decisionsOf({ db }: Pick<TestStore, 'db'>) {
  const seen = new Set<LogEntry['id']>();
  const news = async (): Promise<LogEntry[]> => {
    const entries = (await db.log.toArray()).filter(({ id, action }) => isDecision(action) && !seen.has(id));
    for (const entry of entries) {
      expect(entry).toMatchObject({ accountId: ACCOUNT, actor: 'Nora', result: 'done' });
      seen.add(entry.id);
    }
    return entries.sort(
      (a, b) =>
        DECISIONS.findIndex((one) => one === a.action) - DECISIONS.findIndex((one) => one === b.action),
    );
  };
  return async (order: () => Promise<unknown>): Promise<LogEntry[]> => {
    await news();
    await order();
    const first = await news();
    await order();
    expect(await news()).toEqual([]);
    return first;
  };
}
