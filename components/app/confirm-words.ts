import type { GroupId } from '@/utils/domain/ids.ts';
import type { JobKind } from '@/utils/domain/job.ts';
import { type PluralKey, t, tn, tOf } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';
import { groupTitle } from './person-words.ts';
import type { JobPlan } from './shell.tsx';

/** A job of icons sets all of them or removes all of them. */
export function removesIcons({ items }: Pick<JobPlan, 'items'>): boolean {
  return items[0]?.picture === null;
}

/** "Remove 25 people from Oak Lane": verb, number, place. */
export function sentenceOf(plan: JobPlan, groupNameOf: (groupId: GroupId) => string | undefined): string {
  if (plan.title !== undefined) return plan.title;
  if (removesIcons(plan)) return tn('iconRemovePlan', plan.items.length);
  const groupIds = [...new Set(plan.items.map((item) => item.groupId))];
  const [only] = groupIds;
  const where =
    groupIds.length === 1 && only !== undefined
      ? isolate(groupTitle(groupNameOf(only) ?? t('unknownGroup')))
      : tn(plan.kind === 'remove' ? 'whereFrom' : 'whereInto', groupIds.length);
  return tn(`confirm_${plan.kind}` satisfies PluralKey, plan.items.length, where);
}

/** "Remove 25", for the button. */
export function verbOf(plan: JobPlan): string {
  return plan.confirmLabel ?? tOf('do', removesIcons(plan) ? 'remove' : plan.kind, plan.items.length);
}

/** What the toast says once the job is written down. */
export function toastOf(kind: JobKind, count: number): string {
  return tn(`toast_${kind}` satisfies PluralKey, count);
}
