import type { GroupId, Wid } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { identitiesOf, numberText, personTitle } from './person-words.ts';
import type { JobPlan } from './shell.tsx';

/** The line of a plan for one person in one group. */
export function jobItem(person: PersonSummary & { groupId: GroupId; wid: Wid }): JobPlan['items'][number] {
  return {
    groupId: person.groupId,
    personId: person.personId,
    wid: person.wid,
    identities: identitiesOf(person),
    label: personTitle(person),
    detail: numberText(person),
  };
}
