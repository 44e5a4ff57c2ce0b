import { groupSetProblem } from '@/utils/domain/group-sets.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';
import { takeRightsOfSet } from './rule-rights.ts';

export function groupSetQueries({ db }: StoreDeps): QueryHandlers<'groupSets'> {
  return {
    async groupSets({ accountId }) {
      return done(await db.groupSets.where('accountId').equals(accountId).toArray());
    },
  };
}

export function groupSetCommands(deps: StoreDeps): CommandHandlers<'putGroupSet' | 'deleteGroupSet'> {
  const { db, clock } = deps;
  return {
    /** GM13. */
    putGroupSet: ({ set }) =>
      db.transaction('rw', db.groupSets, db.rules, db.log, db.accounts, async () => {
        const all = await db.groupSets.where('accountId').equals(set.accountId).toArray();
        const problem = groupSetProblem(set, all);
        if (problem) return refuse('invalid', problem);
        const before = all.find(({ id }) => id === set.id);
        const next = { ...set, name: set.name.trim(), updatedAt: before?.updatedAt ?? clock.now() };
        if (sameData(before, next)) return done(null);
        await db.groupSets.put({ ...next, updatedAt: clock.now() });
        if (before && !sameData(before.holds, next.holds)) await takeRightsOfSet(deps, set.accountId, set.id);
        return done(null);
      }),

    /** GM51. */
    deleteGroupSet: ({ setId }) =>
      db.transaction('rw', [db.groupSets, db.rules, db.lockPlans, db.log, db.accounts], async () => {
        const set = await db.groupSets.get(setId);
        if (!set) return done({ usedBy: [] });
        await db.groupSets.delete(setId);
        await takeRightsOfSet(deps, set.accountId, setId);
        const { accountId } = set;
        const [rules, plans] = await Promise.all([
          db.rules.where('accountId').equals(accountId).sortBy('order'),
          db.lockPlans.where('accountId').equals(accountId).toArray(),
        ]);
        const users = [...rules, ...plans].filter((one) => one.setIds?.includes(setId));
        return done({ usedBy: users.map(({ name }) => name) });
      }),
  };
}
