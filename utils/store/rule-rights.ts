/** The right of rules to decide by themselves. Rules SC10, SC11, SC15: `domain/SPEC.md`. */
import { type AccountId, asId, type GroupSetId, type LogId } from '@/utils/domain/ids.ts';
import { type NoAnswer, type ScreeningRule, stoppedBefore } from '@/utils/domain/screening.ts';
import { fingerprint, isTried } from '@/utils/domain/screening-rule.ts';
import { actorOf } from './actor.ts';
import type { StoreDeps } from './deps.ts';

/** Takes the right from rules that were tried among other rules than those of now. To be called within a transaction over rules. */
export async function takeRights(
  { db, clock }: Pick<StoreDeps, 'db' | 'clock'>,
  accountId: AccountId,
): Promise<void> {
  const rules = await db.rules.where('accountId').equals(accountId).toArray();
  const lost = rules.filter((rule) => rule.perHour !== undefined && !isTried(rule, rules));
  if (lost.length === 0) return;
  await db.rules.bulkPut(
    lost.map((rule) => ({ ...rule, perHour: undefined, rightLost: 'before', updatedAt: clock.now() })),
  );
}

/** GM51: the rules that name a set hold elsewhere now. To be called within a transaction over rules. */
export async function takeRightsOfSet(
  { db, clock }: Pick<StoreDeps, 'db' | 'clock'>,
  accountId: AccountId,
  setId: GroupSetId,
): Promise<void> {
  const rules = await db.rules.where('accountId').equals(accountId).toArray();
  const named = rules.filter(({ setIds, triedAs }) => triedAs !== undefined && setIds?.includes(setId));
  await db.rules.bulkPut(
    named.map((rule) => ({
      ...untried(rule),
      rightLost: rule.perHour === undefined ? rule.rightLost : 'set',
      updatedAt: clock.now(),
    })),
  );
  await takeRights({ db, clock }, accountId);
}

const untried = (rule: ScreeningRule): ScreeningRule => ({
  ...rule,
  perHour: undefined,
  triedAs: undefined,
  triedAt: undefined,
  triedAfter: undefined,
});

/** SC15: the rule when its pattern had no answer. */
export const withoutRight = (rule: ScreeningRule, why: NoAnswer, at: number): ScreeningRule => ({
  ...untried(rule),
  rightLost: why,
  updatedAt: rule.perHour === undefined ? rule.updatedAt : at,
});

/** SC15: writes down whose pattern had no answer, so that nobody runs it again; with a line in the log where it decided by itself. */
export function stopRules(
  { db, clock, newId }: Pick<StoreDeps, 'db' | 'clock' | 'newId'>,
  rules: ReadonlyMap<ScreeningRule, NoAnswer>,
): Promise<void> {
  return db.transaction('rw', db.rules, db.log, db.accounts, async () => {
    const now = clock.now();
    for (const [rule, why] of rules) {
      const { id, accountId } = rule;
      const current = await db.rules.get(id);
      // Changed or stopped meanwhile.
      if (!current || stoppedBefore(current.rightLost) || fingerprint(current) !== fingerprint(rule))
        continue;
      await db.rules.put(withoutRight(current, why, now));
      if (current.perHour === undefined) continue;
      await db.log.add({
        id: asId<LogId>(newId()),
        at: now,
        accountId,
        action: 'rule-stopped',
        actor: await actorOf(db, accountId),
        result: 'failed',
        rule: current.name,
        detail: why,
      });
    }
  });
}
