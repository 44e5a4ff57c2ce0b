/** Shapes of WhatsApp's modules, for the tests of the stand-in. */

export interface Listening {
  on(name: string, listener: (...args: never[]) => void): void;
  off(name: string, listener: (...args: never[]) => void): void;
}

export interface WidLike {
  toString(): string;
  isGroup(): boolean;
}

export interface ParticipantLike {
  id: WidLike;
  isAdmin: boolean;
  isSuperAdmin: boolean;
  contact: object;
}

export interface CollectionLike<M> extends Listening {
  length: number;
  getModelsArray(): M[];
  get(id: unknown): M | undefined;
}

export interface MetadataLike extends Listening {
  [field: string]: unknown;
  participants: CollectionLike<ParticipantLike> & {
    iAmAdmin(): boolean;
    iAmSuperAdmin(): boolean;
    iAmMember(): boolean;
    canAdd(): boolean;
    canRemove(p: ParticipantLike): boolean;
    canPromote(p: ParticipantLike): boolean;
    canDemote(p: ParticipantLike): boolean;
  };
  pastParticipants: CollectionLike<{ id: WidLike; leaveTs: number; leaveReason: string }>;
  membershipApprovalRequests: CollectionLike<{ id: WidLike }>;
}

export interface ModifyAnswer {
  status: number;
  participants: {
    userWid: WidLike;
    code: string;
    invite_code: string | null;
    invite_code_exp: string | null;
    subCode?: { membershipApprovalRequestError: string };
  }[];
  invitedOutContacts?: { phoneNumberWid: WidLike; code: string }[];
}

type Call<A extends unknown[], R> = (...args: A) => Promise<R>;
type Wids = readonly unknown[];

export interface Modules {
  WAWebStreamModel: { Stream: Listening & { mode: string; info: string } };
  WAWebSocketModel: { Socket: Listening & { state: string; stream: string }; SOCKET_STATE: object };
  WAWebNetworkStatus: { default: { online: boolean } };
  WAWebCmd: {
    Cmd: Listening & {
      isMainLoaded: boolean | undefined;
      openChatBottom: Call<[{ chat: unknown }], boolean>;
      chatInfoDrawer(chat: unknown, options?: object): void;
    };
    Revoke: { Admin: string };
  };
  WAWebUserPrefsMeUser: {
    getMaybeMePnUser(): WidLike | undefined;
    getMaybeMeLidUser(): WidLike | undefined;
    isMeAccount(wid: unknown): boolean;
  };
  WAWebConnModel: { Conn: { isSMB: boolean } };
  WAWebWidFactory: { createWid(text: unknown): WidLike };
  WAWebChatCollection: { ChatCollection: CollectionLike<ChatLike> & { getActive(): ChatLike | undefined } };
  WAWebContactCollection: { ContactCollection: CollectionLike<object> };
  WAWebContactGetters: Record<
    'getName' | 'getPushname' | 'getShortName' | 'getVerifiedName',
    (c: object) => unknown
  >;
  WAWebFrontendContactGetters: Record<
    'getIsMyContact' | 'getFormattedName' | 'getDisplayName' | 'getPhoneNumber',
    (c: object) => unknown
  >;
  WAWebApiContact: {
    getCurrentLid(pn: unknown): WidLike | undefined;
    getPhoneNumber(lid: unknown): WidLike | undefined;
  };
  WAWebGroupMetadataCollection: {
    default: CollectionLike<MetadataLike> & { find: Call<[unknown], MetadataLike> };
  };
  WAWebGroupQueryJob: {
    queryAndUpdateGroupMetadataById: Call<[{ id: unknown }], undefined>;
    queryAllGroups: Call<[], unknown[]>;
  };
  WAWebMiscGatingUtils: { getGroupSizeLimit(type: unknown): number };
  WAWebGroupGetMembershipApprovalRequestsJob: {
    queryAndUpdateGroupMembershipApprovalRequests: Call<[unknown], undefined>;
  };
  WAWebApiMembershipApprovalRequestStore: {
    getMembershipApprovalRequests: Call<
      [unknown],
      { id: WidLike; t: number; addedBy: WidLike; requestMethod: string; parentGroupId?: WidLike }[]
    >;
  };
  WAWebGroupMembershipRequestsActionJob: {
    membershipApprovalRequestAction: Call<
      [unknown, unknown, unknown],
      { wid: WidLike; username: string | null; error: { name: string; value: { error: string } } | null }[]
    >;
  };
  WAWebGroupModifyParticipantsJob: {
    removeGroupParticipants: Call<[unknown, Wids], ModifyAnswer>;
    promoteGroupParticipants: Call<[unknown, Wids, boolean?], ModifyAnswer>;
    demoteGroupParticipants: Call<[unknown, Wids, boolean?], ModifyAnswer>;
    addGroupParticipants: Call<[unknown, readonly unknown[]], ModifyAnswer>;
  };
  WAWebModifyParticipantsGroupAction: { removeParticipants: Call<[], undefined> };
  WAWebGroupModifyInfoJob: {
    setGroupProperty: Call<[unknown, unknown, unknown], { name: string; value: Record<string, unknown> }>;
    setGroupSubject: Call<[unknown, string], undefined>;
    setGroupDescription: Call<[object], undefined>;
  };
  WAWebMexUpdateGroupPropertyJob: { mexUpdateGroupPropertyJob: Call<[unknown, object], undefined> };
  WAWebMexFetchGroupInviteCodeJob: { fetchMexGroupInviteCode: Call<[unknown], string> };
  WAWebGroupInviteJob: { resetGroupInviteCode: Call<[unknown], { code: string }> };
  WAWebContactProfilePicThumbBridge: {
    sendSetPicture: Call<[unknown, string, string], { status: number }>;
    requestDeletePicture: Call<[unknown], { status: number }>;
    profilePicFind: Call<[unknown], { img: string | undefined }>;
  };
  WAWebMsgCollection: {
    MsgCollection: CollectionLike<MsgLike> & { getMessagesById: Call<[string[]], { messages: MsgLike[] }> };
  };
  WAWebSendTextMsgChatAction: {
    createTextMsgData: Call<[unknown, string, object?], { id: { toString(): string } } | null>;
    addAndSendTextMsg: Call<[unknown, unknown], { messageSendResult: string; t: number; count: number }>;
  };
  WAWebSendMsgChatAction: { addAndSendMsgToChat(chat: unknown, data: unknown): Promise<unknown>[] };
  WAWebFindChatAction: {
    findOrCreateLatestChat: Call<[unknown, string], { chat: ChatLike; created: boolean }>;
  };
  WAWebRevokeMsgAction: { sendRevoke: Call<[object, unknown, object], { messageSendResult: string }> };
  WAWebMsgActionCapability: { canAdminRevokeMsg(msg: unknown): boolean };
  WAWebSendPinMessageAction: { sendPinInChatMsg: Call<[unknown, unknown, unknown], undefined> };
  'WAWebProtobufsE2E.pb': { Message$PinInChatMessage$Type: { PIN_FOR_ALL: number } };
  WAWebPinMsgConstants: { PinExpiryDurationOption: { SevenDays: number } };
  WAWebBlockContactAction: { blockContact: Call<[object], undefined> };
  WAWebBlocklistCollection: { BlocklistCollection: CollectionLike<{ id: WidLike }> };
}

export interface ChatLike extends Listening {
  id: WidLike;
  name: string;
  formattedTitle: string;
  unreadCount: number;
  t: number;
  archive: boolean;
}

export interface MsgLike extends Listening {
  id: { toString(): string };
  type: string;
  body: string;
  ack: number;
  isSendFailure: boolean;
  ackErrorCode: number | undefined;
}
