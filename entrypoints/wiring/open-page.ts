import { browser } from 'wxt/browser';
import type { OwnPage } from '@/components/app/context.tsx';
import { placeIn } from '@/utils/messaging/open-page.ts';
import { openSidePanel } from '@/utils/platform/side-panel.ts';

let windowId: number | undefined;
// Known before anything is pressed: the browser wants no waiting between a press and the panel.
const learnWindow = async (): Promise<void> => {
  windowId = (await browser.windows.getCurrent()).id;
};
void learnWindow();

/** Opens a page of the extension from another one. */
export async function openPage(page: OwnPage, at?: string): Promise<boolean> {
  if (page === 'panel') return openSidePanel(windowId);
  await browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html') + placeIn(at) });
  return true;
}
