import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings.ts';
import type { Database } from './db.ts';
import { type CommandHandlers, done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { countFrom } from './insight-commands.ts';

export async function readSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray();
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}

export function settingsQueries({ db }: { db: Database }): QueryHandlers<'settings'> {
  return { settings: async () => done(await readSettings(db)) };
}

export function settingsCommands({
  db,
  clock,
}: Pick<StoreDeps, 'db' | 'clock'>): CommandHandlers<'putSettings'> {
  return {
    async putSettings({ settings }) {
      const told = Object.entries(settings).filter(([, value]) => value !== undefined);
      await db.transaction('rw', db.settings, async () => {
        // IN13. What was written while nothing was counted is not counted later.
        if (settings.countingOff === false) await countFrom(db, clock.now());
        await db.settings.bulkPut(told.map(([key, value]) => ({ key, value })));
      });
      return done(null);
    },
  };
}
