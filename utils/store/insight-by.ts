/** Who did it, and who brought those who asked. Rules IN60–IN63: `SPEC.md`. */
import Dexie from 'dexie';
import { byWhom, withRuleNames } from '@/utils/domain/insight-by.ts';
import { broughtBy } from '@/utils/domain/insight-brought.ts';
import { dayStart } from '@/utils/domain/insight-count.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { readPeriod, todayOf } from './insight.ts';
import { loadPeople } from './load-people.ts';
import { requestsOf } from './ranges.ts';

export function insightByQueries(deps: StoreDeps): QueryHandlers<'insightBy' | 'insightBrought'> {
  const { db, zoneOffsetMs, ownTimeZone } = deps;
  return {
    async insightBy(args) {
      const [period, rules] = await Promise.all([
        readPeriod(deps, args, { withDoers: true }),
        db.rules.where('accountId').equals(args.accountId).toArray(),
      ]);
      return done(withRuleNames(byWhom(period), new Map(rules.map(({ id, name }) => [id, name]))));
    },

    async insightBrought({ accountId, groupIds, days }) {
      const from = dayStart(zoneOffsetMs, ownTimeZone(), todayOf(deps) - days + 1);
      const [past, waiting] = await Promise.all([
        // Whoever asked since then was decided since then.
        db.pastRequests
          .where('[accountId+endedAt]')
          .between([accountId, from], [accountId, Dexie.maxKey])
          .toArray(),
        requestsOf(db, accountId),
      ]);
      const chosen = groupIds && new Set(groupIds);
      const asked = [...past, ...waiting].filter(({ groupId }) => !chosen || chosen.has(groupId));
      const people = await loadPeople(
        db,
        asked.flatMap(({ addedById }) => addedById ?? []),
      );
      return done(
        broughtBy(from, asked, (id) => people.rootOf(id)).map((row) =>
          row.by === 'person' ? { ...row, person: people.summaryOf(row.personId) } : row,
        ),
      );
    },
  };
}
