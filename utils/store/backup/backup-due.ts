/** When the reminder of an old backup is due. Rules BK10, BK11, BK61: `domain/SPEC.md`, "Backup". */
import { backupDueAt, OWN_TABLES } from '@/utils/domain/backup.ts';
import type { Database } from '../db.ts';
import { done, type QueryDeps, type QueryHandlers } from '../deps.ts';
import { readSettings } from '../settings-handlers.ts';

export function backupDueQueries({ db, clock }: QueryDeps): QueryHandlers<'backupDue'> {
  return {
    async backupDue() {
      const settings = await readSettings(db);
      const now = clock.now();
      const at = backupDueAt(settings, now);
      if (at === undefined || !(await isSomethingToLose(db))) return done(null);
      const { lastBackupAt } = settings;
      // By a clock that went back since: no backup is from tomorrow.
      return done({ at, lastBackupAt: lastBackupAt && Math.min(lastBackupAt, now) });
    },
  };
}

/** BK11. Only whether there is any row: a live query that counts would be asked again at every write. */
async function isSomethingToLose(db: Database): Promise<boolean> {
  for (const table of OWN_TABLES) if ((await db.table(table).limit(1).count()) > 0) return true;
  return false;
}
