import { type Browser, launchBrowser, stopWorker } from './browser.ts';

type Launch = Parameters<typeof launchBrowser>[0];

/** Browsers that go from test to test: to start one costs as much as half of what most tests do. */
export type KeptBrowsers = {
  /** A browser as if it had just been started so: the kept one, if it was. One at a time. */
  take(launch: Launch): Promise<Browser>;
  /** Wipes the one that was taken clean for the next test. */
  giveBack(): Promise<void>;
  /** Ends it: at the end, or when something was done to the browser itself. */
  close(): Promise<void>;
};

/** Keeps one, since tests of one kind follow one another. */
export function createKeptBrowsers(): KeptBrowsers {
  let kept: { key: string; browser: Browser; isClean: boolean } | undefined;
  const close = async (): Promise<void> => {
    const browser = kept?.browser;
    kept = undefined;
    await browser?.close();
  };
  return {
    async take(launch) {
      const key = JSON.stringify(launch);
      // Not clean: the test that had it never came to its end.
      if (kept?.key !== key || !kept.isClean) {
        await close();
        kept = { key, browser: await launchBrowser(launch), isClean: false };
      }
      kept.isClean = false;
      kept.browser.strayRequests.length = 0;
      return kept.browser;
    },
    async giveBack() {
      if (!kept) return;
      await wipe(kept.browser);
      kept.isClean = true;
    },
    close,
  };
}

/** One empty page, no worker, no database, no alarm, no permission: what a fresh profile has. */
async function wipe({ context, extensionId }: Browser): Promise<void> {
  const page = await context.newPage();
  for (const other of context.pages()) if (other !== page) await other.close();
  await context.clearPermissions();
  type Chrome = { alarms: { clearAll(): Promise<boolean> } };
  await context
    .serviceWorkers()[0]
    ?.evaluate(() => (globalThis as unknown as { chrome: Chrome }).chrome.alarms.clearAll());
  await stopWorker(context);
  const session = await context.newCDPSession(page);
  const clear = (origin: string, storageTypes: string) =>
    session.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await clear('https://web.whatsapp.com', 'all');
  // Not all: its worker is registered for the life of the profile.
  await clear(`chrome-extension://${extensionId}`, 'indexeddb,local_storage');
  await session.detach();
  await page.bringToFront();
}
