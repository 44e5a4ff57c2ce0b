/**
 * Shapes of WhatsApp's own models, as far as the driver looks at them (August 2026). Every field may be missing in a
 * later revision: what is read is checked where it is read (`to-domain.ts`), not trusted because it is written here.
 */

/** WhatsApp's id object; `String(wid)` gives its text. */
export type Wid = { toString(): string; isGroup?(): boolean };

export type Emitter = {
  on(name: string, listener: (...args: never[]) => void): void;
  off(name: string, listener: (...args: never[]) => void): void;
};

export type Collection<Model> = Emitter & {
  get(id: Wid | string): Model | undefined;
  getModelsArray(): Model[];
};

/** Looked at through WhatsApp's own getters alone. */
export type Contact = object;

export type Participant = {
  id: Wid;
  isAdmin?: unknown;
  isSuperAdmin?: unknown;
  contact?: Contact | undefined;
};

export type Participants = Collection<Participant> & {
  iAmAdmin(): boolean;
  iAmSuperAdmin(): boolean;
  iAmMember(): boolean;
  canAdd(): boolean;
  canRemove(participant: Participant): boolean;
  canPromote(participant: Participant): boolean;
  canDemote(participant: Participant): boolean;
};

export type PastParticipant = {
  id: Wid;
  leaveTs?: unknown;
  leaveReason?: unknown;
  contact?: Contact | undefined;
};

export type GroupMetadata = Emitter & {
  id: Wid;
  subject?: unknown;
  desc?: unknown;
  descId?: unknown;
  creation?: unknown;
  size?: unknown;
  announce?: unknown;
  restrict?: unknown;
  ephemeralDuration?: unknown;
  membershipApprovalMode?: unknown;
  memberAddMode?: unknown;
  isLidAddressingMode?: unknown;
  parentGroup?: Wid | null | undefined;
  isParentGroup?: unknown;
  groupType?: unknown;
  suspended?: unknown;
  terminated?: unknown;
  stale?: unknown;
  participants: Participants;
  pastParticipants?: Collection<PastParticipant> | undefined;
  membershipApprovalRequests?: Collection<{ id: Wid }> | undefined;
  canSetSubject(): boolean;
  canSetDescription(): boolean;
  canSetGroupProperty(): boolean;
  canSetEphemeralSetting(): boolean;
};

export type Chat = Emitter & {
  id: Wid & { isGroup(): boolean };
  name?: unknown;
  formattedTitle?: unknown;
  unreadCount?: unknown;
  t?: unknown;
  archive?: unknown;
};

/** One row of the local table of join requests; `t` in unix seconds. */
export type JoinRequest = { id: Wid; t?: unknown; addedBy?: Wid | null | undefined; requestMethod?: unknown };

/** A message; `id` is WhatsApp's key. Of pictures and the like `body` is a preview, the text is the caption. */
export type Message = {
  id: { toString(): string; remote?: Wid; participant?: Wid | undefined };
  author?: Wid | undefined;
  type?: unknown;
  body?: unknown;
  caption?: unknown;
  /** Unix seconds. */
  t?: unknown;
  forwardingScore?: unknown;
};

/** How the jobs want a person: LID groups `{lid, phoneNumber?}`, PN groups and additions `{phoneNumber, lid?}`. */
export type PersonArgument = { lid?: Wid; phoneNumber?: Wid };

/** The default or named exports of WhatsApp's modules that the driver uses. */
export type WhatsAppModules = {
  WAWebStreamModel: { Stream: Emitter & { mode?: unknown; info?: unknown } };
  WAWebSocketModel: { Socket: Emitter & { state?: unknown } };
  WAWebCmd: {
    Cmd: Emitter & { isMainLoaded?: unknown; openChatBottom(options: { chat: Chat }): unknown };
    Revoke?: { Admin?: unknown };
  };
  WAWebMiscGatingUtils: { getGroupSizeLimit(groupType: unknown): unknown };
  WAWebConnModel: { Conn: { isSMB?: unknown; pushname?: unknown } };
  WAWebUserPrefsMeUser: {
    getMaybeMePnUser(): Wid | null | undefined;
    getMaybeMeLidUser(): Wid | null | undefined;
    isMeAccount(wid: Wid): boolean;
  };
  WAWebWidFactory: { createWid(text: string): Wid };
  WAWebChatCollection: { ChatCollection: Collection<Chat> & { getActive(): Chat | null | undefined } };
  WAWebContactCollection: { ContactCollection: { get(id: Wid | string): Contact | undefined } };
  WAWebGroupMetadataCollection: {
    default: Emitter & {
      get(id: Wid | string): GroupMetadata | undefined;
      find(id: Wid): Promise<GroupMetadata | undefined>;
    };
  };
  WAWebGroupQueryJob: { queryAndUpdateGroupMetadataById(options: { id: Wid }): Promise<unknown> };
  WAWebApiContact: {
    getCurrentLid(pn: Wid): Wid | null | undefined;
    getPhoneNumber(lid: Wid): Wid | null | undefined;
  };
  WAWebContactGetters: {
    getName(contact: Contact): unknown;
    getPushname(contact: Contact): unknown;
    getVerifiedName(contact: Contact): unknown;
    getIsBusiness(contact: Contact): unknown;
  };
  WAWebFrontendContactGetters: {
    getIsMyContact(contact: Contact): unknown;
    getUsername?(contact: Contact): unknown;
  };
  WAWebMemberLabelCollection: {
    default: { getModelsArray(): { id?: unknown; label?: unknown }[] };
  };
  WAWebGroupGetMembershipApprovalRequestsJob: {
    queryAndUpdateGroupMembershipApprovalRequests(group: Wid): Promise<unknown>;
  };
  WAWebApiMembershipApprovalRequestStore: {
    getMembershipApprovalRequests(group: Wid): Promise<JoinRequest[]> | JoinRequest[];
  };
  WAWebGroupMembershipRequestsActionJob: {
    membershipApprovalRequestAction(
      group: Wid,
      people: PersonArgument[],
      action: 'Approve' | 'Reject',
    ): Promise<unknown>;
  };
  WAWebGroupModifyParticipantsJob: {
    removeGroupParticipants(group: Wid, people: Wid[]): Promise<unknown>;
    promoteGroupParticipants(group: Wid, people: Wid[], isLid: boolean): Promise<unknown>;
    demoteGroupParticipants(group: Wid, people: Wid[], isLid: boolean): Promise<unknown>;
    addGroupParticipants(group: Wid, people: PersonArgument[]): Promise<unknown>;
  };
  WAWebGroupModifyInfoJob: {
    setGroupProperty(group: Wid, property: string, value: number): Promise<unknown>;
    setGroupSubject(group: Wid, subject: string): Promise<unknown>;
    setGroupDescription(options: {
      groupWid: Wid;
      desc: string | null;
      newDescId: string;
      prevDescId: string | undefined;
    }): Promise<unknown>;
  };
  WAWebContactProfilePicThumbBridge: {
    sendSetPicture(wid: Wid, thumbnail: string, fullDataUrl: string): Promise<unknown>;
    requestDeletePicture(wid: Wid): Promise<unknown>;
  };
  WAWebMexUpdateGroupPropertyJob: {
    mexUpdateGroupPropertyJob(groupIdText: string, values: Record<string, string>): Promise<unknown>;
  };
  WAWebMexFetchGroupInviteCodeJob: { fetchMexGroupInviteCode(group: Wid): Promise<unknown> };
  WAWebMsgCollection: {
    MsgCollection: Collection<Message> & { getMessagesById(ids: string[]): Promise<{ messages: Message[] }> };
  };
  WAWebRevokeMsgAction: {
    sendRevoke(
      target: { type: 'message'; data: Message },
      kind: unknown,
      clearMedia: { clearMedia: boolean },
    ): Promise<unknown>;
  };
  WAWebMsgActionCapability: { canAdminRevokeMsg(message: Message): unknown };
  WAWebGroupInviteJob: { resetGroupInviteCode(group: Wid): Promise<unknown> };
};

export type ModuleId = keyof WhatsAppModules;
