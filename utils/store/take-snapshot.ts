/** Takes a snapshot of a group from what the store holds. Rules SN1–SN4, SN9: `domain/SPEC.md`, "Snapshots". */
import type { AccountId, GroupId, NoteId, PersonId, SnapshotId } from '@/utils/domain/ids.ts';
import { diffSnapshots, factsOf, inWidOrder, isSame, type SnapshotHead } from '@/utils/domain/snapshot.ts';
import type { GroupSnapshot, SnapshotMember } from '@/utils/domain/snapshot.ts';
import { keptSnapshots, WEEKLY_DAYS } from '@/utils/domain/snapshot-keep.ts';
import { membersAt, noLines, onlySnapshots, withSnapshot } from '@/utils/domain/snapshot-lines.ts';
import type { Database } from './db.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { membersOf } from './ranges.ts';
import type { GroupStored, SnapshotShelfStored, SnapshotsStored } from './rows.ts';

const DAY_MS = 86_400_000;

export type Taken = 'taken' | 'unchanged' | 'unread';

/** The same id again takes nothing. */
export async function takeSnapshot(
  { db, clock }: { db: Database; clock: { now(): number } },
  order: { id: SnapshotId; accountId: AccountId; groupId: GroupId; by: SnapshotHead['by'] },
): Promise<Taken> {
  const { id, accountId, groupId, by } = order;
  // Read in a transaction of its own, which hinders nobody and finds what is remembered.
  const read = await db.transaction('r', db.groups, db.memberships, db.people, db.notes, async () => {
    const group = await db.groups.get([accountId, groupId]);
    return group?.membersReadAt === undefined
      ? undefined
      : { readAt: group.membersReadAt, present: await presentSnapshot(db, group) };
  });
  if (!read) return 'unread';
  const { readAt, present } = read;
  return db.transaction('rw', db.snapshots, db.snapshotShelves, async (): Promise<Taken> => {
    const now = clock.now();
    const stored = await db.snapshots.get([accountId, groupId]);
    if (stored?.heads.some((head) => head.id === id)) return 'taken';
    const last = stored?.heads.at(-1);
    if (
      stored &&
      last &&
      isSame(diffSnapshots({ facts: last.facts, members: membersAt(stored.lines, last.seq) }, present.now))
    ) {
      // SN53.
      const isByHand = by === 'hand' || last.by === 'hand';
      const same: SnapshotHead = { ...last, seenAt: now, readAt, by: isByHand ? 'hand' : 'daily' };
      const heads = stored.heads.with(-1, same);
      await putSnapshots(db, { ...stored, heads }, now);
      return 'unchanged';
    }
    const seq = stored?.nextSeq ?? 0;
    const { members } = present.now;
    const head: SnapshotHead = {
      id,
      seq,
      at: now,
      seenAt: now,
      readAt,
      by,
      facts: present.now.facts,
      members: members.length,
      admins: members.filter(({ role }) => role !== 'member').length,
    };
    const row: SnapshotsStored = {
      accountId,
      groupId,
      nextSeq: seq + 1,
      heads: [...(stored?.heads ?? []), head],
      lines: withSnapshot(stored?.lines ?? noLines(), last?.seq, seq, members),
    };
    await putSnapshots(db, row, now);
    return 'taken';
  });
}

/** SN1: the group as it is now. */
export async function presentSnapshot(
  db: Database,
  group: GroupStored,
): Promise<{ now: GroupSnapshot; people: LoadedPeople }> {
  const rows = await membersOf(db, group.accountId, group.id);
  const people = await loadPeople(
    db,
    rows.map((row) => row.personId),
  );
  const notesOf = await readNotes(db, people, group.id);
  const members = rows.map((row): SnapshotMember => {
    const personId = people.rootOf(row.personId);
    const { tags, groupTags } = people.summaryOf(personId);
    const here = groupTags.filter(({ groupId }) => groupId === group.id).map(({ tagId }) => tagId);
    return {
      personId,
      wid: row.wid,
      role: row.role,
      joinedAt: row.joinedAt,
      tagIds: [...new Set([...tags, ...here])].sort(),
      noteIds: notesOf(personId),
    };
  });
  return { now: { facts: factsOf(group), members: inWidOrder(members) }, people };
}

/** Notes outside of the bin, about everywhere and about this group. */
async function readNotes(
  db: Database,
  people: LoadedPeople,
  groupId: GroupId,
): Promise<(person: PersonId) => NoteId[]> {
  const noted = [...people.rows.values()].filter(({ noteCount }) => noteCount > 0);
  const notes =
    noted.length === 0
      ? []
      : await db.notes
          .where('personId')
          .anyOf(noted.map(({ personId }) => personId))
          .toArray();
  const byPerson = Map.groupBy(
    notes.filter(
      (note) => note.binnedAt === undefined && (note.groupId === undefined || note.groupId === groupId),
    ),
    ({ personId }) => people.rootOf(personId),
  );
  return (person) => (byPerson.get(person) ?? []).map(({ id }) => id).sort();
}

/** SN9: without those that are not kept any longer; a group without any has no rows. */
async function putSnapshots(db: Database, row: SnapshotsStored, now: number): Promise<void> {
  const heads = keptSnapshots(row.heads, now);
  const isLess = heads.length < row.heads.length;
  await writeSnapshots(db, isLess ? withHeads(row, heads) : row);
}

const withHeads = (row: SnapshotsStored, heads: SnapshotHead[]): SnapshotsStored => ({
  ...row,
  heads,
  lines: onlySnapshots(
    row.lines,
    heads.map(({ seq }) => seq),
  ),
});

async function writeSnapshots(db: Database, row: SnapshotsStored): Promise<void> {
  if (row.heads.length === 0) {
    await db.snapshots.delete([row.accountId, row.groupId]);
    await db.snapshotShelves.delete([row.accountId, row.groupId]);
    return;
  }
  await db.snapshots.put(row);
  await db.snapshotShelves.put(shelfOf(row));
}

export function shelfOf({ accountId, groupId, heads }: SnapshotsStored): SnapshotShelfStored {
  const [oldest, newest] = [heads[0], heads.at(-1)];
  if (!oldest || !newest) throw new Error('snapshots without one');
  return { accountId, groupId, count: heads.length, oldestAt: oldest.seenAt, newest };
}

export function dropSnapshots(
  db: Database,
  accountId: AccountId,
  groupId: GroupId,
  ids: readonly SnapshotId[],
): PromiseLike<void> {
  return db.transaction('rw', db.snapshots, db.snapshotShelves, async () => {
    const row = await db.snapshots.get([accountId, groupId]);
    const heads = row?.heads.filter(({ id }) => !ids.includes(id)) ?? [];
    if (row && heads.length < row.heads.length) await writeSnapshots(db, withHeads(row, heads));
  });
}

/** SN9: of groups that get no more. Only rosters with something a year old are read. */
export async function dropOldSnapshots(db: Database, now: number): Promise<void> {
  const shelves = await db.snapshotShelves
    .filter(({ count, oldestAt }) => count > 1 && now - oldestAt > WEEKLY_DAYS * DAY_MS)
    .toArray();
  for (const { accountId, groupId } of shelves)
    await db.transaction('rw', db.snapshots, db.snapshotShelves, async () => {
      const row = await db.snapshots.get([accountId, groupId]);
      if (row) await putSnapshots(db, row, now);
    });
}
