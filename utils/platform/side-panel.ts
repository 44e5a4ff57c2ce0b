import { browser } from 'wxt/browser';

type Chrome = { sidePanel?: { open(options: { windowId: number }): Promise<void> } };
type Firefox = { sidebarAction?: { open(): Promise<void> } };

/**
 * Opens the browser's own side panel; false where it has none, or lets only a press in its own bars open it. To be called
 * at once when somebody pressed something: browsers forget the press after any waiting.
 */
export async function openSidePanel(windowId: number | undefined): Promise<boolean> {
  const { sidePanel } = (globalThis as { chrome?: Chrome }).chrome ?? {};
  const { sidebarAction } = browser as Firefox;
  try {
    if (sidePanel && windowId !== undefined) await sidePanel.open({ windowId });
    else if (sidebarAction) await sidebarAction.open();
    else return false;
    return true;
  } catch {
    // The press was too long ago, or does not count: the browser says so by an error alone.
    return false;
  }
}
