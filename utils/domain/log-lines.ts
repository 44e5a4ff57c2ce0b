/** What is written down of an admin's decisions about rules and lock-downs. Rules LG20–LG24: `SPEC.md`, "Log of decisions". */
import type { LockPlan } from './locks.ts';
import type { LogEntry } from './log.ts';
import type { RaidMode } from './raid.ts';
import { sameData } from './same-data.ts';
import type { ScreeningRule } from './screening.ts';
import { fingerprint } from './screening-rule.ts';

/** A line of the log before it is known who wrote it and when. */
export type LogLine = Pick<LogEntry, 'action' | 'groupId' | 'rule' | 'detail'> &
  Partial<Pick<LogEntry, 'result'>>;

/** LG20. One that is missing is not there yet, or not any more. */
export function ruleLines(before: ScreeningRule | undefined, after: ScreeningRule | undefined): LogLine[] {
  const rule = (after ?? before)?.name;
  if (!before || !after) return [{ action: after ? 'rule-added' : 'rule-deleted', rule }];
  const lines: LogLine[] = [];
  const hadRight = before.perHour !== undefined;
  const hasRight = after.perHour !== undefined;
  const hasOtherLimit = hadRight && hasRight && before.perHour !== after.perHour;
  const limit = hasRight ? String(after.perHour) : undefined;
  if (before.name !== after.name || fingerprint(before) !== fingerprint(after) || hasOtherLimit)
    lines.push({ action: 'rule-changed', rule, detail: hasOtherLimit ? limit : undefined });
  if (before.isOn !== after.isOn) lines.push({ action: after.isOn ? 'rule-on' : 'rule-off', rule });
  if (hadRight !== hasRight)
    lines.push({ action: hasRight ? 'rule-alone' : 'rule-asks', rule, detail: limit });
  return lines;
}

/** LG21. */
export function isOtherOrder(before: readonly ScreeningRule[], after: readonly ScreeningRule[]): boolean {
  const ids = (rules: readonly ScreeningRule[]) =>
    [...rules].sort((a, b) => a.order - b.order).map(({ id }) => id);
  return !sameData(ids(before), ids(after));
}

/** LG22. Groups that were let go by hand are no part of what a plan says. */
export function planLines(before: LockPlan | undefined, after: LockPlan | undefined): LogLine[] {
  const detail = (after ?? before)?.name;
  if (!before || !after) return [{ action: after ? 'plan-added' : 'plan-deleted', detail }];
  const said = ({ isOn: _on, released: _released, updatedAt: _at, ...rest }: LockPlan) => rest;
  const lines: LogLine[] = [];
  if (!sameData(said(before), said(after))) lines.push({ action: 'plan-changed', detail });
  if (before.isOn !== after.isOn) lines.push({ action: after.isOn ? 'plan-on' : 'plan-off', detail });
  return lines;
}

const RAID_FIELDS = ['does', 'atLeast', 'withinMinutes', 'lockMinutes', 'settings'] as const;

/** LG22: `atLeast: 30; lockMinutes: 90`, what is new only. */
export function raidLines(before: RaidMode, after: RaidMode): LogLine[] {
  const changed = RAID_FIELDS.filter((field) => !sameData(before[field], after[field]));
  if (changed.length === 0) return [];
  return [
    { action: 'raid-mode', detail: changed.map((field) => `${field}: ${String(after[field])}`).join('; ') },
  ];
}

/** LG23: `3: Night`. The group stands in the line where it is one. */
export function endLines(name: string, groupIds: readonly LogEntry['groupId'][]): LogLine[] {
  if (groupIds.length === 0) return [];
  return [
    {
      action: 'lock-ended',
      groupId: groupIds.length === 1 ? groupIds[0] : undefined,
      detail: `${groupIds.length}: ${name}`,
    },
  ];
}
