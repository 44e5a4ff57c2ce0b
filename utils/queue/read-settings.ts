import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings.ts';
import type { QueueDeps } from './deps.ts';

export async function readSettings({ db }: Pick<QueueDeps, 'db'>): Promise<Settings> {
  const rows = await db.settings.toArray();
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}
