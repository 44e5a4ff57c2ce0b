/**
 * How many rows the tables hold. To count 300,000 keeps the database busy for half a second, in which nothing else is read:
 * a large table is counted once, and anew when enough was written to it to make a difference.
 */
import type { DBCore, Middleware } from 'dexie';
import type { Database } from './db.ts';

const DEFAULTS = { largeFrom: 20_000, worthCounting: 0.01 };

export type RowCounts = {
  middleware: Middleware<DBCore>;
  /** By table. Of tables from `largeFrom` rows on, off by the share `worthCounting` at most. */
  all(db: Database): Promise<Record<string, number>>;
};

export function createRowCounts({ largeFrom, worthCounting } = DEFAULTS): RowCounts {
  /** Of large tables: what was counted, and how many rows were written since. */
  const known = new Map<string, { rows: number | undefined; written: number }>();
  return {
    middleware: {
      stack: 'dbcore',
      name: 'row counts',
      level: -4,
      create(core) {
        known.clear();
        return {
          table(name) {
            const table = core.table(name);
            return {
              ...table,
              mutate(request) {
                const count = known.get(name);
                if (count) {
                  if (request.type === 'deleteRange') known.delete(name);
                  else count.written += (request.type === 'delete' ? request.keys : request.values).length;
                }
                return table.mutate(request);
              },
            };
          },
        };
      },
    },

    async all(db) {
      const count = async (name: string): Promise<number> => {
        const last = known.get(name);
        if (last?.rows !== undefined && last.written <= last.rows * worthCounting) return last.rows;
        const fresh: { rows: number | undefined; written: number } = { rows: undefined, written: 0 };
        // Before the count: what is written meanwhile may be in it or not.
        known.set(name, fresh);
        const rows = await db.table(name).count();
        fresh.rows = rows;
        if (rows < largeFrom && known.get(name) === fresh) known.delete(name);
        return rows;
      };
      return Object.fromEntries(
        await Promise.all(db.tables.map(async ({ name }) => [name, await count(name)] as const)),
      );
    },
  };
}
