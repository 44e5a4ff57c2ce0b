/** The module table: real names, real exports. Each factory runs when something first asks for it. */
import { createContactModules } from './contacts.ts';
import * as errors from './errors.ts';
import { createInfoJobs } from './info-jobs.ts';
import { createMemberJobs } from './member-jobs.ts';
import { createMessageJobs, PinExpiryDurationOption, PinType, Revoke } from './message-jobs.ts';
import { MsgKey } from './messages.ts';
import { createEnum } from './observable.ts';
import { createRequestJobs } from './request-jobs.ts';
import type { PageState } from './state.ts';
import { createWid, textOf } from './wid.ts';
import type { GroupType } from '../server/model.ts';

/** Namespace exports by module; a `default` among them is what `require` gives. */
export type ModuleTable = Record<string, () => Record<string, unknown>>;

const SocketStates = createEnum({
  UNLAUNCHED: 'UNLAUNCHED',
  OPENING: 'OPENING',
  PAIRING: 'PAIRING',
  UNPAIRED: 'UNPAIRED',
  UNPAIRED_IDLE: 'UNPAIRED_IDLE',
  CONNECTED: 'CONNECTED',
  CONFLICT: 'CONFLICT',
  PROXYBLOCK: 'PROXYBLOCK',
  TOS_BLOCK: 'TOS_BLOCK',
  SMB_TOS_BLOCK: 'SMB_TOS_BLOCK',
  SCREEN_LOCKED: 'SCREEN_LOCKED',
});

export function createModuleTable(state: PageState): ModuleTable {
  const contactModules = createContactModules(state.contacts);
  const requestJobs = createRequestJobs(state);
  const infoJobs = createInfoJobs(state);
  const messageJobs = createMessageJobs(state);
  const { connection, cmd } = state;

  /** WhatsApp's own start runs these; whoever is earlier breaks them for everybody. */
  function afterBoot(exports: Record<string, unknown>): Record<string, unknown> {
    if (!state.hasBooted) throw new Error('platform is not initialized');
    return exports;
  }

  return {
    WAWebStreamModel: () => afterBoot({ Stream: connection.stream.model }),
    WAWebSocketModel: () => afterBoot({ Socket: connection.socket.model, SOCKET_STATE: SocketStates }),
    WAWebNetworkStatus: () => ({ default: connection.network }),
    WAWebCmd: () => ({ Cmd: cmd.model, Revoke }),
    WAWebConnModel: () => ({ Conn: state.conn }),
    WAWebUserPrefsMeUser: () => ({
      getMaybeMePnUser: () => (state.me ? createWid(state.me.pn) : undefined),
      getMaybeMeLidUser: () => (state.me ? createWid(state.me.lid) : undefined),
      isMeAccount(wid: unknown): boolean {
        // The device form `55…:12@c.us` is me too.
        const id = textOf(wid).replace(/:\d+@/, '@');
        return id === state.me?.pn || id === state.me?.lid;
      },
    }),
    WAWebWidFactory: () => ({ createWid }),
    WAWebBackendErrors: () => ({ ...errors }),
    WAWebChatCollection: () => ({ ChatCollection: state.chats.collection }),
    WAWebContactCollection: () => ({ ContactCollection: state.contacts.collection }),
    WAWebContactGetters: () => contactModules.getters,
    WAWebFrontendContactGetters: () => contactModules.frontend,
    WAWebApiContact: () => contactModules.api,
    WAWebGroupMetadataCollection: () => ({ default: state.groups.collection }),
    WAWebGroupQueryJob: () => infoJobs.query,
    WAWebMiscGatingUtils: () => ({
      getGroupSizeLimit: (type: unknown) => state.sizeLimits[type as GroupType] ?? state.sizeLimits.DEFAULT,
    }),
    WAWebGroupGetMembershipApprovalRequestsJob: () => requestJobs.refresh,
    WAWebApiMembershipApprovalRequestStore: () => requestJobs.store,
    WAWebGroupMembershipRequestsActionJob: () => requestJobs.action,
    WAWebGroupModifyParticipantsJob: () => createMemberJobs(state),
    WAWebModifyParticipantsGroupAction: () => decoy(state, 'WAWebModifyParticipantsGroupAction'),
    WAWebGroupModifyInfoJob: () => infoJobs.modifyInfo,
    WAWebMexUpdateGroupPropertyJob: () => infoJobs.mexProperty,
    WAWebMexFetchGroupInviteCodeJob: () => infoJobs.mexInvite,
    WAWebGroupInviteJob: () => infoJobs.invite,
    WAWebContactProfilePicThumbBridge: () => infoJobs.picture,
    WAWebMsgKey: () => ({ default: MsgKey }),
    WAWebMsgCollection: () => ({ MsgCollection: state.messages.collection }),
    WAWebSendTextMsgChatAction: () => messageJobs.text,
    WAWebSendMsgChatAction: () => messageJobs.send,
    WAWebFindChatAction: () => messageJobs.find,
    WAWebRevokeMsgAction: () => messageJobs.revoke,
    WAWebMsgActionCapability: () => messageJobs.capability,
    WAWebSendPinMessageAction: () => messageJobs.pin,
    'WAWebProtobufsE2E.pb': () => ({ Message$PinInChatMessage$Type: PinType }),
    WAWebPinMsgConstants: () => ({ PinExpiryDurationOption }),
    WAWebBlockContactAction: () => messageJobs.block,
    WAWebBlocklistCollection: () => ({ BlocklistCollection: state.blocked }),
    WAWebMemberLabelCollection: () => ({ default: state.memberLabels }),
  };
}

/** The interface's own action: shows toasts and hides refusals. A call by anybody else is noted for the tests. */
function decoy(state: PageState, id: string): Record<string, unknown> {
  const act = async (): Promise<undefined> => {
    state.misused.push(id);
    await Promise.resolve();
  };
  return { addParticipants: act, removeParticipants: act, promoteParticipants: act, demoteParticipants: act };
}
