/**
 * Arguments of every query and command of the store port. That they fit `utils/store/api.ts` is proved in `utils/store/check-args.ts`.
 * One list, a line or two each, read beside that file: past 250 lines.
 */
import type {
  AccountId,
  EntryId,
  GroupId,
  GroupSetId,
  JobId,
  LockId,
  MergeId,
  MessageId,
  NoteId,
  PersonId,
  PictureId,
  RuleId,
  SegmentId,
  SnapshotId,
  StepId,
  StrikeId,
  TabId,
  TagId,
  TemplateId,
  Wid,
} from '@/utils/domain/ids.ts';
import {
  capability,
  connection,
  groupFacts,
  me,
  memberFacts,
  pastMemberFacts,
  requestFacts,
} from './facts.ts';
import { insightDays, written } from './insight.ts';
import { deciding, itemResult, jobKind, messageRef, newItem, reconciledItem } from './jobs.ts';
import { newTemplate, noteText, tagColour, tagName } from './knowledge.ts';
import { newLockdown, newLockPlan, raidMode, released } from './locks.ts';
import { logAction, logResult } from './log.ts';
import { count, id, time } from './parts.ts';
import { outcomeOf } from './reasons.ts';
import { newGroupSet } from './group-sets.ts';
import { newSegment, peopleFilter, peopleSort, segmentUse } from './segments.ts';
import { picture } from './pictures.ts';
import { keptEntries, listEnding, namePattern, newEntries, newRule, trial } from './screening.ts';
import { settings } from './settings.ts';
import { strikeReason } from './strikes.ts';
import { z } from './zod.ts';

const accountId = id<AccountId>();
const groupId = id<GroupId>();
const personId = id<PersonId>();
const tagId = id<TagId>();
const noteId = id<NoteId>();
const jobId = id<JobId>();
const ruleId = id<RuleId>();
const strikeId = id<StrikeId>();
const whole = z.optional(z.literal(true));
const lockId = id<LockId>();
const snapshotId = id<SnapshotId>();
const tabId = id<TabId>();
const stepId = id<StepId>();
const limit = count.check(z.gte(1));
const nothing = z.record(z.string(), z.never());
/** A reason that an admin gives, or the text of a search. */
const shortText = z.string().check(z.maxLength(1_000));

const inGroup = z.object({ accountId, groupId });
const tagging = z.object({
  personIds: z.array(personId),
  tagId,
  groupId: z.optional(groupId),
  accountId,
});

/** More than WhatsApp lets one be in. */
const manyGroups = z.array(groupId).check(z.maxLength(5_000));

export const queryArgs = {
  accounts: nothing,
  groups: z.object({ accountId }),
  groupSets: z.object({ accountId }),
  snapshotShelves: z.object({ accountId }),
  snapshots: inGroup,
  snapshotDifference: z.extend(inGroup, { from: snapshotId, to: z.optional(snapshotId) }),
  pendingSettings: z.object({ accountId }),
  peopleAcross: z.object({
    accountId,
    groupIds: manyGroups,
    atLeast: count.check(z.gte(1)),
    text: shortText,
    by: z.enum(['groups', 'name']),
    limit,
  }),
  peopleList: z.object({
    accountId,
    filter: peopleFilter,
    sort: peopleSort,
    offset: count,
    limit: limit.check(z.lte(10_000)),
  }),
  peopleVersion: nothing,
  peopleReading: nothing,
  segments: z.object({ accountId }),
  segmentStates: z.object({ accountId }),
  adminsOf: z.object({ accountId, groupIds: manyGroups }),
  countAdmins: z.object({ accountId, groupIds: manyGroups }),
  whereAre: z.object({ accountId, groupIds: manyGroups, personIds: z.array(personId) }),
  insight: z.object({ accountId, groupIds: z.optional(manyGroups), days: insightDays }),
  insightActive: z.object({ accountId, groupIds: z.optional(manyGroups), days: insightDays }),
  insightBy: z.object({ accountId, groupIds: z.optional(manyGroups), days: insightDays }),
  insightBrought: z.object({ accountId, groupIds: z.optional(manyGroups), days: insightDays }),
  silent: z.extend(inGroup, { days: insightDays }),
  silentAcross: z.object({ accountId, groupIds: manyGroups, days: insightDays, limit }),
  requests: z.object({ accountId, groupId: z.optional(groupId) }),
  members: inGroup,
  pastMembers: inGroup,
  person: z.object({ personId, accountId }),
  personParts: z.object({ personId }),
  personTraces: z.object({ personId }),
  leavers: nothing,
  personFile: z.object({ personId }),
  peopleNames: z.object({ personIds: z.array(personId) }),
  findPeople: z.object({ text: shortText, limit }),
  checkNumbers: z.object({
    accountId,
    groupId: z.optional(groupId),
    country: z.optional(z.string().check(z.maxLength(2))),
    numbers: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(2_000)),
  }),
  tags: nothing,
  countedTags: nothing,
  tagOverlap: z.object({ from: tagId, into: tagId }),
  recentNotes: z.object({
    accountId,
    groupId: z.optional(groupId),
    binned: z.optional(z.boolean()),
    limit,
  }),
  templates: nothing,
  rules: z.object({ accountId }),
  locks: z.object({ accountId }),
  checkPattern: z.object({ pattern: namePattern }),
  listEntries: z.object({ list: z.enum(['deny', 'allow']) }),
  messageMarks: inGroup,
  jobs: z.object({ accountId, limit }),
  job: z.object({ jobId }),
  log: z.object({
    accountId: z.optional(accountId),
    groupId: z.optional(groupId),
    personId: z.optional(personId),
    jobId: z.optional(jobId),
    actions: z.optional(z.array(logAction)),
    result: z.optional(logResult),
    text: z.optional(shortText),
    from: z.optional(time),
    to: z.optional(time),
    limit,
  }),
  reinviteLists: z.object({ accountId }),
  settings: nothing,
  backupDue: nothing,
  storage: nothing,
  exportAll: nothing,
  checkImport: z.object({ text: z.string() }),
};

export const commandArgs = {
  sawAccount: z.object({ me, connection, capabilities: z.array(capability), at: time }),
  sawGroups: z.object({ accountId, groups: z.array(groupFacts), complete: z.boolean(), at: time }),
  sawMembers: z.object({ accountId, groupId, members: z.array(memberFacts), at: time }),
  sawPastMembers: z.object({ accountId, groupId, past: z.array(pastMemberFacts), at: time }),
  sawRequests: z.object({ accountId, groupId, requests: z.array(requestFacts), at: time }),
  sawMessages: z.extend(inGroup, { written: z.array(written).check(z.maxLength(1_000)), at: time }),

  putTag: z.object({ tagId, name: tagName, colour: tagColour }),
  orderTags: z.object({ tagIds: z.array(tagId) }),
  mergeTags: z.object({ from: tagId, into: tagId }),
  deleteTag: z.object({ tagId }),
  tagPeople: tagging,
  untagPeople: tagging,

  addNote: z.object({
    noteId,
    personIds: z.array(personId).check(z.minLength(1)),
    groupId: z.optional(groupId),
    text: noteText,
    accountId,
  }),
  editNote: z.object({ noteId, text: noteText, accountId }),
  binNote: z.object({ noteId, accountId, whole }),
  restoreNote: z.object({ noteId, accountId }),

  putTemplate: z.object({ template: newTemplate }),
  orderTemplates: z.object({ templateIds: z.array(id<TemplateId>()) }),
  deleteTemplate: z.object({ templateId: id<TemplateId>() }),

  putRule: z.object({ rule: newRule, order: z.optional(count) }),
  orderRules: z.object({ ruleIds: z.array(ruleId) }),
  switchRule: z.object({ ruleId, isOn: z.boolean() }),
  deleteRule: z.object({ ruleId }),
  screenRequests: z.object({ accountId, groupId: z.optional(groupId) }),
  tryRules: z.object({ accountId, ...trial }),
  putGroupSet: z.object({ set: newGroupSet }),
  deleteGroupSet: z.object({ setId: id<GroupSetId>() }),
  putSegment: z.object({ segment: newSegment, use: z.optional(segmentUse) }),
  deleteSegment: z.object({ segmentId: id<SegmentId>() }),
  useSegment: z.object({ segmentId: id<SegmentId>(), at: time }),
  takeSnapshots: z.object({
    accountId,
    takes: z.array(z.object({ snapshotId, groupId })).check(z.minLength(1), z.maxLength(5_000)),
  }),
  deleteSnapshots: z.extend(inGroup, { snapshotIds: z.array(snapshotId).check(z.maxLength(1_000)) }),
  keepReinvites: z.extend(inGroup, {
    listId: jobId,
    personIds: z.array(personId).check(z.minLength(1), z.maxLength(10_000)),
  }),
  putOnList: z.object({ accountId, entries: newEntries }),
  takeOffList: z.object({ accountId, entryIds: z.array(id<EntryId>()), putBack: z.optional(keptEntries) }),
  editListEntry: z.extend(listEnding, { accountId, entryId: id<EntryId>() }),

  addStrike: z.object({
    strikeId,
    personIds: z.array(personId).check(z.minLength(1)),
    groupId: z.optional(groupId),
    seenIn: z.optional(groupId),
    reason: strikeReason,
    accountId,
  }),
  takeBackStrike: z.object({ strikeId, note: strikeReason, accountId, whole }),

  lockNow: z.object({ lockdown: newLockdown }),
  endLock: z.object({ accountId, lockId: z.optional(lockId), groupId: z.optional(groupId) }),
  settleStuckLock: z.object({
    accountId,
    groupIds: z.array(groupId),
    does: z.enum(['again', 'nothing', 'regardless']),
  }),
  putLockPlan: z.object({ plan: newLockPlan, released }),
  switchLockPlan: z.object({ lockId, isOn: z.boolean() }),
  deleteLockPlan: z.object({ lockId }),
  putRaidMode: z.object({ mode: raidMode }),
  dismissRaid: inGroup,
  dismissMessages: z.extend(inGroup, { messages: z.array(messageRef).check(z.maxLength(1_000)) }),
  takeBackDismissals: z.object({ accountId, ids: z.array(id<MessageId>()).check(z.maxLength(1_000)) }),

  postponeRequests: z.object({
    accountId,
    requests: z.array(z.object({ groupId, wid: id<Wid>() })),
    until: z.nullable(time),
  }),

  putPicture: z.object({ pictureId: id<PictureId>(), picture }),
  createJob: z.object({
    jobId,
    accountId,
    kind: jobKind,
    items: z.array(newItem).check(z.minLength(1)),
    reason: z.optional(shortText),
    actor: z.optional(z.string()),
    parentJobId: z.optional(jobId),
    rule: deciding,
  }),
  pauseJob: z.object({ jobId }),
  resumeJob: z.object({ jobId }),
  cancelJob: z.object({ jobId }),
  retryJob: z.object({ jobId, newJobId: jobId }),
  undoJob: z.object({ jobId, newJobId: jobId }),

  takeStep: z.object({ accountId, tabId, stepId, connection }),
  reportStep: z.object({ stepId, tabId, outcome: outcomeOf(z.array(itemResult)) }),
  reconcileStep: z.object({ stepId, tabId, outcome: outcomeOf(z.array(reconciledItem)) }),
  releaseTab: z.object({ tabId }),

  mergePeople: z.object({ mergeId: id<MergeId>(), into: personId, from: personId, accountId }),
  erasePerson: z.object({ personId, keep: z.array(id<EntryId>()).check(z.maxLength(1_000)), accountId }),
  splitPeople: z.object({ mergeId: id<MergeId>(), accountId }),

  forgetCounts: nothing,
  putSettings: z.object({ settings: z.partial(settings) }),
  logInviteLinkReset: z.object({ accountId, groupId, at: time }),
  applyImport: z.object({ text: z.string(), mode: z.enum(['merge', 'replace']) }),
  deleteAll: nothing,
};
