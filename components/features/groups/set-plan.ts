import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import { changeText, valueText } from '@/components/app/setting-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import type { Difference, Mistake, Wish } from '@/utils/domain/group-preview.ts';
import { droppedBy } from '@/utils/domain/group-rules.ts';
import { formatList, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';

/** "off → on", "already so: on", or why not. */
export function differenceText(difference: Difference<GroupRow>): string {
  switch (difference.kind) {
    case 'change':
      return [
        t('groupsFromTo', valueText(difference.before), valueText(difference.change)),
        dropsText([difference]),
      ]
        .filter(Boolean)
        .join(' · ');
    case 'already':
      return t('groupsAlreadyIs', valueText(difference.change));
    case 'left-out':
      return tOf('groupLocked', difference.why);
    case 'mistake':
      return `${mistakeText(difference.mistake)} ${valueText(difference.change)}`;
  }
}

/** GM55: how many who wait are dropped by all of these; nothing where nobody is. */
export function dropsText(differences: readonly Difference<GroupRow>[]): string | undefined {
  const drops = differences.reduce(
    (sum, one) => sum + (one.kind === 'change' ? droppedBy(one.change, one.group) : 0),
    0,
  );
  return drops > 0 ? tn('approvalDrops', drops) : undefined;
}

export function mistakeText(mistake: Mistake): string {
  switch (mistake.why) {
    case 'empty':
      return t('groupNoName');
    case 'too-long':
      return tn('groupTooLong', mistake.over);
    case 'unfilled':
      return t('groupsUnfilled', formatList(mistake.names.map((name) => `{${name}}`)));
  }
}

/** One job for all that would change; everybody else is named with the reason. */
export function planOf(wish: Wish, differences: readonly Difference<GroupRow>[]): JobPlan {
  const items: JobPlan['items'][number][] = [];
  const leftOut: { label: string; reason: string }[] = [];
  for (const difference of differences) {
    const label = groupTitle(difference.group.subject);
    if (difference.kind === 'change') {
      const { group, change, before } = difference;
      items.push({
        groupId: group.id,
        identities: [],
        label,
        change,
        before,
        detail: differenceText(difference),
      });
    } else leftOut.push({ label, reason: leftOutText(difference) });
  }
  const what =
    'template' in wish
      ? t('settingIs', tOf('setting', wish.setting), templateText(wish.template))
      : changeText(wish);
  return {
    kind: 'set',
    items,
    leftOut,
    title: tn('groupsPlan', items.length, what),
    warning: dropsText(differences),
  };
}

/** Without the values, so that those with the same reason stand together. */
function leftOutText(difference: Exclude<Difference<GroupRow>, { kind: 'change' }>): string {
  if (difference.kind === 'already') return t('groupsAlready');
  return difference.kind === 'mistake' ? mistakeText(difference.mistake) : differenceText(difference);
}

const templateText = (template: string) => (template.trim() === '' ? t('settingEmpty') : isolate(template));
