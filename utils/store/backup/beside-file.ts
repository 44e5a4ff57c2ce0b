/**
 * What becomes of the tables that no file holds when a file replaces everything. Rule BK50: `domain/SPEC.md`, "Backup".
 */
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Database } from '../db.ts';
import type { IdentityStored, InsightWriterStored } from '../rows.ts';
import { DEVICE_SETTINGS } from './own-settings.ts';

/** `kept`: as it is. `made`: worked out anew from the file. `lost`: gone, and why that does no harm. */
export const BESIDE_FILE: Readonly<Record<string, { kept: string } | { made: string } | { lost: string }>> = {
  insightDays: { kept: 'numbers of this device' },
  insightHistory: { kept: 'numbers of this device' },
  insightHeard: { kept: 'hours of this device' },
  insightWriters: { kept: 'who wrote, as this device saw it; those whom the file does not know go' },
  insightMarks: { kept: 'up to when this device counted' },
  segmentUses: { kept: 'when this device used a segment; those of segments that the file does not know go' },
  pictures: { kept: 'icons that jobs may be asked to try again; housekeeping drops them (GI8)' },
  identities: { made: 'from people' },
  snapshotShelves: { made: 'from snapshots' },
  keptChunks: { lost: 'what was found out by reading everybody: it is found out anew' },
  keptChanges: { lost: 'what was written since: with nothing kept there is no since' },
  steps: { lost: 'steps of jobs: jobs come as history and never go on' },
  leases: { lost: 'which tab works: the next one that asks gets the lease' },
};

const isKept = (table: string): boolean => 'kept' in (BESIDE_FILE[table] ?? {});

/** Makes room for a file. The answer is to be given to `settleBeside` when the file is written. */
export async function clearForFile(db: Database): Promise<readonly IdentityStored[]> {
  const identities = await db.identities.toArray();
  await Promise.all(
    db.tables.filter(({ name }) => name !== 'settings' && !isKept(name)).map((table) => table.clear()),
  );
  await db.settings
    .where('key')
    .noneOf([...DEVICE_SETTINGS])
    .delete();
  return identities;
}

/** What was kept gets the people of the file; what belongs to nothing any more goes. */
export async function settleBeside(db: Database, identities: readonly IdentityStored[]): Promise<void> {
  const [people, now, writers, segments] = await Promise.all([
    db.people.toCollection().primaryKeys(),
    db.identities.toArray(),
    db.insightWriters.toArray(),
    db.segments.toCollection().primaryKeys(),
  ]);
  const settled = settledWriters(writers, { people: new Set(people), before: identities, now });
  if (settled) {
    await db.insightWriters.clear();
    await db.insightWriters.bulkPut(settled);
  }
  await db.segmentUses.where('segmentId').noneOf(segments).delete();
}

/** Somebody goes on under the id that the file has for one of their identities. `undefined`: all are right as they are. */
export function settledWriters(
  writers: readonly InsightWriterStored[],
  world: {
    people: ReadonlySet<PersonId>;
    before: readonly Pick<IdentityStored, 'key' | 'personId'>[];
    now: readonly Pick<IdentityStored, 'key' | 'personId'>[];
  },
): InsightWriterStored[] | undefined {
  if (writers.every(({ personId }) => world.people.has(personId))) return undefined;
  const owners = new Map(world.now.map(({ key, personId }) => [key, personId]));
  const moved = new Map<PersonId, PersonId>();
  for (const { key, personId } of world.before) {
    const owner = owners.get(key);
    if (owner !== undefined) moved.set(personId, owner);
  }
  const settled = new Map<string, InsightWriterStored>();
  for (const row of writers) {
    const personId = world.people.has(row.personId) ? row.personId : moved.get(row.personId);
    if (personId === undefined) continue;
    const key = `${row.accountId} ${row.groupId} ${personId}`;
    const other = settled.get(key);
    const later = !other || other.lastDay < row.lastDay ? row : other;
    settled.set(key, { ...later, personId });
  }
  return [...settled.values()];
}
