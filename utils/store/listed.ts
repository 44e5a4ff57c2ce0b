import type { PersonId } from '@/utils/domain/ids.ts';
import { createListLookup } from '@/utils/domain/lists.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import type { Listed } from './api.ts';
import type { StoreDeps } from './deps.ts';
import type { LoadedPeople } from './load-people.ts';

type Keyed = { ids: Iterable<PersonId>; keys: Iterable<string> };

/** The lines of a person, or of somebody whom Muster has not seen, the one that counts first. DL1–DL3. */
export async function readLists({
  db,
  clock,
}: Pick<StoreDeps, 'db' | 'clock'>): Promise<(who: Keyed) => Listed[]> {
  const find = createListLookup(await db.listed.toArray(), clock.now());
  return (who) =>
    find(who).map(({ id, list, reason, expiresAt }) => ({ entryId: id, list, reason, expiresAt }));
}

/** Which lists somebody is on now. */
export async function readListed(
  deps: Pick<StoreDeps, 'db' | 'clock'>,
  people: LoadedPeople,
): Promise<(person: PersonId) => Listed[]> {
  const find = await readLists(deps);
  return (person) => {
    const whole = people.wholeOf(person);
    return find({
      ids: whole.map((row) => row.personId),
      keys: whole.flatMap((row) => row.identities.map(identityKey)),
    });
  };
}
