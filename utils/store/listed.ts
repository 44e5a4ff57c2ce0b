import type { PersonId } from '@/utils/domain/ids.ts';
import { createListLookup } from '@/utils/domain/lists.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import type { Listed } from './api.ts';
import type { StoreDeps } from './deps.ts';
import type { LoadedPeople } from './load-people.ts';

/** Which lists somebody is on now, the line that counts first. DL1–DL3. */
export async function readListed(
  { db, clock }: Pick<StoreDeps, 'db' | 'clock'>,
  people: LoadedPeople,
): Promise<(person: PersonId) => Listed[]> {
  const find = createListLookup(await db.listed.toArray(), clock.now());
  return (person) => {
    const whole = people.wholeOf(person);
    return find({
      ids: whole.map((row) => row.personId),
      keys: whole.flatMap((row) => row.identities.map(identityKey)),
    }).map(({ id, list, reason, expiresAt }) => ({ entryId: id, list, reason, expiresAt }));
  };
}
