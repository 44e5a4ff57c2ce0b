import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

test.use({ plainWorld: { members: 20, requests: 6 } });

const rootOf = (page: Page) => page.locator('muster-overlay .muster');
const box = async (locator: Locator) => {
  const found = await locator.boundingBox();
  if (!found) throw new Error('not on the screen');
  return found;
};
const background = (locator: Locator) =>
  locator.evaluate((element) => getComputedStyle(element).backgroundColor);

test('theme, direction, width and motion: the drawer is as WhatsApp and the person want it', async ({
  overlay,
  page,
  standIn,
}) => {
  await page.setViewportSize({ width: 1_440, height: 900 });
  await overlay.start();

  await test.step('theme and direction follow WhatsApp while it runs', async () => {
    const { control } = standIn;
    await control.setTheme('light');
    await expect(rootOf(page)).toHaveAttribute('data-theme', 'light');
    const light = await background(overlay.drawer);
    await control.setTheme('dark');
    await expect(rootOf(page)).toHaveAttribute('data-theme', 'dark');
    await expect.poll(() => background(overlay.drawer)).not.toBe(light);
    await control.setTheme('light');
    await expect.poll(() => background(overlay.drawer)).toBe(light);

    expect((await box(overlay.drawer)).x).toBeGreaterThan(1_000);
    await control.setDirection('rtl');
    await expect(rootOf(page)).toHaveAttribute('dir', 'rtl');
    await expect.poll(async () => (await box(overlay.drawer)).x).toBe(0);
    await expect.poll(async () => (await box(page.locator('#app'))).x).toBe(400);
    await control.setDirection('ltr');
    await expect.poll(async () => (await box(page.locator('#app'))).x).toBe(0);
  });

  await test.step('it stands beside WhatsApp, and covers only narrow windows', async () => {
    const app = page.locator('#app');
    for (const width of [1_440, 1_000]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(async () => (await box(app)).width).toBe(width - 400);
      expect((await box(overlay.drawer)).x).toBe(width - 400);
    }
    await page.setViewportSize({ width: 999, height: 900 });
    await expect.poll(async () => (await box(app)).width).toBe(999);
    expect(await box(overlay.drawer)).toMatchObject({ x: 599, width: 400 });
    await page.setViewportSize({ width: 1_440, height: 900 });
    await overlay.drawer.getByRole('button', { name: overlay.words.t('launcherClose'), exact: true }).click();
    await expect.poll(async () => (await box(app)).width).toBe(1_440);
    expect(await app.evaluate((element) => element.getAttribute('style') ?? '')).not.toMatch(/width/);
    await overlay.launcher.click();
  });

  await test.step('the width is set by arrow keys and remembered', async () => {
    const edge = overlay.drawer.getByRole('separator', { name: overlay.words.t('drawerResize') });
    await edge.focus();
    const widthIs = async (widthPx: number) => {
      await expect(edge).toHaveAttribute('aria-valuenow', String(widthPx));
      await expect.poll(async () => (await box(overlay.drawer)).width).toBe(widthPx);
    };
    await page.keyboard.press('End');
    await widthIs(560);
    await page.keyboard.press('ArrowLeft');
    await widthIs(560);
    await page.keyboard.press('Home');
    await widthIs(320);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await widthIs(336);
    await overlay.reload();
    await widthIs(336);
  });

  await test.step('nothing moves for people who want less motion', async () => {
    const moving = () =>
      page.evaluate(() => {
        const root = document.querySelector('muster-overlay')?.shadowRoot;
        return [...(root?.querySelectorAll('.muster, .muster *') ?? [])].flatMap((element) =>
          ['', '::before', '::after'].flatMap((part) => {
            const { transitionDuration, animationName } = getComputedStyle(element, part || null);
            const moves = /[1-9]/.test(transitionDuration) || animationName !== 'none';
            return moves ? [`${element.localName}${part}`] : [];
          }),
        );
      });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await overlay.openTab('settings');
    // Else the rest would prove nothing.
    expect(await moving()).toEqual(expect.arrayContaining(['aside', 'button', 'input::after']));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toEqual([]);
    await overlay.openTab('requests');
    await overlay.requests.rows.first().click({ position: { x: 200, y: 12 } });
    await expect(overlay.card.root).toBeVisible();
    expect(await moving()).toEqual([]);
  });
});
