import type { Database } from './db.ts';
import { BIN_KEEP_MS } from './note-bin.ts';
import { ENDED_LOCKS_KEEP_MS } from './lock-handlers.ts';
import { dropPictures } from './pictures.ts';
import { PAST_DAYS } from './past-requests.ts';
import { dropOldSnapshots } from './take-snapshot.ts';
import { readSettings } from './settings-handlers.ts';

const DAY_MS = 86_400_000;
/** Entries and notes deleted in one transaction, so that screens wait no longer than for any other write. */
const CHUNK = 2_000;

/** Empties the bin of notes after 30 days and forgets what is over: past requests, ended lock-downs, dismissals (MO7), snapshots of groups that get no more (SN9), pictures (GI8), the log after the days set. To be run now and then. */
export async function tidyUp(db: Database, now: number): Promise<void> {
  const { logKeepDays } = await readSettings(db);
  await db.notes
    .where('binnedAt')
    .belowOrEqual(now - BIN_KEEP_MS)
    .delete();
  await db.pastRequests
    .where('endedAt')
    .below(now - PAST_DAYS * DAY_MS)
    .delete();
  await db.lockdowns
    .filter(({ endedAt }) => endedAt !== undefined && endedAt < now - ENDED_LOCKS_KEEP_MS)
    .delete();
  await dropPictures(db, now);
  await dropOldSnapshots(db, now);
  await db.dismissals.where('until').belowOrEqual(now).delete();
  const old = db.log.where('at').below(now - logKeepDays * DAY_MS);
  for (let keys = await old.limit(CHUNK).primaryKeys(); keys.length > 0; ) {
    await db.log.bulkDelete(keys);
    keys = await old.limit(CHUNK).primaryKeys();
  }
}
