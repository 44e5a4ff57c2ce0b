/**
 * The table of everything Muster leans on in WhatsApp Web: which modules a capability needs, what they export, and
 * when that was last seen. Data only; `capabilities.ts` checks it against the page.
 */
import type { CapabilityId } from '@/utils/domain/connection.ts';
import type { ModuleId } from './shapes.ts';

export type ExportSpec = {
  name: string;
  kind: 'function' | 'object';
  /**
   * Accepted `length`s of a function. Given for everything that acts: there a moved parameter may do the opposite (an
   * approval rejects). Several, because a trailing optional parameter counts or not depending on how WhatsApp compiles
   * it. Reads have none: a wrong answer of theirs is caught by its shape and hurts nobody.
   */
  lengths?: readonly number[];
  /** Methods that the object must have. */
  methods?: readonly string[];
};

/** When every line below was last seen to be so: revision 2.3000.1044822804. */
export const LAST_SEEN = '2026-08';

const acts = (name: string, ...lengths: number[]): ExportSpec => ({ name, kind: 'function', lengths });
const reads = (name: string): ExportSpec => ({ name, kind: 'function' });
const holds = (name: string, ...methods: string[]): ExportSpec => ({ name, kind: 'object', methods });

export const PICTURES = 'WAWebContactProfilePicThumbBridge';

/** What is checked of each module. An export that only one capability needs is listed with that capability instead. */
export const MODULES: Record<ModuleId, readonly ExportSpec[]> = {
  WAWebStreamModel: [holds('Stream', 'on', 'off')],
  WAWebSocketModel: [holds('Socket', 'on', 'off')],
  WAWebCmd: [holds('Cmd', 'openChatBottom')],
  WAWebConnModel: [holds('Conn')],
  WAWebMiscGatingUtils: [reads('getGroupSizeLimit')],
  WAWebUserPrefsMeUser: [reads('getMaybeMePnUser'), reads('getMaybeMeLidUser'), reads('isMeAccount')],
  WAWebWidFactory: [reads('createWid')],
  WAWebChatCollection: [holds('ChatCollection', 'get', 'getModelsArray', 'getActive', 'on', 'off')],
  WAWebContactCollection: [holds('ContactCollection', 'get')],
  WAWebGroupMetadataCollection: [holds('default', 'get', 'find')],
  WAWebGroupQueryJob: [reads('queryAndUpdateGroupMetadataById')],
  WAWebApiContact: [reads('getCurrentLid'), reads('getPhoneNumber')],
  WAWebContactGetters: [
    reads('getName'),
    reads('getPushname'),
    reads('getVerifiedName'),
    reads('getIsBusiness'),
  ],
  WAWebFrontendContactGetters: [reads('getIsMyContact')],
  WAWebMemberLabelCollection: [holds('default', 'getModelsArray')],
  WAWebGroupGetMembershipApprovalRequestsJob: [reads('queryAndUpdateGroupMembershipApprovalRequests')],
  WAWebApiMembershipApprovalRequestStore: [reads('getMembershipApprovalRequests')],
  WAWebGroupMembershipRequestsActionJob: [acts('membershipApprovalRequestAction', 3)],
  WAWebGroupModifyParticipantsJob: [],
  WAWebGroupModifyInfoJob: [],
  [PICTURES]: [acts('sendSetPicture', 3), acts('requestDeletePicture', 1)],
  WAWebMexUpdateGroupPropertyJob: [acts('mexUpdateGroupPropertyJob', 2)],
  WAWebMexFetchGroupInviteCodeJob: [reads('fetchMexGroupInviteCode')],
  WAWebGroupInviteJob: [acts('resetGroupInviteCode', 1)],
  WAWebMsgCollection: [holds('MsgCollection', 'get', 'getModelsArray', 'getMessagesById', 'on', 'off')],
  WAWebRevokeMsgAction: [acts('sendRevoke', 3)],
  WAWebMsgActionCapability: [reads('canAdminRevokeMsg')],
};

export type CapabilitySpec = {
  modules: readonly ModuleId[];
  /** Exports of a shared module that only this capability uses. */
  exports?: { module: ModuleId; specs: readonly ExportSpec[] };
};

const GROUPS = ['WAWebChatCollection', 'WAWebGroupMetadataCollection', 'WAWebWidFactory'] as const;
const MEMBERS = [...GROUPS, 'WAWebGroupQueryJob', 'WAWebUserPrefsMeUser'] as const;
const REQUESTS = [
  ...GROUPS,
  'WAWebGroupGetMembershipApprovalRequestsJob',
  'WAWebApiMembershipApprovalRequestStore',
] as const;
const MESSAGES = [...GROUPS, 'WAWebMsgCollection'] as const;
const PARTICIPANTS = 'WAWebGroupModifyParticipantsJob';
const INFO = 'WAWebGroupModifyInfoJob';

const participants = (...specs: ExportSpec[]): CapabilitySpec => ({
  modules: [...MEMBERS, PARTICIPANTS],
  exports: { module: PARTICIPANTS, specs },
});
const info = (...specs: ExportSpec[]): CapabilitySpec => ({
  modules: [...MEMBERS, INFO],
  exports: { module: INFO, specs },
});

/** `composer` is an anchor in the page, not a module: `composer.ts` checks it. */
export const CAPABILITIES: Record<Exclude<CapabilityId, 'composer'>, CapabilitySpec> = {
  connection: { modules: ['WAWebStreamModel', 'WAWebSocketModel'] },
  me: { modules: ['WAWebUserPrefsMeUser'] },
  groups: { modules: GROUPS },
  members: { modules: MEMBERS },
  'past-members': { modules: MEMBERS },
  names: { modules: ['WAWebContactGetters', 'WAWebFrontendContactGetters', 'WAWebApiContact'] },
  requests: { modules: REQUESTS },
  'decide-requests': {
    modules: [
      ...REQUESTS,
      'WAWebGroupQueryJob',
      'WAWebGroupMembershipRequestsActionJob',
      // Without knowing who I am nobody works on what is ordered.
      'WAWebUserPrefsMeUser',
    ],
  },
  'remove-members': participants(acts('removeGroupParticipants', 2)),
  // A third parameter, people to invite who are not on WhatsApp, came in 2026 and is optional.
  'add-members': participants(acts('addGroupParticipants', 2, 3)),
  // The third parameter has a default, which some compilers do not count.
  'change-roles': participants(acts('promoteGroupParticipants', 2, 3), acts('demoteGroupParticipants', 2, 3)),
  settings: info(acts('setGroupProperty', 3)),
  'add-mode': { modules: [...MEMBERS, 'WAWebMexUpdateGroupPropertyJob'] },
  subject: info(acts('setGroupSubject', 2)),
  // Four parameters until early 2026, one object since.
  description: info(acts('setGroupDescription', 1)),
  icon: { modules: [...GROUPS, PICTURES] },
  'invite-link': { modules: [...GROUPS, 'WAWebMexFetchGroupInviteCodeJob', 'WAWebGroupInviteJob'] },
  'active-chat': { modules: ['WAWebChatCollection'] },
  'open-chat': { modules: ['WAWebChatCollection', 'WAWebCmd'] },
  'member-labels': { modules: ['WAWebMemberLabelCollection'] },
  messages: { modules: MESSAGES },
  'delete-messages': {
    modules: [
      ...MESSAGES,
      'WAWebCmd',
      'WAWebRevokeMsgAction',
      'WAWebMsgActionCapability',
      'WAWebUserPrefsMeUser',
    ],
    exports: { module: 'WAWebCmd', specs: [holds('Revoke')] },
  },
};

/** Used when there, missed by nobody: names of people who are no members, the kind of account, how large a group may be. */
export const OPTIONAL_MODULES = [
  'WAWebContactCollection',
  'WAWebConnModel',
  'WAWebMiscGatingUtils',
] as const satisfies readonly ModuleId[];
