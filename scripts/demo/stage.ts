// What the demo plays on: the stand-in of WhatsApp Web, a Chromium with the extension, and the overlay in it.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Browser, launchBrowser } from '../../tests/e2e/browser.ts';
import { OverlayPage } from '../../tests/e2e/pages/overlay.ts';
import { type ServedStandIn, startStandIn } from '../../tests/stand-in/serve.ts';
import type { Group } from '../../tests/stand-in/server/model.ts';
import { sawMembersBefore } from './week-before.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const build = join(root, '.output', 'chrome-mv3-test');

export type Stage = {
  standIn: ServedStandIn;
  browser: Browser;
  /** "Neighbours of Oak Lane": 700 members, 300 who ask to join, addressed by LID. */
  group: Group;
  /** The newest tab with WhatsApp Web, and the overlay in it. */
  page: Page;
  overlay: OverlayPage;
  /** Opens WhatsApp Web in a new tab: after the old one was closed. */
  openTab(): Promise<void>;
  /** Opens a part of the full page in a tab of its own. */
  openPart(part: string): Promise<Page>;
};

/** Builds the extension with an open shadow root, which is all that differs; returns the sizes in kB. */
export function buildExtension(): { overlayKb: number; driverKb: number } {
  const { MUSTER_OUT: _elsewhere, ...env } = process.env;
  const built = spawnSync('wxt', ['build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, MUSTER_TEST: '1' },
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new Error(`${built.stdout ?? ''}${built.stderr ?? ''}`.trim());
  const sizeKb = (name: string) => Math.round(statSync(join(build, 'content-scripts', name)).size / 1000);
  return { overlayKb: sizeKb('overlay.js'), driverKb: sizeKb('bridge.js') };
}

export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

export async function openStage(): Promise<Stage> {
  const standIn = await startStandIn({ scenario: 'demo' });
  const browser = await launchBrowser({
    args: standIn.browserArgs,
    locale: 'en',
    headless: !hasDisplay(),
    viewport: { width: 1280, height: 800 },
    extension: build,
  });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const stage: Stage = {
    standIn,
    browser,
    group: standIn.control.groupNamed('Neighbours of Oak Lane'),
    page,
    overlay: new OverlayPage(page),
    async openTab() {
      stage.page = await browser.context.newPage();
      stage.overlay = new OverlayPage(stage.page);
      await stage.page.goto(standIn.origin);
    },
    async openPart(part) {
      const opened = await browser.context.newPage();
      await opened.goto(`chrome-extension://${browser.extensionId}/dashboard.html#${part}`);
      return opened;
    },
  };
  await sawMembersBefore(stage);
  return stage;
}
