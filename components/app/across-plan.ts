import { isolate } from '@/components/app/isolate.ts';
import { groupTitle, identitiesOf, numberText, personTitle } from '@/components/app/person-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { type GoodNumber, nameOnLine } from '@/components/app/use-number-check.ts';
import { type AcrossKind, planAcross, type Somebody } from '@/utils/domain/across-groups.ts';
import { asId, type Wid } from '@/utils/domain/ids.ts';
import type { NumberLine } from '@/utils/domain/number-lines.ts';
import type { Identity, PersonSummary } from '@/utils/domain/person.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow, Whereabouts } from '@/utils/store/api.ts';

/** Somebody with the words that the confirm screen and the job use of them. */
export type Target = Somebody & { label: string; number: string; identities: Identity[] };

export function targetOfPerson(person: PersonSummary): Target {
  return {
    personId: person.personId,
    isMe: person.isMe,
    numberWid: person.phone && asId<Wid>(`${person.phone.e164.slice(1)}@c.us`),
    label: personTitle(person),
    number: numberText(person),
    identities: identitiesOf(person),
  };
}

/** `mine`: the number form of my own wid. */
export function targetOfLine(line: NumberLine, number: GoodNumber, mine: Wid | undefined): Target {
  return {
    personId: number.personId,
    isMe: number.wid === mine,
    numberWid: number.wid,
    label: nameOnLine(line) ?? number.displayName ?? number.phone.formatted,
    number: number.phone.formatted,
    identities: [{ kind: 'pn', value: number.phone.e164 }],
  };
}

/** GM23–GM25 in words: one job, and everybody else with the reason. `isWhereTheyAre`: where somebody is not, nothing was asked (PL61). */
export function acrossPlan(
  kind: AcrossKind,
  people: readonly Target[],
  groups: readonly GroupRow[],
  where: readonly Whereabouts[],
  { more = [], isWhereTheyAre = false }: { more?: JobPlan['leftOut']; isWhereTheyAre?: boolean } = {},
): JobPlan {
  const plan = planAcross(kind, people, groups, where);
  const groupName = (group: GroupRow) => groupTitle(group.subject);
  const whom = new Set(plan.items.map(({ person }) => person)).size;
  const whereTo = new Set(plan.items.map(({ group }) => group)).size;
  const [only] = plan.items;
  return {
    kind,
    title: tn(
      kind === 'add' ? 'confirm_add' : 'confirm_remove',
      whom,
      whereTo === 1 && only
        ? isolate(groupName(only.group))
        : tn(kind === 'add' ? 'whereInto' : 'whereFrom', whereTo),
    ),
    items: plan.items.map(({ person, group, wid }) => ({
      groupId: group.id,
      personId: person.personId,
      wid,
      identities: person.identities,
      label: person.label,
      // The group first: it is what tells the lines of one person apart.
      detail:
        person.number === person.label
          ? groupName(group)
          : t('acrossDetail', groupName(group), person.number),
    })),
    leftOut: [
      ...plan.groups.map(({ group, why }) => ({ label: groupName(group), reason: tOf('leftOut', why) })),
      ...plan.people.map(({ person, why }) => ({ label: person.label, reason: tOf('leftOut', why) })),
      ...plan.pairs
        .filter(({ why }) => !isWhereTheyAre || why !== 'absent')
        .map(({ person, group, why }) => ({
          label: t('acrossDetail', person.label, groupName(group)),
          reason: tOf('leftOut', why),
        })),
      ...more,
    ],
  };
}
