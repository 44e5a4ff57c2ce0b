/** Whether what a rule decided by itself is still to be carried out. Rule SC50: `SPEC.md`, "Screening". */
import type { GroupId } from './ids.ts';
import type { Job } from './job.ts';
import type { ScreeningRule } from './screening.ts';
import { deciding, saidBy } from './screening-rule.ts';

const LATE_MS = 3_600_000;

type LeftBecause = 'rule-changed' | 'rule-late' | 'raided';

type World = {
  /** The account's rules that are on. */
  rules: readonly ScreeningRule[];
  raided: ReadonlySet<GroupId>;
  /** Since when WhatsApp has been open without a break. */
  openSince: number;
  nowMs: number;
};

/** SC50: why a job is not to go on in a group; nothing where it may. */
export function whyLeft(
  { kind, rule, createdAt }: Pick<Job, 'kind' | 'rule' | 'createdAt'>,
  groupId: GroupId,
  { rules, raided, openSince, nowMs }: World,
): LeftBecause | undefined {
  if (!rule?.isAlone) return undefined;
  const current = deciding(rules).find(({ id }) => id === rule.id);
  const isSame = current?.verdict === kind && (rule.said ?? saidBy(current)) === saidBy(current);
  if (!isSame) return 'rule-changed';
  if (nowMs - createdAt > LATE_MS && openSince > createdAt) return 'rule-late';
  return kind === 'approve' && raided.has(groupId) ? 'raided' : undefined;
}
