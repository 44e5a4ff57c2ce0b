import { chromium, type Page } from '@playwright/test';
import { type Browser, launchBrowser } from '../../tests/e2e/browser.ts';
import { openStore, type StoreAccess } from '../../tests/e2e/store-port.ts';
import type { ServedStandIn } from '../../tests/stand-in/serve.ts';
import { findChromium, quietFlags } from '../chromium.mjs';

const viewport = { width: 1440, height: 900 };

export type BenchBrowser = Browser & { page: Page; store: StoreAccess };

/** Chromium with Muster in it, past the first-run notice. `page` is still blank. */
export async function openWithMuster(standIn: ServedStandIn, extension: string): Promise<BenchBrowser> {
  const browser = await launchBrowser({
    args: standIn.browserArgs,
    locale: 'en',
    headless: true,
    isMeasured: true,
    viewport,
    extension,
  });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const store = await openStore(browser.context, browser.extensionId);
  await store.call('putSettings', { settings: { noticeReadAt: Date.now() } });
  await page.bringToFront();
  return { ...browser, page, store };
}

/** The same Chromium without any extension. */
export async function openWithout(
  standIn: ServedStandIn,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const found = findChromium();
  if (!found) throw new Error('no Chromium on this machine: run `node scripts/setup.mjs`');
  const browser = await chromium.launch({
    executablePath: found.path,
    headless: false,
    args: [...quietFlags, '--headless=new', ...standIn.browserArgs],
  });
  const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport });
  return { page, close: () => browser.close() };
}

/** 300 groups are asked for one by one with pauses: some three minutes, and more on a busy machine. */
const READ_LIMIT_MS = 600_000;

/** Until the store holds so many rows of a table: what WhatsApp shows is read by and by. */
export async function waitForRows(
  { store }: Pick<BenchBrowser, 'store'>,
  table: string,
  wanted: number,
): Promise<void> {
  const startedAt = Date.now();
  for (;;) {
    const { rows } = await store.call('storage', {});
    if (rows[table] === wanted) return;
    if (Date.now() - startedAt > READ_LIMIT_MS)
      throw new Error(`${rows[table]} of ${wanted} ${table} were read`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
