import type { App, TabPort, TabSays } from '@/components/app/context.tsx';
import type { Source } from '@/components/app/use-source.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import type { ClientStatus } from '@/utils/messaging/connector.ts';
import type { StorePort, StoreTrouble } from '@/utils/store/api.ts';

/** What this tab's WhatsApp says of itself, and how its feed and its worker fare. */
export type TabState = TabSays & {
  /** Missing until WhatsApp said who is logged in. */
  accountId: AccountId | undefined;
  /** Why the store takes nothing that the tab writes. Rule MI19. */
  storeTrouble: StoreTrouble | undefined;
};

export type Theme = {
  mode: 'light' | 'dark';
  /** Our tokens by what WhatsApp's page says; empty: our own values hold. */
  roles: { readonly [token: string]: string };
};

/** What the overlay reads of WhatsApp's page and does to it. Nothing else of the page is touched. */
export type PagePort = {
  theme: Source<Theme>;
  direction: Source<'ltr' | 'rtl'>;
  windowWidth: Source<number>;
  /** Leaves this much room beside WhatsApp, in px; null gives it back. */
  dock(widthPx: number | null): void;
  reload(): void;
  /** Remembers what has the focus in WhatsApp. The function gives it back, and says whether it could. */
  holdFocus(): () => boolean;
  /** Calls back when the shortcut is pressed anywhere in the page. */
  onShortcut(listener: () => void): () => void;
};

/** What the drawer and a side panel beside the page tell each other. Rule SP4. */
export type PanelPort = {
  /** Calls back when a panel takes the drawer's place. */
  onTake(listener: () => void): () => void;
  tellOpen(isOpen: boolean): void;
};

export type OverlayPorts = {
  store: StorePort;
  storeStatus: Source<ClientStatus>;
  tab: Source<TabState>;
  actions: Omit<TabPort, keyof TabSays>;
  page: PagePort;
  panel: PanelPort;
  openPage: App['openPage'];
  /** Shadow roots that can be looked into: test builds only. */
  openDom: boolean;
  now(): number;
  newId(): string;
};
