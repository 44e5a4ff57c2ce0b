import type { MemberFacts, Role } from '@/utils/domain/group.ts';
import { asId, type LogId } from '@/utils/domain/ids.ts';
import type { LogAction, LogEntry } from '@/utils/domain/log.ts';
import { cutText, NAME_LIMIT } from '@/utils/domain/cut-text.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import type { Args } from '@/utils/store/api.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from '@/utils/store/deps.ts';
import { loadPeople } from '@/utils/store/load-people.ts';
import { personLabel } from '@/utils/store/person-summary.ts';
import type { GroupStored, MembershipStored } from '@/utils/store/rows.ts';
import { membershipsOf } from '@/utils/store/ranges.ts';
import { openSightings, SIGHTING_TABLES } from '@/utils/store/sightings.ts';
import { renewedReadAt, wasReadSince } from '@/utils/domain/freshness.ts';
import { ownDoings } from './own-doings.ts';
import { administers } from './saw-groups.ts';

/** Members per transaction: 1,024 take some 0.3 s, and longer ones would keep screens from reading. */
const CHUNK = 1_024;

type Change = { action: LogAction; row: MembershipStored; detail?: Role };

/** MI1, MI2, MI5–MI7, MI9, MI11, MI22. A list that is cut off half-way is completed by the next reading. */
export function sawMembers(deps: StoreDeps): CommandHandlers<'sawMembers'>['sawMembers'] {
  const { db } = deps;
  return async (args) => {
    const { accountId, groupId, members } = args;
    const group = await db.groups.get([accountId, groupId]);
    if (!group) return refuse('not-found', 'group');
    if (members.length === 0) return done(null);
    let changed = false;
    for (let from = 0; from < members.length; from += CHUNK) {
      const isLast = from + CHUNK >= members.length;
      changed = (await writeChunk(deps, args, group, members.slice(from, from + CHUNK), isLast)) || changed;
    }
    const membersReadAt = renewedReadAt(group.membersReadAt, args.at, changed);
    if (membersReadAt !== undefined) await db.groups.update([accountId, groupId], { membersReadAt });
    const account = await db.accounts.get(accountId);
    if (!wasReadSince(group.membersReadAt, account?.openSince ?? args.at))
      await db.groups.update([accountId, groupId], { joinsSeenFrom: args.at });
    return done(null);
  };
}

function writeChunk(
  deps: StoreDeps,
  { accountId, groupId, members, at }: Args<'sawMembers'>,
  group: GroupStored,
  chunk: MemberFacts[],
  isLast: boolean,
): Promise<boolean> {
  const { db } = deps;
  const tables = ['groups', 'memberships', 'items', ...SIGHTING_TABLES].map((name) => db.table(name));
  return db.transaction('rw', tables, async () => {
    const people = await openSightings(deps, chunk, { at, accountId });
    const stored = await membershipsOf(db, accountId, groupId);
    const before = new Map(stored.map((row) => [row.wid, row]));
    const listed = new Set(members.map((member) => member.wid));
    const seen = chunk.map((member) => ({ member, personId: people.see(member) }));
    /** Members whose old wid is no longer listed, by person: the group may have changed its form of wids (MI7). */
    const unlisted = Map.groupBy(
      stored.filter((row) => row.state === 'member' && !listed.has(row.wid)),
      (row) => people.rootOf(row.personId),
    );

    const rows: MembershipStored[] = [];
    const replaced: MembershipStored[] = [];
    const changes: Change[] = [];
    for (const { member, personId } of seen) {
      const old = before.get(member.wid);
      const moved = old?.state === 'member' ? undefined : unlisted.get(people.rootOf(personId))?.pop();
      if (moved) replaced.push(moved);
      const known = moved ?? old;
      const isBack = known?.state === 'left';
      const row: MembershipStored = {
        accountId,
        groupId,
        personId,
        wid: member.wid,
        role: member.role,
        state: 'member',
        firstSeenAt: known?.firstSeenAt ?? at,
        joinedAt: isBack || (!known && group.membersReadAt !== undefined) ? at : known?.joinedAt,
        memberLabel: labelOf(member) ?? known?.memberLabel,
      };
      if (sameData(old, row)) continue;
      rows.push(row);
      if (!known || isBack) changes.push({ action: 'seen-joined', row });
      else if (known.role !== row.role) changes.push({ action: 'seen-role', row, detail: row.role });
    }
    if (isLast)
      for (const row of [...unlisted.values()].flat()) {
        const left: MembershipStored = { ...row, state: 'left', leftAt: at, leaveReason: 'unknown' };
        rows.push(left);
        changes.push({ action: 'seen-left', row: left });
      }
    await people.save();
    await db.memberships.bulkDelete(replaced.map((row) => [accountId, groupId, row.wid] as const));
    await db.memberships.bulkPut(rows);
    if (group.membersReadAt !== undefined && changes.length > 0 && administers(group))
      await log(deps, group, changes, at);
    return rows.length > 0;
  });
}

async function log(deps: StoreDeps, group: GroupStored, changes: Change[], at: number): Promise<void> {
  const { db } = deps;
  const { accountId, id: groupId } = group;
  const own = await ownDoings(db, { accountId, groupId, at });
  const people = await loadPeople(
    db,
    changes.map((change) => change.row.personId),
  );
  const entries = changes.flatMap(({ action, row, detail }): LogEntry[] => {
    const person = people.summaryOf(row.personId);
    if (own.has(person.personId, row.wid) || own.has(row.personId, row.wid)) return [];
    return [
      {
        id: asId<LogId>(deps.newId()),
        at,
        accountId,
        action,
        groupId,
        groupName: group.subject,
        personId: person.personId,
        personLabel: personLabel(person),
        result: 'done',
        detail,
      },
    ];
  });
  await db.log.bulkPut(entries);
}

function labelOf(member: MemberFacts): string | undefined {
  return member.memberLabel === undefined ? undefined : cutText(member.memberLabel, NAME_LIMIT);
}
