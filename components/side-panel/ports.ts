import type { App } from '@/components/app/context.tsx';
import type { Source } from '@/components/app/use-source.ts';
import type { OverlayPorts, TabState } from '@/components/overlay/ports.ts';

/** The WhatsApp tab that the panel shows. */
export type PanelTab = {
  state: TabState;
  actions: OverlayPorts['actions'];
  /** The drawer in its page is open too. */
  drawerOpen: boolean;
  closeDrawer(): void;
};

export type SidePanelPorts = Pick<App, 'store' | 'now' | 'newId' | 'openPage'> & {
  storeStatus: OverlayPorts['storeStatus'];
  /** `looking`: not known yet · `none`: the panel's window has none. */
  tab: Source<PanelTab | 'looking' | 'none'>;
  openWhatsApp(): void;
  reload(): void;
};
