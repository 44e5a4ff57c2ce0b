import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings.ts';
import type { Database } from './db.ts';
import { type CommandHandlers, done, type QueryHandlers } from './deps.ts';

export async function readSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray();
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}

export function settingsQueries({ db }: { db: Database }): QueryHandlers<'settings'> {
  return { settings: async () => done(await readSettings(db)) };
}

export function settingsCommands({ db }: { db: Database }): CommandHandlers<'putSettings'> {
  return {
    async putSettings({ settings }) {
      const told = Object.entries(settings).filter(([, value]) => value !== undefined);
      await db.settings.bulkPut(told.map(([key, value]) => ({ key, value })));
      return done(null);
    },
  };
}
