import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import {
  countDifference,
  diffSnapshots,
  type GroupSnapshot,
  type SnapshotHead,
  type SnapshotMember,
} from '@/utils/domain/snapshot.ts';
import { membersAt } from '@/utils/domain/snapshot-lines.ts';
import type { SnapshotComparison, SnapshotPerson, SnapshotRow } from './api.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';
import { readListed } from './listed.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { pendingJobs } from './pending-jobs.ts';
import { membershipsOf } from './ranges.ts';
import type { SnapshotsStored } from './rows.ts';
import { presentSnapshot } from './take-snapshot.ts';

export function snapshotQueries(
  deps: StoreDeps,
): QueryHandlers<'snapshotShelves' | 'snapshots' | 'snapshotDifference'> {
  const { db } = deps;
  return {
    async snapshotShelves({ accountId }) {
      const rows = await db.snapshotShelves.where('accountId').equals(accountId).toArray();
      return done(rows.map(({ groupId, count, newest }) => ({ groupId, count, newest })));
    },

    async snapshots({ accountId, groupId }) {
      const stored = await db.snapshots.get([accountId, groupId]);
      if (!stored) return done([]);
      let before: GroupSnapshot | undefined;
      const rows = stored.heads.map((head): SnapshotRow => {
        const snapshot = snapshotAt(stored, head);
        const since = before && countDifference(diffSnapshots(before, snapshot));
        before = snapshot;
        return { ...head, since };
      });
      return done(rows.reverse());
    },

    async snapshotDifference({ accountId, groupId, from: fromId, to: toId }) {
      const [stored, group] = await Promise.all([
        db.snapshots.get([accountId, groupId]),
        db.groups.get([accountId, groupId]),
      ]);
      const from = stored?.heads.find(({ id }) => id === fromId);
      const to = stored?.heads.find(({ id }) => id === toId);
      if (!stored || !from || (toId === undefined ? !group : !to)) return refuse('not-found', 'snapshot');
      const later = to ? snapshotAt(stored, to) : group && (await presentSnapshot(db, group)).now;
      if (!later) return refuse('not-found', 'group');
      const { joined, left, changed, facts } = diffSnapshots(snapshotAt(stored, from), later);
      const members = [...joined, ...left, ...changed.flatMap(({ before, after }) => [before, after])];
      const people = await loadPeople(
        db,
        members.map(({ personId }) => personId),
      );
      const [listed, pending, howLeft] = await Promise.all([
        readListed(deps, people),
        pendingJobs(db, accountId, groupId),
        readLeaving(db, accountId, groupId, { people, left, since: from.at }),
      ]);
      const personOf = (member: SnapshotMember): SnapshotPerson => ({
        ...people.summaryOf(member.personId),
        groupId,
        wid: member.wid,
        role: member.role,
      });
      const comparison: SnapshotComparison = {
        from,
        to,
        joined: joined.map(personOf),
        left: left.map((member) => ({
          ...personOf(member),
          ...howLeft(member),
          isDenied: listed(member.personId)[0]?.list === 'deny',
          pendingJob: pending.kindOf(groupId, member.wid),
        })),
        roles: changed
          .filter(({ before, after }) => before.role !== after.role)
          .map(({ before, after }) => ({
            ...personOf(after),
            before: before.role,
            after: after.role,
            pendingJob: pending.kindOf(groupId, after.wid),
          })),
        known: changed.flatMap(({ before, after }) => {
          const tagsPut = without(after.tagIds, before.tagIds);
          const tagsTaken = without(before.tagIds, after.tagIds);
          const notesMore = without(after.noteIds, before.noteIds).length;
          const notesLess = without(before.noteIds, after.noteIds).length;
          return tagsPut.length + tagsTaken.length + notesMore + notesLess === 0
            ? []
            : [{ ...personOf(after), tagsPut, tagsTaken, notesMore, notesLess }];
        }),
        facts,
      };
      return done(comparison);
    },
  };
}

const snapshotAt = ({ lines }: SnapshotsStored, { facts, seq }: SnapshotHead): GroupSnapshot => ({
  facts,
  members: membersAt(lines, seq),
});

const without = <Id>(ids: readonly Id[], others: readonly Id[]): Id[] =>
  ids.filter((id) => !others.includes(id));

type Leaving = Pick<SnapshotComparison['left'][number], 'how' | 'leftAt' | 'removedBy'>;

/** SN5: how each of them went, by what WhatsApp shows of past members and by the log. */
async function readLeaving(
  db: Database,
  accountId: AccountId,
  groupId: GroupId,
  { people, left, since }: { people: LoadedPeople; left: readonly SnapshotMember[]; since: number },
): Promise<(member: SnapshotMember) => Leaving> {
  if (left.length === 0) return () => ({ how: 'unknown' });
  const ids = left.flatMap(({ personId }) => people.wholeOf(personId).map((row) => row.personId));
  const [rows, lines] = await Promise.all([
    membershipsOf(db, accountId, groupId),
    db.log
      .where('personId')
      .anyOf(ids)
      .and(
        (line) =>
          line.accountId === accountId &&
          line.groupId === groupId &&
          line.action === 'remove' &&
          line.result === 'done' &&
          line.at >= since,
      )
      .toArray(),
  ]);
  const byWid = new Map(rows.map((row) => [row.wid, row]));
  const removals = new Map<PersonId | undefined, (typeof lines)[number]>();
  for (const line of lines) removals.set(line.personId && people.rootOf(line.personId), line);
  return ({ personId, wid }) => {
    const removal = removals.get(people.rootOf(personId));
    if (removal) return { how: 'removed', leftAt: removal.at, removedBy: removal.actor };
    const row = byWid.get(wid);
    return row?.state === 'left'
      ? { how: row.leaveReason ?? 'unknown', leftAt: row.leftAt }
      : { how: 'unknown' };
  };
}
