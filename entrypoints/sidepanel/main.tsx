import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { SidePanel } from '@/components/side-panel/side-panel.tsx';
import { systemClock } from '@/utils/platform/clock.ts';
import { newId } from '@/utils/platform/random.ts';
import { t } from '@/utils/i18n.ts';
import { connectStore } from '../wiring/connect-store.ts';
import { openPage } from '../wiring/open-page.ts';
import { startPage } from '../wiring/start-page.ts';
import { createPanelTab } from './panel-tab.ts';

const root = startPage(t('extensionName'));
const stop = new AbortController();
window.addEventListener('pagehide', () => stop.abort(), { once: true });
const { store, storeStatus } = connectStore();
createRoot(root).render(
  <StrictMode>
    <SidePanel
      store={store}
      storeStatus={storeStatus}
      tab={createPanelTab(stop.signal)}
      now={systemClock.now}
      newId={newId}
      openWhatsApp={() => void browser.tabs.create({ url: 'https://web.whatsapp.com/' })}
      openPage={openPage}
      reload={() => window.location.reload()}
    />
  </StrictMode>,
);
