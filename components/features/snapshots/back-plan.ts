import { isolate } from '@/components/app/isolate.ts';
import { jobItem } from '@/components/app/job-item.ts';
import { groupTitle, personTitle } from '@/components/app/person-words.ts';
import { valueText } from '@/components/app/setting-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { type BringBack, type Missing, type OtherRole, planBringBack } from '@/utils/domain/bring-back.ts';
import type { BringBackChoice } from '@/utils/domain/bring-back.ts';
import { asId, type Wid } from '@/utils/domain/ids.ts';
import { formatDateTime, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow, SnapshotComparison, SnapshotPerson } from '@/utils/store/api.ts';

/** Characters. */
const SHOWN_BEFORE = 24;

export type MissingPerson = SnapshotPerson & Missing;
export type OtherRolePerson = SnapshotPerson & OtherRole;
export type BackPlan = BringBack<MissingPerson, OtherRolePerson>;

/** The people of a comparison in the words of the rules SN10–SN12. */
export function missingOf({ left }: SnapshotComparison): MissingPerson[] {
  return left.map((person) => ({
    ...person,
    numberWid: person.phone && asId<Wid>(`${person.phone.e164.slice(1)}@c.us`),
    leftAlone: person.how === 'left',
    isPending: person.pendingJob !== undefined,
  }));
}

export function backPlan(comparison: SnapshotComparison, choice: BringBackChoice): BackPlan {
  const roles = comparison.roles.map((person) => ({ ...person, isPending: person.pendingJob !== undefined }));
  return planBringBack({ missing: missingOf(comparison), roles, facts: comparison.facts }, choice);
}

/** The jobs of a plan, those without anything to do left away, each with its own confirm screen. */
export function backJobs(plan: BackPlan, group: GroupRow, comparison: SnapshotComparison): JobPlan[] {
  const reason = t('snapBackReason', formatDateTime(comparison.from.at));
  const leftOut = (whose: 'members' | 'roles') =>
    plan.leftOut
      .filter(({ person }) => 'before' in person === (whose === 'roles'))
      .map(({ person, why }) => ({ label: personTitle(person), reason: tOf('leftOut', why) }));
  const jobs: JobPlan[] = [
    {
      kind: 'add',
      items: plan.add.map(({ person, wid, isAdminNext }) => {
        const item = jobItem({ ...person, wid });
        return isAdminNext ? { ...item, next: 'promote', detail: thenAdmin(item) } : item;
      }),
      ...addWords(plan, group),
      leftOut: [
        ...leftOut('members'),
        ...plan.invite.map((person) => ({ label: personTitle(person), reason: t('leftOut_no_number') })),
      ],
      reason,
    },
    { kind: 'promote', items: plan.promote.map(jobItem), leftOut: leftOut('roles'), reason },
    { kind: 'demote', items: plan.demote.map(jobItem), leftOut: leftOut('roles'), reason },
    {
      kind: 'set',
      items: plan.changes.map(({ change, before }) => ({
        groupId: group.id,
        identities: [],
        label: tOf('setting', change.setting),
        change,
        before,
        // What it becomes must be seen, whatever it is now.
        detail: t(
          'groupsFromTo',
          isolate(before ? valueText(before) : t('snapUnknown'), SHOWN_BEFORE),
          valueText(change),
        ),
      })),
      title: t('snapBackSettings', groupTitle(group.subject)),
      reason,
    },
  ];
  return jobs.filter(({ items }) => items.length > 0);
}

/** SN60: a confirm screen of two jobs names both. */
function addWords({ add }: BackPlan, group: GroupRow): Pick<JobPlan, 'title' | 'confirmLabel'> {
  const admins = add.filter(({ isAdminNext }) => isAdminNext).length;
  if (admins === 0) return {};
  const adding = tn('confirm_add', add.length, isolate(groupTitle(group.subject)));
  return {
    title: tn('snapThenAdmins', admins, adding),
    confirmLabel: `${tOf('do', 'add', add.length)} · ${tOf('do', 'promote', admins)}`,
  };
}

/** The number, where it is not the name, and what comes after. */
function thenAdmin({ detail, label }: JobPlan['items'][number]): string {
  const number = detail === undefined || detail === label ? [] : [isolate(detail)];
  return [...number, t('snapThenAdmin')].join(' · ');
}
