/** The right of rules to decide by themselves. Rules SC10, SC11, SC15, LG20: `domain/SPEC.md`. */
import type { AccountId, GroupSetId } from '@/utils/domain/ids.ts';
import { ruleLines } from '@/utils/domain/log-lines.ts';
import { type NoAnswer, type ScreeningRule, stoppedBefore } from '@/utils/domain/screening.ts';
import { fingerprint, isTried } from '@/utils/domain/screening-rule.ts';
import type { StoreDeps } from './deps.ts';
import { writeLines } from './write-lines.ts';

type RightsDeps = Pick<StoreDeps, 'db' | 'clock' | 'newId'>;

/** Takes the right from rules that were tried among other rules than those of now. To be called within a transaction over rules, log and accounts. */
export async function takeRights(deps: RightsDeps, accountId: AccountId): Promise<void> {
  const { db, clock } = deps;
  const rules = await db.rules.where('accountId').equals(accountId).toArray();
  const lost = rules.filter((rule) => rule.perHour !== undefined && !isTried(rule, rules));
  await keep(
    deps,
    accountId,
    lost,
    lost.map((rule) => ({ ...rule, perHour: undefined, rightLost: 'before', updatedAt: clock.now() })),
  );
}

/** GM51: the rules that name a set hold elsewhere now. To be called within a transaction over rules, log and accounts. */
export async function takeRightsOfSet(
  deps: RightsDeps,
  accountId: AccountId,
  setId: GroupSetId,
): Promise<void> {
  const { db, clock } = deps;
  const rules = await db.rules.where('accountId').equals(accountId).toArray();
  const named = rules.filter(({ setIds, triedAs }) => triedAs !== undefined && setIds?.includes(setId));
  await keep(
    deps,
    accountId,
    named,
    named.map((rule) => ({
      ...untried(rule),
      rightLost: rule.perHour === undefined ? rule.rightLost : 'set',
      updatedAt: clock.now(),
    })),
  );
  await takeRights(deps, accountId);
}

async function keep(
  deps: RightsDeps,
  accountId: AccountId,
  before: readonly ScreeningRule[],
  after: readonly ScreeningRule[],
): Promise<void> {
  if (after.length === 0) return;
  await deps.db.rules.bulkPut([...after]);
  await writeLines(
    deps,
    accountId,
    after.flatMap((rule, at) => ruleLines(before[at], rule)),
  );
}

const untried = (rule: ScreeningRule): ScreeningRule => ({
  ...rule,
  perHour: undefined,
  triedAs: undefined,
  triedAt: undefined,
  triedAfter: undefined,
  triedOver: undefined,
});

/** SC15: the rule when its pattern had no answer. */
export const withoutRight = (rule: ScreeningRule, why: NoAnswer, at: number): ScreeningRule => ({
  ...untried(rule),
  rightLost: why,
  updatedAt: rule.perHour === undefined ? rule.updatedAt : at,
});

/** SC15: writes down whose pattern had no answer, so that nobody runs it again; with a line in the log where it decided by itself. */
export function stopRules(deps: RightsDeps, rules: ReadonlyMap<ScreeningRule, NoAnswer>): Promise<void> {
  const { db, clock } = deps;
  return db.transaction('rw', db.rules, db.log, db.accounts, async () => {
    const now = clock.now();
    for (const [rule, why] of rules) {
      const current = await db.rules.get(rule.id);
      // Changed or stopped meanwhile.
      if (!current || stoppedBefore(current.rightLost) || fingerprint(current) !== fingerprint(rule))
        continue;
      await db.rules.put(withoutRight(current, why, now));
      await writeStopped(deps, current, why);
    }
  });
}

/** SC15. To be called within a transaction over log and accounts. */
export async function writeStopped(
  deps: RightsDeps,
  { accountId, name, perHour }: ScreeningRule,
  why: NoAnswer,
): Promise<void> {
  if (perHour !== undefined)
    await writeLines(deps, accountId, [
      { action: 'rule-stopped', rule: name, result: 'failed', detail: why },
    ]);
}
