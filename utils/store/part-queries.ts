import type { PersonPart } from '@/utils/domain/parts.ts';
import { done, type QueryHandlers, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { foldPerson, personLabel } from './person-summary.ts';

/** Of whom somebody is made, the person who remains first. MG14. */
export function partQueries({ db }: StoreDeps): QueryHandlers<'personParts'> {
  return {
    async personParts({ personId }) {
      const whole = (await loadPeople(db, [personId])).wholeOf(personId);
      const ids = whole.map((row) => row.personId);
      const [memberships, strikes, merges] = await Promise.all([
        db.memberships.where('personId').anyOf(ids).toArray(),
        db.strikes.where('personId').anyOf(ids).toArray(),
        db.merges.where('from').anyOf(ids).toArray(),
      ]);
      const present = memberships.filter(({ state }) => state === 'member');
      const groups = await db.groups.bulkGet(
        present.map(({ accountId, groupId }): [typeof accountId, typeof groupId] => [accountId, groupId]),
      );
      return done(
        whole.map((row): PersonPart => {
          const merge = merges.find(
            (one) => one.from === row.personId && one.into === row.mergedInto && one.splitAt === undefined,
          );
          const own = present.flatMap((one, index) =>
            one.personId === row.personId ? [groups[index]?.subject ?? ''] : [],
          );
          return {
            personId: row.personId,
            label: personLabel(foldPerson([row])),
            identities: row.identities,
            groups: [...new Set(own)],
            tags: [...new Set([...row.tags, ...row.groupTags.map(({ tagId }) => tagId)])],
            notes: row.noteCount,
            strikes: strikes.filter((strike) => strike.personId === row.personId).length,
            of: merge && {
              personId: merge.into,
              mergeId: merge.id,
              at: merge.at,
              isAutomatic: merge.automatic,
            },
          };
        }),
      );
    },
  };
}
