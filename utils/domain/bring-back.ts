/** From now to a snapshot again: what may be ordered, and what may not. Rules SN10–SN13, SN50, SN60: `SPEC.md`, "Snapshots". */
import type { Role, SettingChange } from './group.ts';
import type { SettingName } from './group-rules.ts';
import type { PersonId, Wid } from './ids.ts';
import type { FactDifference } from './snapshot.ts';

/** Somebody of the snapshot who is not in the group now. */
export type Missing = {
  personId: PersonId;
  isMe: boolean;
  /** Then. */
  role: Role;
  /** The form of their number that adding takes. Missing: hidden. */
  numberWid?: Wid | undefined;
  isDenied: boolean;
  /** They went by themselves, as far as that is known. */
  leftAlone: boolean;
  isPending: boolean;
};

/** Somebody who is in the group still, with another role. */
export type OtherRole = {
  personId: PersonId;
  isMe: boolean;
  wid: Wid;
  before: Role;
  after: Role;
  isPending: boolean;
};

export type BackLeftOut =
  | 'is-me'
  | 'denied'
  | 'left-alone'
  | 'already-pending'
  | 'is-superadmin'
  | 'no-change';

export type BringBackChoice = {
  members: boolean;
  roles: boolean;
  /** Who was an admin and is added is made one again. SN60. */
  admins: boolean;
  /** Settings, name and description that are to be as they were. */
  facts: ReadonlySet<SettingName>;
  /** Put back in although they are left out at first. SN11. */
  include: ReadonlySet<PersonId>;
};

export type BringBack<Person, Other> = {
  /** `isAdminNext`: is made an admin once they are in. SN60. */
  add: { person: Person; wid: Wid; isAdminNext: boolean }[];
  /** SN12. */
  invite: Person[];
  /** SN50: those of both who were admins, and come in as members only. */
  admins: Person[];
  promote: Other[];
  demote: Other[];
  changes: { change: SettingChange; before?: SettingChange | undefined }[];
  leftOut: { person: Person | Other; why: BackLeftOut }[];
};

/** SN11: why somebody is left out unless they are put back in. */
export function leftOutAtFirst(person: Pick<Missing, 'isDenied' | 'leftAlone'>): BackLeftOut | undefined {
  if (person.isDenied) return 'denied';
  return person.leftAlone ? 'left-alone' : undefined;
}

/** SN52: of the missing nobody comes back, and somebody could be put back in. */
export const isTickWanted = ({ add, invite, leftOut }: BringBack<Missing, OtherRole>): boolean =>
  add.length + invite.length === 0 && leftOut.some(({ why }) => why === 'denied' || why === 'left-alone');

/** Everybody is acted on or named, once. `facts`: from the snapshot to now. */
export function planBringBack<Person extends Missing, Other extends OtherRole>(
  difference: {
    missing: readonly Person[];
    roles: readonly Other[];
    facts: readonly FactDifference[];
  },
  choice: BringBackChoice,
): BringBack<Person, Other> {
  const plan: BringBack<Person, Other> = {
    add: [],
    invite: [],
    admins: [],
    promote: [],
    demote: [],
    changes: [],
    leftOut: [],
  };
  for (const person of choice.members ? difference.missing : []) {
    const why = missingLeftOut(person, choice.include);
    if (why) {
      plan.leftOut.push({ person, why });
      continue;
    }
    const wasAdmin = person.role !== 'member';
    // Who is invited comes in by themselves, some day: by then nobody may want them as an admin.
    const isAdminNext = wasAdmin && choice.admins && person.numberWid !== undefined;
    if (wasAdmin && !isAdminNext) plan.admins.push(person);
    if (person.numberWid === undefined) plan.invite.push(person);
    else plan.add.push({ person, wid: person.numberWid, isAdminNext });
  }
  for (const person of choice.roles ? difference.roles : []) {
    const why = roleLeftOut(person);
    if (why) plan.leftOut.push({ person, why });
    else if (person.before === 'member') plan.demote.push(person);
    else plan.promote.push(person);
  }
  // SN13: a value that nobody knew then cannot be brought back.
  for (const { setting, before, after } of difference.facts)
    if (choice.facts.has(setting) && before) plan.changes.push({ change: before, before: after });
  return plan;
}

function missingLeftOut(person: Missing, include: ReadonlySet<PersonId>): BackLeftOut | undefined {
  if (person.isMe) return 'is-me';
  if (person.isPending) return 'already-pending';
  return include.has(person.personId) ? undefined : leftOutAtFirst(person);
}

function roleLeftOut({ isMe, before, after, isPending }: OtherRole): BackLeftOut | undefined {
  if (isMe) return 'is-me';
  // Nobody is made the owner, nor stops being it.
  if (after === 'superadmin') return 'is-superadmin';
  if (before !== 'member' && after !== 'member') return 'no-change';
  return isPending ? 'already-pending' : undefined;
}
