import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium, quietFlags } from '../../scripts/chromium.mjs';

/** The build with the open shadow root; everything else is as in the build for people. */
export const testBuild = fileURLToPath(new URL('../../.output/chrome-mv3-test', import.meta.url));

/** The build for people, with the closed shadow root; it lies beside the other. */
export const releaseBuild = (process.env.MUSTER_EXTENSION ?? testBuild).replace(/-test$/, '');

export type Browser = {
  context: BrowserContext;
  extensionId: string;
  /** Requests that left for anything but WhatsApp's address and the extension itself: none is allowed. */
  strayRequests: string[];
  close(): Promise<void>;
};

/**
 * A third of the work of a start is Chromium's own pop-up of the address bar, which nobody sees here. Chromium takes the last
 * list of features only, so Playwright's stands here again (of version 1.65, what concerns Chromium on Linux).
 */
const NEEDLESS_FEATURES = [
  'IsolateOrigins',
  'site-per-process',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

const headlessFlags = ['--headless=new', `--disable-features=${NEEDLESS_FEATURES.join(',')}`];

/**
 * A sixth of the work is starting processes and talking between them: pages of the web share one here, and pictures and
 * network are with the browser. Worlds of scripts are as far apart as ever, and the extension has a process of its own.
 */
const fewProcesses = [
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
];

/**
 * Chromium with the extension in it. `args` say where WhatsApp's address leads. The profile is fresh and goes with the
 * browser, unless a `profile` is given: that one stays.
 */
export async function launchBrowser(options: {
  args: readonly string[];
  locale: string;
  headless: boolean;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  extension?: string;
  profile?: string;
  /** Has the processes that it has for people: slower without a screen, but what is measured is like theirs. */
  isMeasured?: boolean;
}): Promise<Browser> {
  const found = findChromium();
  if (!found) throw new Error('no Chromium on this machine: run `node scripts/setup.mjs`');
  const extension = options.extension ?? process.env.MUSTER_EXTENSION ?? testBuild;
  // Without this Chromium would open and the wait for the worker would say nothing of the reason.
  if (!existsSync(join(extension, 'manifest.json')))
    throw new Error('nothing is built: run `MUSTER_TEST=1 npx wxt build`');
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'muster-profile-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    // The old headless mode knows no extensions; '--headless=new' is given by hand, so Playwright must not add its own.
    headless: false,
    args: [
      ...quietFlags,
      ...(options.headless ? headlessFlags : []),
      ...(options.headless && !options.isMeasured ? fewProcesses : []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--lang=${options.locale}`,
      ...options.args,
    ],
    // Chromium on Linux takes the language of the extension's texts from here.
    env: { ...process.env, LANGUAGE: options.locale, LANG: `${options.locale}.UTF-8` },
    ignoreHTTPSErrors: true,
    // A twelfth of the work is drawing what moves; what moves and how has a test of its own.
    ...(options.isMeasured ? {} : { reducedMotion: 'reduce' }),
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 800 },
  });

  const strayRequests: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = ['chrome-extension:', 'data:', 'blob:', 'about:'].includes(protocol);
    if (!isOurs && hostname !== 'web.whatsapp.com') strayRequests.push(request.url());
  });

  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    extensionId: new URL(worker.url()).host,
    strayRequests,
    async close() {
      await context.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Stops the extension's worker the way the browser does at will (under a debugger it never idles out), and waits until it is gone. */
export async function stopWorker(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some((v) => v.scriptURL.startsWith('chrome-extension:') && v.runningStatus === 'stopped'))
        resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}
