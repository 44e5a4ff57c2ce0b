/** Branded strings: an id of one kind cannot be passed where another is meant. Nothing here looks inside an id. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** One WhatsApp account as seen in this browser: the text of its own LID, or of its phone-number wid where no LID is known. */
export type AccountId = Branded<'AccountId'>;
/** Text of a group's wid, `…@g.us`. */
export type GroupId = Branded<'GroupId'>;
/** Text of any chat's wid. */
export type ChatId = Branded<'ChatId'>;
/** Text of a person's wid in the form the group at hand uses: `…@lid` or `…@c.us`. */
export type Wid = Branded<'Wid'>;
/** Our own id of a person; survives changes of number and the arrival of further identities. */
export type PersonId = Branded<'PersonId'>;
export type TagId = Branded<'TagId'>;
export type NoteId = Branded<'NoteId'>;
export type TemplateId = Branded<'TemplateId'>;
export type JobId = Branded<'JobId'>;
export type StepId = Branded<'StepId'>;
export type MergeId = Branded<'MergeId'>;
export type SnapshotId = Branded<'SnapshotId'>;
/** A screening rule. */
export type RuleId = Branded<'RuleId'>;
/** A line of the deny or the allow list. */
export type EntryId = Branded<'EntryId'>;
/** A saved set of groups. */
export type GroupSetId = Branded<'GroupSetId'>;
/** A saved filter of people. */
export type SegmentId = Branded<'SegmentId'>;
/** Text of WhatsApp's key of a message. */
export type MessageId = Branded<'MessageId'>;
export type StrikeId = Branded<'StrikeId'>;
/** A lock-down by hand, or a plan of lock-downs. */
export type LockId = Branded<'LockId'>;
/** A picture kept for a job: the digest of what it holds. */
export type PictureId = Branded<'PictureId'>;
export type LogId = Branded<'LogId'>;
/** Who rules accounts together on a panel. */
export type WorkspaceId = Branded<'WorkspaceId'>;
/** A department or a region of a workspace. */
export type TeamId = Branded<'TeamId'>;
/** Somebody who signs in to a panel; "member" is WhatsApp's word for people in groups. */
export type UserId = Branded<'UserId'>;
export type RoleId = Branded<'RoleId'>;
/** A link that makes somebody a user of a workspace. */
export type InvitationId = Branded<'InvitationId'>;
/** A browser profile that keeps a store of its own: made anew when the store is. */
export type DeviceId = Branded<'DeviceId'>;
/** One open WhatsApp tab, from its load to its end: made anew by every page load. */
export type TabId = Branded<'TabId'>;

/** The one place where plain text becomes an id: at a border, after it was checked. */
export function asId<Id extends string>(text: string): Id {
  return text as Id;
}
