import { groupSetProblem } from '@/utils/domain/group-sets.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';

export function groupSetQueries({ db }: StoreDeps): QueryHandlers<'groupSets'> {
  return {
    async groupSets({ accountId }) {
      return done(await db.groupSets.where('accountId').equals(accountId).toArray());
    },
  };
}

export function groupSetCommands({
  db,
  clock,
}: StoreDeps): CommandHandlers<'putGroupSet' | 'deleteGroupSet'> {
  return {
    /** GM13. */
    putGroupSet: ({ set }) =>
      db.transaction('rw', db.groupSets, async () => {
        const all = await db.groupSets.where('accountId').equals(set.accountId).toArray();
        const problem = groupSetProblem(set, all);
        if (problem) return refuse('invalid', problem);
        const before = all.find(({ id }) => id === set.id);
        const next = { ...set, name: set.name.trim(), updatedAt: before?.updatedAt ?? clock.now() };
        if (!sameData(before, next)) await db.groupSets.put({ ...next, updatedAt: clock.now() });
        return done(null);
      }),

    async deleteGroupSet({ setId }) {
      await db.groupSets.delete(setId);
      return done(null);
    },
  };
}
