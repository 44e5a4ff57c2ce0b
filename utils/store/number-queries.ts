import { asId, type Wid } from '@/utils/domain/ids.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import type { NumberCheck } from './api.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { readLists } from './listed.ts';
import { loadPeople } from './load-people.ts';
import { membersOf } from './ranges.ts';

/** Checks numbers before people are added; the metadata of numbers is too large for the overlay. */
export function numberQueries(deps: StoreDeps): QueryHandlers<'checkNumbers'> {
  const { db, readTypedNumber } = deps;
  return {
    async checkNumbers({ accountId, groupId, country, numbers }) {
      const typed = numbers.map((text) => readTypedNumber(text, country));
      const keys = typed.map((number) => (number.ok ? `pn:${number.phone.e164}` : ''));
      const identities = await db.identities.bulkGet(keys);
      const personIds = identities.flatMap((identity) => identity?.personId ?? []);
      const memberships = groupId === undefined ? [] : await membersOf(db, accountId, groupId);
      const listsOf = await readLists(deps);
      const people = await loadPeople(db, [...personIds, ...memberships.map((row) => row.personId)]);
      const members = new Set(
        memberships.map((membership) => people.summaryOf(membership.personId).personId),
      );
      return done(
        typed.map((number, index): NumberCheck => {
          if (!number.ok) return number;
          const personId = identities[index]?.personId;
          const whole = personId === undefined ? [] : people.wholeOf(personId);
          const person = personId === undefined ? undefined : people.summaryOf(personId);
          return {
            ok: true,
            phone: number.phone,
            wid: asId<Wid>(`${number.phone.e164.slice(1)}@c.us`),
            personId: person?.personId,
            displayName: person?.displayName,
            // The deny list comes first (DL3).
            denied: listsOf({
              ids: whole.map((row) => row.personId),
              keys: [keys[index] ?? '', ...whole.flatMap((row) => row.identities.map(identityKey))],
            }).find(({ list }) => list === 'deny'),
            isMember: personId !== undefined && members.has(people.rootOf(personId)),
          };
        }),
      );
    },
  };
}
