/** Counting, switched off and forgotten. Rule IN13: `SPEC.md`. */
import type { Database } from './db.ts';
import { type CommandHandlers, done, type StoreDeps } from './deps.ts';

/** Every table that something is counted in. */
export const COUNTED_TABLES = [
  'insightDays',
  'insightHistory',
  'insightHeard',
  'insightWriters',
  'insightMarks',
] as const;

export function insightCommands({ db, clock }: StoreDeps): CommandHandlers<'forgetCounts'> {
  return {
    forgetCounts: () =>
      db.transaction('rw', [db.settings, ...COUNTED_TABLES.map((name) => db.table(name))], async () => {
        for (const name of COUNTED_TABLES) await db.table(name).clear();
        // What is there already would be new without its mark.
        await countFrom(db, clock.now());
        return done(null);
      }),
  };
}

/** No message from before is counted any more. */
export async function countFrom(db: Database, at: number): Promise<void> {
  await db.settings.put({ key: 'countFrom', value: at });
}

/** Messages from when on are counted; nothing when counting is switched off. */
export async function countedFrom(db: Database): Promise<number | undefined> {
  const [off, from] = await db.settings.bulkGet(['countingOff', 'countFrom']);
  if (off?.value === true) return undefined;
  return typeof from?.value === 'number' ? from.value : Number.NEGATIVE_INFINITY;
}
