/** Messages between the tab's isolated world and the driver in WhatsApp's world, over one private MessagePort. Plain data only. */
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Gateway, GatewayEvent } from './gateway.ts';

export const PROTOCOL_VERSION = 1;

export type GatewayMethod = keyof Gateway;

export const GATEWAY_METHODS = [
  'connection',
  'health',
  'me',
  'groups',
  'group',
  'members',
  'pastMembers',
  'requests',
  'act',
  'outcomeOf',
  'changeSetting',
  'changeIcon',
  'inviteLink',
  'resetInviteLink',
  'messages',
  'deleteMessage',
  'activeChat',
  'openChat',
  'insertText',
] as const satisfies readonly GatewayMethod[];

export type ToPage = {
  v: typeof PROTOCOL_VERSION;
  type: 'call';
  id: number;
  method: GatewayMethod;
  args: unknown[];
};

export type FromPage =
  | { v: typeof PROTOCOL_VERSION; type: 'hello' }
  | { v: typeof PROTOCOL_VERSION; type: 'answer'; id: number; outcome: Outcome<unknown> }
  | { v: typeof PROTOCOL_VERSION; type: 'event'; event: GatewayEvent };
