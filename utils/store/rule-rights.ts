/** The right of rules to decide by themselves. Rules SC10, SC11: `domain/SPEC.md`. */
import type { AccountId } from '@/utils/domain/ids.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { isTried } from '@/utils/domain/screening-rule.ts';
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

/** SC15: the rule when its pattern took too long. */
export const withoutRight = (rule: ScreeningRule, at: number): ScreeningRule => ({
  ...rule,
  perHour: undefined,
  triedAs: undefined,
  triedAt: undefined,
  triedAfter: undefined,
  rightLost: 'pattern',
  updatedAt: rule.perHour === undefined ? rule.updatedAt : at,
});
