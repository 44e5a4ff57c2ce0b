import { test as base, expect } from '@playwright/test';
import { type Browser, launchBrowser } from './browser.ts';
import { startBlankPage } from './fallback-page.ts';

export { stopWorker } from './browser.ts';
export { expect };

type Options = {
  /** Language of the browser, and with it of the extension: 'en' or 'ru'. */
  language: string;
};

type Fixtures = { browserWithExtension: Browser; extensionId: string };

/** A test with its own Chromium, extension and page at WhatsApp's address. Fails when anything asked for another host. */
export const test = base.extend<Options & Fixtures>({
  language: ['en', { option: true }],
  browserWithExtension: async ({ language, colorScheme, viewport }, use) => {
    const server = await startBlankPage();
    const browser = await launchBrowser({
      args: server.browserArgs,
      locale: language,
      headless: true,
      ...(colorScheme === 'dark' ? { colorScheme } : {}),
      ...(viewport ? { viewport } : {}),
    });
    await use(browser);
    await browser.close();
    await server.close();
    expect(browser.strayRequests, 'requests to other hosts').toEqual([]);
  },
  context: async ({ browserWithExtension }, use) => use(browserWithExtension.context),
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),
  extensionId: async ({ browserWithExtension }, use) => use(browserWithExtension.extensionId),
});
