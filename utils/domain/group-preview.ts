/** One setting for many groups: what would change where, before it is confirmed. Rules GM6–GM10: `SPEC.md`, "Groups". */
import type { Capability } from './connection.ts';
import { DESCRIPTION_LIMIT, type GroupFacts, type SettingChange, SUBJECT_LIMIT } from './group.ts';
import { currentValue, lockedBy, type Locked, type SettingName } from './group-rules.ts';
import { closedBy } from './group-table.ts';
import type { GroupId } from './ids.ts';
import { cleanValue, fillTemplate, variablesOf } from './template.ts';

type TextSetting = 'subject' | 'description';

/** What shall become of the groups: a value for all of them, or a text made for each. */
export type Wish =
  | Exclude<SettingChange, { setting: TextSetting }>
  | { setting: TextSetting; template: string };

export type LeftOutBecause = Locked | 'suspended' | 'terminated' | 'on-its-way';

export type Mistake =
  | { why: 'empty' }
  /** `over`: characters too many. */
  | { why: 'too-long'; over: number }
  /** Names of variables. */
  | { why: 'unfilled'; names: readonly string[] };

export type Difference<Group> = { group: Group } & (
  | { kind: 'change'; change: SettingChange; before: SettingChange }
  | { kind: 'already'; change: SettingChange }
  | { kind: 'left-out'; why: LeftOutBecause }
  | { kind: 'mistake'; change: SettingChange; before: SettingChange; mistake: Mistake }
);

const TEXT_VARIABLES = ['group', 'n', 'date'] as const;

/** GM8. Variables that no group can fill. */
export function unknownVariables(template: string): string[] {
  return variablesOf(template).filter((name) => !TEXT_VARIABLES.some((known) => known === name));
}

/** GM6. `chosen` in the order of the table; `date` and numbers come written in the reader's language. */
export function previewWish<Group extends GroupFacts>(
  chosen: readonly Group[],
  wish: Wish,
  given: {
    capabilities: readonly Capability[];
    date: string;
    formatNumber(n: number): string;
    /** GM20: whether another job still has to change this setting there. */
    isOnItsWay?(groupId: GroupId, setting: SettingName): boolean;
  },
): Difference<Group>[] {
  let n = 0;
  return chosen.map((group): Difference<Group> => {
    const why =
      closedBy(group) ??
      lockedBy(group, wish.setting, given.capabilities) ??
      (given.isOnItsWay?.(group.id, wish.setting) ? 'on-its-way' : undefined);
    const before = currentValue(group, wish.setting);
    if (why !== undefined || before === undefined) return { group, kind: 'left-out', why: why ?? 'unknown' };
    n += 1;
    const { change, missing } = changeFor(group, wish, {
      n: given.formatNumber(n),
      date: given.date,
    });
    const mistake = mistakeOf(change, missing);
    if (mistake) return { group, kind: 'mistake', change, before, mistake };
    if (change.value === before.value) return { group, kind: 'already', change };
    return { group, kind: 'change', change, before };
  });
}

/** GM8. */
function changeFor(
  group: GroupFacts,
  wish: Wish,
  values: { n: string; date: string },
): { change: SettingChange; missing: readonly string[] } {
  if (!('template' in wish)) return { change: wish, missing: [] };
  const known = new Map(Object.entries({ ...values, group: cleanValue(group.subject) }));
  const { text, missing } = fillTemplate(wish.template, known);
  return { change: { setting: wish.setting, value: text.trim() }, missing };
}

/** GM10. */
function mistakeOf(change: SettingChange, missing: readonly string[]): Mistake | undefined {
  if (missing.length > 0) return { why: 'unfilled', names: missing };
  if (change.setting !== 'subject' && change.setting !== 'description') return undefined;
  if (change.setting === 'subject' && change.value === '') return { why: 'empty' };
  const limit = change.setting === 'subject' ? SUBJECT_LIMIT : DESCRIPTION_LIMIT;
  const over = change.value.length - limit;
  return over > 0 ? { why: 'too-long', over } : undefined;
}
