import { browser } from 'wxt/browser';
import { openSidePanel } from '@/utils/platform/side-panel.ts';
import { t } from '@/utils/i18n.ts';

const ENTRY = 'panel';

/** Firefox: the side panel in the menu of the toolbar's button. Chromium puts it there by itself. */
export function offerPanelInMenu(): void {
  if (!('sidebarAction' in browser)) return;
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({ id: ENTRY, title: t('panelOpen'), contexts: ['action'] });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => {
    if (menuItemId === ENTRY) void openSidePanel(undefined);
  });
}
