import { expect, type Locator, type Page } from '@playwright/test';
import { startStandIn, type ServedStandIn, type ServeOptions } from '../../stand-in/serve.ts';
import { type Browser, launchBrowser } from '../browser.ts';
import { OverlayPage } from '../pages/overlay.ts';
import type { MessageKey, Messages } from '../pages/words.ts';
import { openStore, type StoreAccess } from '../store-port.ts';
import type { Cast } from './world.ts';

/** A browser with everything that the walk through the views needs. */
export type Stage = {
  page: Page;
  overlay: OverlayPage;
  store: StoreAccess;
  standIn: ServedStandIn;
  browser: Browser;
  cast: Cast;
  close(): Promise<void>;
};

export async function openStage(options: {
  cast: Cast;
  language: string;
  standIn: ServeOptions;
  /** A build with texts of its own. */
  build?: { folder: string; messages: Messages };
  viewport?: { width: number; height: number };
}): Promise<Stage> {
  const { cast, language } = options;
  const standIn = await startStandIn(options.standIn);
  const browser = await launchBrowser({
    args: standIn.browserArgs,
    locale: language,
    headless: true,
    colorScheme: options.standIn.theme === 'dark' ? 'dark' : 'light',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    ...(options.build ? { extension: options.build.folder } : {}),
  });
  // What is not found fails with its step, long before the walk's own end.
  browser.context.setDefaultTimeout(30_000);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const store = await openStore(browser.context, browser.extensionId);
  await page.bringToFront();
  return {
    page,
    overlay: new OverlayPage(page, language, options.build?.messages),
    store,
    standIn,
    browser,
    cast,
    async close() {
      await browser.close();
      await standIn.close();
    },
  };
}

/** What the steps of the walk have in common. */
export function hands({ overlay, page }: Stage): {
  panel: Locator;
  button(key: MessageKey, within?: Locator): Locator;
  press(key: MessageKey, within?: Locator): Promise<void>;
  /** Opens a menu by its button; closes it with `escape`. */
  menu(button: Locator): Promise<void>;
  escape(): Promise<void>;
  sees(key: MessageKey): Promise<void>;
} {
  const { t } = overlay.words;
  const panel = overlay.drawer.getByRole('tabpanel');
  const button = (key: MessageKey, within: Locator = panel): Locator =>
    within.getByRole('button', { name: t(key), exact: true });
  return {
    panel,
    button,
    press: (key, within) => button(key, within).first().click(),
    async menu(opener) {
      await opener.first().click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    async escape() {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
      await expect(page.getByRole('dialog')).toBeHidden();
    },
    async sees(key) {
      await expect(panel.getByText(t(key)).first()).toBeVisible();
    },
  };
}
