/** What a tab says to the side panel beside it. The tab is a page of WhatsApp's: what comes from there is checked. */
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import { activeChat, capability, connection } from './facts.ts';
import { id, time } from './parts.ts';
import { z } from './zod.ts';

const tabSays = z.object({
  accountId: z.optional(id<AccountId>()),
  connection,
  capabilities: z.optional(z.array(capability)),
  heardAt: z.optional(time),
  activeChat: z.nullable(activeChat),
  storeTrouble: z.optional(z.enum(['quota', 'broken-database', 'newer-database'])),
  drawerOpen: z.boolean(),
});

export type LinkedTabSays = {
  accountId?: AccountId | undefined;
  connection: Connection;
  capabilities?: Capability[] | undefined;
  heardAt?: number | undefined;
  activeChat: ActiveChat | null;
  storeTrouble?: 'quota' | 'broken-database' | 'newer-database' | undefined;
  /** The drawer in the tab's page is open too. */
  drawerOpen: boolean;
};

export function parseTabSays(said: unknown): LinkedTabSays | undefined {
  return tabSays.safeParse(said).data;
}

/** The group whose messages changed. */
export function parseTabHint(hint: unknown): GroupId | undefined {
  return id<GroupId>().safeParse(hint).data;
}
