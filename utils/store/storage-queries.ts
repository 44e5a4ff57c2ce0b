import { done, type QueryDeps, type QueryHandlers } from './deps.ts';

export function storageQueries({ db, estimateStorage }: QueryDeps): QueryHandlers<'storage'> {
  return {
    async storage() {
      const [rows, estimate] = await Promise.all([db.rowCounts.all(db), estimateStorage()]);
      return done({ rows, ...estimate });
    },
  };
}
