import { isOtherOrder, ruleLines } from '@/utils/domain/log-lines.ts';
import { fingerprint, isTried, placeAgain, RULES_LIMIT, ruleProblem } from '@/utils/domain/screening-rule.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';
import { inOrder } from './in-order.ts';
import { patternProblem } from './name-matcher.ts';
import { takeRights } from './rule-rights.ts';
import { writeLines } from './write-lines.ts';

export function ruleQueries({ db, compileRegex }: StoreDeps): QueryHandlers<'rules' | 'checkPattern'> {
  return {
    async rules({ accountId }) {
      const rules = await db.rules.where('accountId').equals(accountId).toArray();
      return done(rules.sort((a, b) => a.order - b.order));
    },
    async checkPattern({ pattern }) {
      return done({ problem: patternProblem(compileRegex, pattern) ?? null });
    },
  };
}

type RuleCommand = 'putRule' | 'orderRules' | 'switchRule' | 'deleteRule';

export function ruleCommands(deps: StoreDeps): CommandHandlers<RuleCommand> {
  const { db, clock, compileRegex } = deps;
  const inTransaction = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', db.rules, db.log, db.accounts, work);
  return {
    /** SC8, SC10, SC11, SC42, LG20. A new one goes to the end. */
    putRule: ({ rule, order }) =>
      inTransaction(async () => {
        const problem = ruleProblem(rule);
        if (problem) return refuse('invalid', problem.problem);
        for (const condition of rule.conditions)
          if (condition.kind === 'name' && patternProblem(compileRegex, condition.pattern) !== undefined)
            return refuse('invalid', 'pattern');
        const all = await db.rules.where('accountId').equals(rule.accountId).toArray();
        const before = all.find((other) => other.id === rule.id);
        if (!before && all.length >= RULES_LIMIT) return refuse('invalid', 'too-many-rules');
        const end = Math.max(-1, ...all.map((other) => other.order)) + 1;
        const kept = {
          ...rule,
          order: before?.order ?? order ?? end,
          triedAs: before?.triedAs,
          triedAt: before?.triedAt,
          triedAfter: before?.triedAfter,
          triedOver: before?.triedOver,
        };
        const perHour = isTried(kept, all) ? rule.perHour : undefined;
        const isSame = before !== undefined && fingerprint(before) === fingerprint(rule);
        const next = {
          ...kept,
          perHour,
          rightLost: isSame && perHour === undefined ? before.rightLost : undefined,
          updatedAt: before?.updatedAt ?? clock.now(),
        };
        if (sameData(before, next)) return done(null);
        if (!before) await db.rules.bulkPut(placeAgain(all, kept.order, clock.now()));
        await db.rules.put({ ...next, updatedAt: clock.now() });
        await writeLines(deps, rule.accountId, ruleLines(before, next));
        await takeRights(deps, rule.accountId);
        return done(null);
      }),

    /** LG21. */
    orderRules: ({ ruleIds }) =>
      inTransaction(async () => {
        const first = ruleIds[0] && (await db.rules.get(ruleIds[0]));
        if (!first) return done(null);
        const all = await db.rules.where('accountId').equals(first.accountId).toArray();
        const moved = inOrder(all, ruleIds, clock.now());
        await db.rules.bulkPut(moved);
        const next = new Map([...all, ...moved].map((rule) => [rule.id, rule]));
        if (isOtherOrder(all, [...next.values()]))
          await writeLines(deps, first.accountId, [{ action: 'rule-order' }]);
        await takeRights(deps, first.accountId);
        return done(null);
      }),

    switchRule: ({ ruleId, isOn }) =>
      inTransaction(async () => {
        const rule = await db.rules.get(ruleId);
        if (!rule) return refuse('not-found', 'rule');
        if (rule.isOn === isOn) return done(null);
        await db.rules.put({ ...rule, isOn, updatedAt: clock.now() });
        await writeLines(deps, rule.accountId, ruleLines(rule, { ...rule, isOn }));
        await takeRights(deps, rule.accountId);
        return done(null);
      }),

    deleteRule: ({ ruleId }) =>
      inTransaction(async () => {
        const rule = await db.rules.get(ruleId);
        if (!rule) return done(null);
        await db.rules.delete(ruleId);
        await writeLines(deps, rule.accountId, ruleLines(rule, undefined));
        await takeRights(deps, rule.accountId);
        return done(null);
      }),
  };
}
