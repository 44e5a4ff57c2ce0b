import type { GroupId, PersonId } from '@/utils/domain/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings.ts';
import { createStrikeCounter, type StrikeCounter } from '@/utils/domain/strikes.ts';
import type { Database } from './db.ts';
import type { StoreDeps } from './deps.ts';
import type { LoadedPeople } from './load-people.ts';

/** Only this setting is read: a list of people does not move when another one changes. */
async function readStrikeDays(db: Database): Promise<number> {
  const row = await db.settings.get('strikeDays');
  return (row?.value as Settings['strikeDays'] | undefined) ?? DEFAULT_SETTINGS.strikeDays;
}

export async function readStrikeCounter(db: Database, nowMs: number): Promise<StrikeCounter> {
  const [strikes, strikeDays] = await Promise.all([db.strikes.toArray(), readStrikeDays(db)]);
  return createStrikeCounter(strikes, { strikeDays, nowMs });
}

/** How many strikes of somebody count now, in a group or at all; nothing for none. ST2–ST5. */
export async function readStruck(
  { db, clock }: Pick<StoreDeps, 'db' | 'clock'>,
  people: LoadedPeople,
): Promise<(person: PersonId, groupId?: GroupId) => number | undefined> {
  const count = await readStrikeCounter(db, clock.now());
  return (person, groupId) =>
    count(
      people.wholeOf(person).map((row) => row.personId),
      groupId,
    ) || undefined;
}
