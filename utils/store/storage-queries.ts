import { done, type QueryDeps, type QueryHandlers } from './deps.ts';

export function storageQueries({ db, estimateStorage }: QueryDeps): QueryHandlers<'storage'> {
  return {
    async storage() {
      const [counts, estimate] = await Promise.all([
        Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const)),
        estimateStorage(),
      ]);
      return done({ rows: Object.fromEntries(counts), ...estimate });
    },
  };
}
