import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import type { IconLine } from '@/utils/domain/group-icons.ts';
import type { PictureId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { mistakeText } from './set-plan.ts';

type Line = IconLine<GroupRow>;

/** What a group gets, or why it gets nothing. */
export function iconText(line: Line, removes: boolean): string {
  if (line.kind === 'left-out') return tOf('groupLocked', line.why);
  if (line.kind === 'mistake') return `${mistakeText(line.mistake)} ${isolate(line.text)}`;
  if (removes) return t('iconNone');
  return line.text === '' ? t('iconPlain') : t('iconWith', isolate(line.text));
}

/** GI5. One job for all that change. `pictures`: of each text; missing: the icons are removed. */
export function iconPlan(lines: readonly Line[], pictures?: ReadonlyMap<string, PictureId>): JobPlan {
  const items: JobPlan['items'][number][] = [];
  const leftOut: { label: string; reason: string }[] = [];
  for (const line of lines) {
    const { group } = line;
    const picture = pictures && line.kind === 'change' ? pictures.get(line.text) : null;
    if (line.kind === 'change' && picture !== undefined) {
      const detail = pictures && line.text !== '' ? isolate(line.text) : iconText(line, !pictures);
      items.push({ groupId: group.id, identities: [], label: groupTitle(group.subject), picture, detail });
    } else {
      const reason = line.kind === 'mistake' ? mistakeText(line.mistake) : iconText(line, !pictures);
      leftOut.push({ label: groupTitle(group.subject), reason });
    }
  }
  return {
    kind: 'icon',
    items,
    leftOut,
    title: tn(pictures ? 'iconPlan' : 'iconRemovePlan', items.length),
  };
}
