import { createContext, useContext } from 'react';
import type { ActiveChat } from '@/utils/domain/chat.ts';
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { ChatId, GroupId, TabId } from '@/utils/domain/ids.ts';
import type { MessageFacts } from '@/utils/domain/message.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { AccountRow, StorePort } from '@/utils/store/api.ts';

/** What the WhatsApp of this tab says of itself. */
export type TabSays = {
  connection: Connection;
  /** Missing until WhatsApp was asked. */
  capabilities: readonly Capability[] | undefined;
  /** When WhatsApp last answered. */
  heardAt: number | undefined;
  activeChat: ActiveChat | null;
};

/** What only the overlay has: the WhatsApp tab around it. Missing on the dashboard. */
export type TabPort = TabSays & {
  tabId: TabId;
  openChat(chatId: ChatId): Promise<Outcome<'done'>>;
  /** Into the open chat's composer; sends nothing. */
  insertText(text: string): Promise<Outcome<'done'>>;
  /** Asks WhatsApp's server for this group again; the store follows. */
  refresh(groupId: GroupId, what: 'requests' | 'members'): Promise<Outcome<'done'>>;
  /** Messages of a group that WhatsApp has loaded in this tab. They stay here: rule MO13. */
  messages(groupId: GroupId): Promise<Outcome<MessageFacts[]>>;
  /** Hears which group's messages changed, of those that were read; the function ends it. */
  onMessages(listener: (groupId: GroupId) => void): () => void;
  inviteLink(groupId: GroupId, options: { reset: boolean }): Promise<Outcome<{ url: string }>>;
};

/** `unseen`: WhatsApp Web was never open here. `unsaid`: it is, and cannot say now who is logged in. */
export type NoAccount = 'logged-out' | 'unseen' | 'unsaid';

/** Muster's own pages that another one can open. */
export type OwnPage = 'panel' | 'dashboard';

export type App = {
  /** Where this is shown. */
  here: 'drawer' | OwnPage;
  /** Opens the side panel or the full page, that one `at` a place in it; false where only the browser itself can. */
  openPage(page: OwnPage, at?: string): Promise<boolean>;
  store: StorePort;
  account: AccountRow | undefined;
  /** Why there is no account; missing while it is still to come. */
  noAccount?: NoAccount | undefined;
  tab: TabPort | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
};

const AppContext = createContext<App | undefined>(undefined);
export const AppProvider = AppContext.Provider;

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of AppProvider');
  return app;
}
