import { test as base, expect } from '@playwright/test';
import { type ServedStandIn, type ServeOptions, startStandIn } from '../stand-in/serve.ts';
import { buildWorld, type WorldOptions } from '../stand-in/world.ts';
import type { Browser } from './browser.ts';
import { createKeptBrowsers, type KeptBrowsers } from './kept-browser.ts';
import { OverlayPage } from './pages/overlay.ts';

export { stopWorker } from './browser.ts';
export { expect };

type Options = {
  /** Language of the browser, and with it of the extension: 'en' or 'ru'. */
  language: string;
  /** What the stand-in of WhatsApp Web is like. */
  standInOptions: ServeOptions;
  /** Plain groups made anew for each test, instead of a named scenario. */
  plainWorld: WorldOptions | undefined;
  /** False: the test does something to the browser or the extension that cannot be wiped off. */
  keepsBrowser: boolean;
};

/** What lasts as long as the process that runs one test after the other. */
type Lasting = {
  browsers: KeptBrowsers;
  /** The stand-ins take turns at one address, since a browser learns at its start where WhatsApp is. */
  ports: { port: number; tripwirePort: number };
};

type Fixtures = {
  standIn: ServedStandIn;
  browserWithExtension: Browser;
  extensionId: string;
  overlay: OverlayPage;
};

/**
 * A test with its own stand-in, and Chromium and extension as if they were new. Fails when anything asked for another
 * host, when WhatsApp's error log heard of us, when the page's policy was violated, or when its modules were touched.
 */
export const test = base.extend<Options & Fixtures, Lasting>({
  language: ['en', { option: true }],
  standInOptions: [{}, { option: true }],
  plainWorld: [undefined, { option: true }],
  keepsBrowser: [true, { option: true }],
  browsers: [
    async ({}, use) => {
      const browsers = createKeptBrowsers();
      await use(browsers);
      await browsers.close();
    },
    { scope: 'worker' },
  ],
  ports: [({}, use) => use({ port: 0, tripwirePort: 0 }), { scope: 'worker' }],
  standIn: async ({ standInOptions, plainWorld, ports }, use) => {
    const standIn = await startStandIn({
      ...ports,
      ...standInOptions,
      ...(plainWorld ? { world: buildWorld({ ...plainWorld, startMs: Date.now() }) } : {}),
    });
    const { port, tripwirePort } = standIn;
    Object.assign(ports, { port, tripwirePort });
    await use(standIn);
    await standIn.close();
  },
  browserWithExtension: async ({ language, colorScheme, viewport, standIn, keepsBrowser, browsers }, use) => {
    const browser = await browsers.take({
      args: standIn.browserArgs,
      locale: language,
      headless: true,
      ...(colorScheme === 'dark' ? { colorScheme } : {}),
      ...(viewport ? { viewport } : {}),
    });
    await use(browser);
    const reports = await standIn.control.pages();
    if (keepsBrowser) await browsers.giveBack();
    else await browsers.close();
    expect(browser.strayRequests, 'requests to other hosts').toEqual([]);
    expect(standIn.requestsToOtherHosts(), 'connections to other hosts').toEqual([]);
    expect(standIn.cspViolations(), "violations of the page's policy").toEqual([]);
    for (const report of reports) {
      expect(report.errorReports, "reports in WhatsApp's error log").toEqual([]);
      expect(report.tampered, 'changed exports').toEqual([]);
      expect(report.newGlobals, 'new names on the page').toEqual([]);
      expect(report.misused, "calls to modules of WhatsApp's interface").toEqual([]);
    }
  },
  context: async ({ browserWithExtension: { context } }, use) => {
    // A click that finds nothing fails with the step it belongs to, long before the test's own end.
    context.setDefaultTimeout(30_000);
    await use(context);
  },
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),
  extensionId: async ({ browserWithExtension }, use) => use(browserWithExtension.extensionId),
  overlay: async ({ page, language }, use) => use(new OverlayPage(page, language)),
});
