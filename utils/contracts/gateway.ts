/**
 * What may come out of WhatsApp's world. The page's scripts share that world with the driver, so every answer and every
 * event is checked before anything of ours touches it.
 */
import type { ActionState, PersonResult } from '@/utils/domain/action.ts';
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type {
  GroupFacts,
  GroupList,
  InviteLink,
  Me,
  MemberFacts,
  PastMemberFacts,
  RequestFacts,
} from '@/utils/domain/group.ts';
import type { GroupId, Wid } from '@/utils/domain/ids.ts';
import type { MessageFacts, MessageResult } from '@/utils/domain/message.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import {
  activeChat,
  capability,
  connection,
  groupFacts,
  me,
  memberFacts,
  messageFacts,
  pastMemberFacts,
  requestFacts,
} from './facts.ts';
import { id, time } from './parts.ts';
import { outcomeOf, personReason } from './reasons.ts';
import { z } from './zod.ts';

/** A link that is shown and copied: nothing but WhatsApp's own. */
const inviteUrl = z.string().check(z.regex(/^https:\/\/chat\.whatsapp\.com\/[\w-]{1,64}$/));

const resultFields = {
  outcome: z.enum(['done', 'failed', 'unclear']),
  reason: z.optional(personReason),
  code: z.optional(z.string().check(z.maxLength(40))),
};

export const personResult = z.object({
  wid: id<Wid>(),
  ...resultFields,
  invite: z.optional(z.object({ url: inviteUrl, expiresAt: z.optional(time) })),
});

const results = z.array(personResult);
const link = outcomeOf(z.object({ url: inviteUrl }));
const done = outcomeOf(z.literal('done'));

/** What each call of the gateway answers with. */
export type GatewayValues = {
  connection: Connection;
  health: Capability[];
  me: Me;
  groups: GroupList;
  group: GroupFacts;
  members: MemberFacts[];
  pastMembers: PastMemberFacts[];
  requests: RequestFacts[];
  act: PersonResult[];
  outcomeOf: ActionState;
  changeSetting: 'done';
  changeIcon: 'done';
  inviteLink: InviteLink;
  resetInviteLink: InviteLink;
  messages: MessageFacts[];
  deleteMessage: MessageResult;
  activeChat: ActiveChat | null;
  openChat: 'done';
  insertText: 'done';
};

const answers: { [Method in keyof GatewayValues]: z.ZodMiniType<Outcome<GatewayValues[Method]>> } = {
  connection: outcomeOf(connection),
  health: outcomeOf(z.array(capability)),
  me: outcomeOf(me),
  groups: outcomeOf(z.object({ groups: z.array(groupFacts), isComplete: z.boolean() })),
  group: outcomeOf(groupFacts),
  members: outcomeOf(z.array(memberFacts)),
  pastMembers: outcomeOf(z.array(pastMemberFacts)),
  requests: outcomeOf(z.array(requestFacts)),
  act: outcomeOf(results),
  outcomeOf: outcomeOf(
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('unknown') }),
      z.object({ state: z.literal('pending') }),
      z.object({ state: z.literal('settled'), outcome: outcomeOf(results) }),
    ]),
  ),
  changeSetting: done,
  changeIcon: done,
  inviteLink: link,
  resetInviteLink: link,
  messages: outcomeOf(z.array(messageFacts)),
  deleteMessage: outcomeOf(z.object(resultFields)),
  activeChat: outcomeOf(z.nullable(activeChat)),
  openChat: done,
  insertText: done,
};

/** The checked answer, or `unexpected-answer` with the place of the fault (not its content: that may name people). */
export function parseAnswer<Method extends keyof GatewayValues>(
  method: Method,
  answer: unknown,
): Outcome<GatewayValues[Method]> {
  const parsed = answers[method].safeParse(answer);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return { ok: false, reason: 'unexpected-answer', detail: `${method}: wrong shape at ${at || 'the top'}` };
}

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection'), connection }),
  z.object({ type: z.literal('health'), capabilities: z.array(capability) }),
  z.object({ type: z.literal('active-chat'), chat: z.nullable(activeChat) }),
  z.object({ type: z.literal('groups-changed'), groupIds: z.array(id<GroupId>()) }),
  z.object({ type: z.literal('members-changed'), groupId: id<GroupId>() }),
  z.object({ type: z.literal('requests-changed'), groupId: id<GroupId>() }),
  z.object({ type: z.literal('messages-changed'), groupId: id<GroupId>() }),
]);

/** The checked event; undefined for anything else. */
export function parseEvent(data: unknown): z.infer<typeof event> | undefined {
  const parsed = event.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

const message = z.discriminatedUnion('type', [
  z.object({ v: z.literal(1), type: z.literal('hello') }),
  z.object({ v: z.literal(1), type: z.literal('answer'), id: z.number(), outcome: z.unknown() }),
  z.object({ v: z.literal(1), type: z.literal('event'), event: z.unknown() }),
]);

/** The envelope of a message from WhatsApp's world; what it carries is checked by `parseAnswer` and `parseEvent`. */
export function parseMessage(data: unknown): z.infer<typeof message> | undefined {
  const parsed = message.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}
