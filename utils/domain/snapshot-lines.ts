/**
 * The members of all snapshots of one group as one roster: a line says who was there, how, and from which snapshot to which.
 * A snapshot that differs in ten people from the one before adds ten lines, and nothing where nothing changed. Columns,
 * since IndexedDB writes the names of fields again for each object. Rules SN2, SN3: `SPEC.md`, "Snapshots".
 *
 * Measured as IndexedDB writes it (V8's serializer), November 2026, with 1,024 members of whom a tenth have a tag or a
 * note: see SN2.
 */
import type { Role } from './group.ts';
import type { NoteId, PersonId, TagId, Wid } from './ids.ts';
import { inWidOrder, type SnapshotMember } from './snapshot.ts';

export type SnapshotLines = {
  personIds: PersonId[];
  wids: Wid[];
  /** One letter of `ROLES` each. */
  roles: string;
  /** Unix seconds would lose what WhatsApp tells; 0 is unknown. */
  joinedAt: number[];
  /** The first snapshot that it is true of. */
  from: number[];
  /** The last; `OPEN`: that, and all since. */
  to: number[];
  /** Of the lines that have any. */
  tagIds: [line: number, ids: TagId[]][];
  noteIds: [line: number, ids: NoteId[]][];
};

export const OPEN = -1;
const LETTERS: Readonly<Record<Role, string>> = { superadmin: 's', admin: 'a', member: 'm' };
const ROLES: Readonly<Record<string, Role>> = { s: 'superadmin', a: 'admin', m: 'member' };

export const noLines = (): SnapshotLines => ({
  personIds: [],
  wids: [],
  roles: '',
  joinedAt: [],
  from: [],
  to: [],
  tagIds: [],
  noteIds: [],
});

type Line = SnapshotMember & { from: number; to: number };

const holdsAt = ({ from, to }: { from: number; to: number }, seq: number): boolean =>
  from <= seq && (to === OPEN || seq <= to);

/** SN2: everybody who was there at that snapshot, by wid. */
export function membersAt(lines: SnapshotLines, seq: number): SnapshotMember[] {
  return inWidOrder(
    read(lines)
      .filter((line) => holdsAt(line, seq))
      .map(({ from: _from, to: _to, ...member }) => member),
  );
}

/** SN2: with one more snapshot. `seq` is greater than every one before; `last` is the newest there is, if any. */
export function withSnapshot(
  lines: SnapshotLines,
  last: number | undefined,
  seq: number,
  members: readonly SnapshotMember[],
): SnapshotLines {
  const wanted = new Map(members.map((member) => [member.wid, member]));
  const next = read(lines).map((line): Line => {
    if (last === undefined || !holdsAt(line, last)) return line;
    const member = wanted.get(line.wid);
    if (!member || key(member) !== key(line)) return { ...line, to: line.to === OPEN ? last : line.to };
    wanted.delete(line.wid);
    return { ...line, to: OPEN };
  });
  for (const member of wanted.values()) next.push({ ...member, from: seq, to: OPEN });
  return write(next);
}

/** SN3: without what only snapshots that are gone said. `left`: those that stay. */
export function onlySnapshots(lines: SnapshotLines, left: readonly number[]): SnapshotLines {
  return write(read(lines).filter((line) => left.some((seq) => holdsAt(line, seq))));
}

/** Only the lines of some members, in every snapshot. */
export function onlyLines(lines: SnapshotLines, keeps: (member: SnapshotMember) => boolean): SnapshotLines {
  return write(read(lines).filter(keeps));
}

const key = ({ personId, role, joinedAt, tagIds, noteIds }: SnapshotMember): string =>
  `${personId} ${role} ${joinedAt ?? 0} ${tagIds.join()} ${noteIds.join()}`;

/** Lines with other people's ids, as an import needs. */
export function mapLines(
  lines: SnapshotLines,
  idOf: { person(id: PersonId): PersonId; tag(id: TagId): TagId },
): SnapshotLines {
  return {
    ...lines,
    personIds: lines.personIds.map(idOf.person),
    tagIds: lines.tagIds.map(([line, ids]) => [line, ids.map(idOf.tag).sort()]),
  };
}

function read(lines: SnapshotLines): Line[] {
  const [tagIds, noteIds] = [new Map(lines.tagIds), new Map(lines.noteIds)];
  return lines.personIds.flatMap((personId, index): Line[] => {
    const wid = lines.wids[index];
    if (wid === undefined) return [];
    return [
      {
        personId,
        wid,
        role: ROLES[lines.roles.charAt(index)] ?? 'member',
        joinedAt: lines.joinedAt[index] || undefined,
        tagIds: tagIds.get(index) ?? [],
        noteIds: noteIds.get(index) ?? [],
        from: lines.from[index] ?? 0,
        to: lines.to[index] ?? OPEN,
      },
    ];
  });
}

function write(all: readonly Line[]): SnapshotLines {
  const lines = noLines();
  let roles = '';
  for (const [index, line] of all.entries()) {
    lines.personIds.push(line.personId);
    lines.wids.push(line.wid);
    roles += LETTERS[line.role];
    lines.joinedAt.push(line.joinedAt ?? 0);
    lines.from.push(line.from);
    lines.to.push(line.to);
    if (line.tagIds.length > 0) lines.tagIds.push([index, line.tagIds]);
    if (line.noteIds.length > 0) lines.noteIds.push([index, line.noteIds]);
  }
  return { ...lines, roles };
}
