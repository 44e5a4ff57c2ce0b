/** What a group was at a time, and how two such times differ. Rules SN1–SN6: `SPEC.md`, "Snapshots". */
import type { GroupFacts, GroupSettings, Role, SettingChange } from './group.ts';
import { currentValue, type SettingName } from './group-rules.ts';
import type { NoteId, PersonId, SnapshotId, TagId, Wid } from './ids.ts';

/** Tags and notes by their ids: they themselves stay where they are. SN1. */
export type SnapshotMember = {
  personId: PersonId;
  wid: Wid;
  role: Role;
  joinedAt?: number | undefined;
  /** Those that held in this group, in order. */
  tagIds: TagId[];
  noteIds: NoteId[];
};

/** An empty description is none. */
export type SnapshotFacts = Pick<GroupFacts, 'subject' | 'description' | 'settings'>;

/** Members by wid, in order. */
export type GroupSnapshot = { facts: SnapshotFacts; members: SnapshotMember[] };

export type SnapshotHead = {
  id: SnapshotId;
  /** Its place among those of the group; never used again. */
  seq: number;
  at: number;
  /** It was still so when the next one was to be taken. SN4. */
  seenAt: number;
  /** When WhatsApp's list of members was last read, as far as it was known at `seenAt`. */
  readAt: number;
  by: 'hand' | 'daily';
  facts: SnapshotFacts;
  members: number;
  admins: number;
};

export type FactDifference = {
  setting: SettingName;
  /** Missing: not known then. */
  before?: SettingChange | undefined;
  after?: SettingChange | undefined;
};

/** Somebody who is in both: the same wid, or the same person under another form of it. */
export type MemberChange = { before: SnapshotMember; after: SnapshotMember };

export type SnapshotDifference = {
  joined: SnapshotMember[];
  left: SnapshotMember[];
  changed: MemberChange[];
  facts: FactDifference[];
};

export const FACT_NAMES: readonly SettingName[] = [
  'subject',
  'description',
  'announce',
  'restrict',
  'approval',
  'addMode',
  'ephemeralS',
];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function inWidOrder(members: readonly SnapshotMember[]): SnapshotMember[] {
  return members.toSorted((a, b) => byText(a.wid, b.wid));
}

/** SN1: what is kept of a group. */
export function factsOf(group: SnapshotFacts): SnapshotFacts {
  const { announce, restrict, approval, addMode, ephemeralS } = group.settings;
  const settings: GroupSettings = { announce, restrict, approval, addMode, ephemeralS };
  return { subject: group.subject, description: group.description || undefined, settings };
}

/** SN5, SN6. */
export function diffSnapshots(a: GroupSnapshot, b: GroupSnapshot): SnapshotDifference {
  const after = new Map(b.members.map((member) => [member.wid, member]));
  const before = new Set(a.members.map(({ wid }) => wid));
  const unmet = Map.groupBy(
    b.members.filter(({ wid }) => !before.has(wid)),
    ({ personId }) => personId,
  );
  const left: SnapshotMember[] = [];
  const changed: MemberChange[] = [];
  const moved = new Set<Wid>();
  for (const member of a.members) {
    const same = after.get(member.wid) ?? unmet.get(member.personId)?.shift();
    if (!same) left.push(member);
    else {
      if (same.wid !== member.wid) moved.add(same.wid);
      if (!sameMember(member, same)) changed.push({ before: member, after: same });
    }
  }
  return {
    joined: b.members.filter(({ wid }) => !before.has(wid) && !moved.has(wid)),
    left,
    changed,
    facts: FACT_NAMES.flatMap((setting) => {
      const [was, is] = [currentValue(a.facts, setting), currentValue(b.facts, setting)];
      return was?.value === is?.value ? [] : [{ setting, before: was, after: is }];
    }),
  };
}

/** SN4. */
export const isSame = ({ joined, left, changed, facts }: SnapshotDifference): boolean =>
  joined.length + left.length + changed.length + facts.length === 0;

/** SN6: `b`, from `a` and the difference from `a` to `b`. */
export function applyDifference(a: GroupSnapshot, difference: SnapshotDifference): GroupSnapshot {
  const { joined, left, changed, facts } = difference;
  const members = new Map(a.members.map((member) => [member.wid, member]));
  for (const { wid } of left) members.delete(wid);
  for (const { before } of changed) members.delete(before.wid);
  for (const member of [...joined, ...changed.map(({ after }) => after)]) members.set(member.wid, member);
  return {
    facts: facts.reduce(withFact, a.facts),
    members: inWidOrder([...members.values()]),
  };
}

function withFact(facts: SnapshotFacts, { setting, after }: FactDifference): SnapshotFacts {
  switch (setting) {
    case 'subject':
      return after?.setting === 'subject' ? { ...facts, subject: after.value } : facts;
    case 'description':
      return {
        ...facts,
        description: after?.setting === 'description' ? after.value || undefined : undefined,
      };
    default:
      return { ...facts, settings: { ...facts.settings, [setting]: after?.value } };
  }
}

const sameMember = (a: SnapshotMember, b: SnapshotMember): boolean =>
  a.personId === b.personId &&
  a.wid === b.wid &&
  a.role === b.role &&
  a.joinedAt === b.joinedAt &&
  sameIds(a.tagIds, b.tagIds) &&
  sameIds(a.noteIds, b.noteIds);

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

/** What is told of a difference in a few numbers. */
export type DifferenceCounts = {
  joined: number;
  left: number;
  roles: number;
  facts: number;
  /** People whose tags or notes are others. */
  known: number;
};

export function countDifference({ joined, left, changed, facts }: SnapshotDifference): DifferenceCounts {
  return {
    joined: joined.length,
    left: left.length,
    roles: changed.filter(({ before, after }) => before.role !== after.role).length,
    facts: facts.length,
    known: changed.filter(
      ({ before, after }) => !sameIds(before.tagIds, after.tagIds) || !sameIds(before.noteIds, after.noteIds),
    ).length,
  };
}
