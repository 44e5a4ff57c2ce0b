/** Which module needs which. Static, so that a test can say what a set of modules may have run. */

/** Modules that WhatsApp itself runs at its start. */
export const RUN_BY_WHATSAPP = [
  'WAWebStreamModel',
  'WAWebSocketModel',
  'WAWebNetworkStatus',
  'WAWebCmd',
  'WAWebConnModel',
  'WAWebUserPrefsMeUser',
  'WAWebWidFactory',
  'WAWebChatCollection',
  'WAWebContactCollection',
  'WAWebGroupMetadataCollection',
  'WAWebMsgCollection',
] as const;

const SOCKET = ['WAWebSocketModel', 'WAWebStreamModel'];
const JOB = [...SOCKET, 'WAWebWidFactory', 'WAWebBackendErrors'];

/** Without fillers. */
export const MODULE_NEEDS: Readonly<Record<string, readonly string[]>> = {
  WAWebStreamModel: [],
  WAWebSocketModel: [],
  WAWebNetworkStatus: [],
  WAWebCmd: [],
  WAWebConnModel: [],
  WAWebUserPrefsMeUser: ['WAWebWidFactory'],
  WAWebWidFactory: [],
  WAWebBackendErrors: [],
  WAWebChatCollection: SOCKET,
  WAWebContactCollection: ['WAWebWidFactory'],
  WAWebContactGetters: [],
  WAWebFrontendContactGetters: ['WAWebContactGetters', 'WAWebApiContact'],
  WAWebApiContact: ['WAWebWidFactory'],
  WAWebGroupMetadataCollection: [...SOCKET, 'WAWebContactCollection'],
  WAWebGroupQueryJob: [...JOB, 'WAWebGroupMetadataCollection'],
  WAWebMiscGatingUtils: [],
  WAWebGroupGetMembershipApprovalRequestsJob: JOB,
  WAWebApiMembershipApprovalRequestStore: ['WAWebWidFactory'],
  WAWebGroupMembershipRequestsActionJob: JOB,
  WAWebGroupModifyParticipantsJob: [...JOB, 'WAWebApiContact'],
  WAWebModifyParticipantsGroupAction: ['WAWebGroupModifyParticipantsJob'],
  WAWebGroupModifyInfoJob: JOB,
  WAWebMexUpdateGroupPropertyJob: JOB,
  WAWebMexFetchGroupInviteCodeJob: JOB,
  WAWebGroupInviteJob: JOB,
  WAWebContactProfilePicThumbBridge: JOB,
  WAWebMsgKey: ['WAWebWidFactory'],
  WAWebMsgCollection: ['WAWebMsgKey'],
  WAWebSendTextMsgChatAction: [...SOCKET, 'WAWebMsgCollection'],
  WAWebSendMsgChatAction: [...SOCKET, 'WAWebMsgCollection'],
  WAWebFindChatAction: ['WAWebChatCollection'],
  WAWebRevokeMsgAction: [...SOCKET, 'WAWebCmd', 'WAWebMsgCollection'],
  WAWebMsgActionCapability: ['WAWebMsgCollection'],
  WAWebSendPinMessageAction: [...SOCKET, 'WAWebProtobufsE2E.pb'],
  'WAWebProtobufsE2E.pb': [],
  WAWebPinMsgConstants: [],
  WAWebBlockContactAction: [...SOCKET, 'WAWebBlocklistCollection'],
  WAWebBlocklistCollection: ['WAWebWidFactory'],
  WAWebMemberLabelCollection: [],
};

/** Real modules lean on dozens of others; ours lean on a few fillers each. */
const FILLERS_A_MODULE = 6;

export function needsOf(id: string): string[] {
  const own = MODULE_NEEDS[id];
  if (!own) throw new Error(`No module ${id}`);
  const start = hash(id);
  return [...own, ...Array.from({ length: FILLERS_A_MODULE }, (_, index) => fillerAt(start + index * 37))];
}

/** Fillers that real modules may need; always defined. */
export const BASE_FILLERS = 600;

export function fillerId(index: number): string {
  return `WAWebFiller${String(index).padStart(5, '0')}`;
}

function fillerAt(index: number): string {
  return fillerId(index % BASE_FILLERS);
}

/** Fillers come in chains of five. */
export function fillerNeeds(index: number): string[] {
  return index % 5 === 4 ? [] : [fillerId(index + 1)];
}

/** A small stable number from a text (FNV-1a). */
function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619) >>> 0;
  return value;
}
