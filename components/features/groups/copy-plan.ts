import { groupTitle, personTitle } from '@/components/app/person-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { jobItem } from '@/components/app/job-item.ts';
import type { CopyPreview, RolePlan } from '@/utils/domain/copy-group.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { differenceText, dropsText } from './set-plan.ts';

/** GM29: one job for all settings of all targets. */
export function copySettingsPlan(source: GroupRow, previews: readonly CopyPreview<GroupRow>[]): JobPlan {
  const items: JobPlan['items'][number][] = [];
  const leftOut: { label: string; reason: string }[] = [];
  for (const { group, differences } of previews)
    for (const difference of differences) {
      const label = groupTitle(group.subject);
      if (difference.kind === 'change') {
        const { change, before } = difference;
        items.push({
          groupId: group.id,
          identities: [],
          label,
          change,
          before,
          detail: t('settingIs', tOf('setting', change.setting), differenceText(difference)),
        });
      } else if (difference.kind !== 'already') leftOut.push({ label, reason: differenceText(difference) });
    }
  const where = new Set(items.map(({ groupId }) => groupId)).size;
  return {
    kind: 'set',
    items,
    leftOut: [...new Map(leftOut.map((one) => [`${one.label} ${one.reason}`, one])).values()],
    title: tn('copySettingsTitle', where, groupTitle(source.subject)),
    warning: dropsText(previews.flatMap(({ differences }) => differences)),
  };
}

/** GM30, GM31: one job for everybody in every target. */
export function copyRolesPlan(
  kind: 'promote' | 'demote',
  plan: RolePlan<GroupRow>,
  people: ReadonlyMap<PersonId, PersonSummary>,
): JobPlan {
  return {
    kind,
    items: plan.items.flatMap(({ place, group }) => {
      const person = people.get(place.personId);
      if (!person) return [];
      const item = jobItem({ ...person, groupId: group.id, wid: place.wid });
      return [{ ...item, detail: groupTitle(group.subject) }];
    }),
    leftOut: plan.leftOut.map(({ personId, group, why }) => {
      const person = personId === undefined ? undefined : people.get(personId);
      const where = groupTitle(group.subject);
      return {
        label: person ? t('acrossDetail', personTitle(person), where) : where,
        reason: tOf('leftOut', why),
      };
    }),
  };
}
