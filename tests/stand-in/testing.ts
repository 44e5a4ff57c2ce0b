/** Shapes of WhatsApp's modules for the tests of the stand-in, and the few steps each test starts with. */
import { createInMemoryStandIn } from './in-memory.ts';
import type { InMemoryOptions, InMemoryPage, InMemoryStandIn } from './in-memory.ts';
import { createVirtualClock } from './server/clock.ts';
import type { VirtualClock } from './server/clock.ts';
import type { Group, IdText } from './server/model.ts';
import { buildWorld } from './world.ts';
import type { WorldOptions } from './world.ts';

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
  body: string;
  ack: number;
  isSendFailure: boolean;
  ackErrorCode: number | undefined;
}

export function from<K extends keyof Modules>(page: Pick<InMemoryPage, 'page'>, id: K): Modules[K] {
  return page.page.importNamespace?.(id) as Modules[K];
}

export interface Started {
  standIn: InMemoryStandIn;
  group: Group;
  /** The first group's wid. */
  wid: WidLike;
  toWid(id: IdText): WidLike;
  metadata: MetadataLike;
  use<K extends keyof Modules>(id: K): Modules[K];
  /** Ids of ordinary members other than me, in the form of the group. */
  memberIds: IdText[];
}

/** A loaded page over a world of plain groups (or the given one); time runs by itself. */
export async function started(options: WorldOptions & InMemoryOptions = {}): Promise<Started> {
  const standIn = createInMemoryStandIn({ ...options, world: options.world ?? buildWorld(options) });
  await (standIn.clock as Partial<VirtualClock>).settle?.(standIn.mainLoaded());
  const [group] = standIn.control.world.groups.values();
  if (!group) throw new Error('This world has no group');
  const use = <K extends keyof Modules>(id: K): Modules[K] => from(standIn, id);
  const { createWid } = use('WAWebWidFactory');
  const wid = createWid(group.id);
  const metadata = use('WAWebGroupMetadataCollection').default.get(wid);
  if (!metadata) throw new Error('The first group is not in memory');
  const memberIds = [...group.members.values()].flatMap((each) =>
    each.role === 'member' ? [standIn.control.idIn(group.id, each.person)] : [],
  );
  return { standIn, group, wid, toWid: createWid, metadata, use, memberIds };
}

/** The same with a clock moved by hand. */
export async function startedByHand(
  options: WorldOptions & Omit<InMemoryOptions, 'clock'> = {},
): Promise<Started & { clock: VirtualClock }> {
  const world = options.world ?? buildWorld(options);
  const clock = createVirtualClock({ startMs: world.startMs });
  return { ...(await started({ ...options, world, clock })), clock };
}

/** Writes down every event of the given names, in order, as `name` or `name:detail`. */
export function record(
  target: Listening,
  names: readonly string[],
  into: string[],
  prefix: string,
  detail?: (name: string, args: unknown[]) => string,
): void {
  for (const name of names) {
    target.on(name, (...args: unknown[]) => {
      const more = detail?.(name, args);
      into.push(`${prefix} ${name}${more ? ` ${more}` : ''}`);
    });
  }
}

/** What came of a promise that may hang. */
export function watch<T>(promise: Promise<T>): {
  state: 'waiting' | 'done' | 'failed';
  value?: T;
  error?: unknown;
} {
  const seen: { state: 'waiting' | 'done' | 'failed'; value?: T; error?: unknown } = { state: 'waiting' };
  promise.then(
    (value) => Object.assign(seen, { state: 'done', value }),
    (error: unknown) => Object.assign(seen, { state: 'failed', error }),
  );
  return seen;
}
