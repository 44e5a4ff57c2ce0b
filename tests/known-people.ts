import type { MemberFacts } from '@/utils/domain/group.ts';
import { asId, type PersonId, type TagId } from '@/utils/domain/ids.ts';
import { ACCOUNT, aMember, GROUP, NOON } from './builders.ts';
import { testStoreWithGroup } from './test-store.ts';

export const RED: TagId = asId('tag-red');
export const BLUE: TagId = asId('tag-blue');

/** A store that knows `count` members of one group, and two tags. */
export async function storeWithPeople(count = 3, over: Partial<MemberFacts> = {}) {
  const store = await testStoreWithGroup();
  const members = Array.from({ length: count }, (_, index) => aMember(index + 1, over));
  await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members, at: NOON });
  await store.ask('putTag', { tagId: RED, name: 'Late payer', colour: 'red' });
  await store.ask('putTag', { tagId: BLUE, name: 'Neighbour', colour: 'cobalt' });
  const rows = await store.ask('members', { accountId: ACCOUNT, groupId: GROUP });
  const numberOf = (row: { wid: string }): number => Number.parseInt(row.wid, 10);
  const people = rows.sort((a, b) => numberOf(a) - numberOf(b)).map((row) => row.personId);
  return {
    ...store,
    people,
    /** Person `n`, from 1. */
    person(n: number): PersonId {
      const found = people[n - 1];
      if (found === undefined) throw new Error(`no person ${n}`);
      return found;
    },
    async card(personId: PersonId) {
      const card = await store.ask('person', { personId, accountId: ACCOUNT });
      if (!card) throw new Error(`no card of ${personId}`);
      return card;
    },
    async logged(): Promise<string[]> {
      const { entries } = await store.ask('log', { limit: 5_000 });
      return entries.map((entry) => [entry.action, entry.personLabel, entry.detail].join(' ').trim());
    },
  };
}
