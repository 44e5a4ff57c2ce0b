import { expect } from '@playwright/test';
import type { Stage } from './stage.ts';

/** Names of views that stand on the dashboard begin with it. */
export const DASHBOARD = 'dashboard: ';

/** Every part of the dashboard, on the extension's own page, for the main group. */
export async function* dashboardViews(stage: Stage): AsyncGenerator<string> {
  const { cast, overlay, page: whatsApp, store } = stage;
  const { page } = store;
  const { t } = overlay.words;
  await page.bringToFront();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByTitle(t('groupPick')).click();
  await page.getByRole('dialog').getByRole('button', { name: cast.main }).click();
  const links = page.getByRole('navigation', { name: t('dashboardNav') }).getByRole('link');
  const count = await links.count();
  for (let place = 0; place < count; place++) {
    const link = links.nth(place);
    const name = (await link.getAttribute('href'))?.slice(1) ?? '';
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('#muster-outlet').getByRole('status', { name: t('loading') })).toHaveCount(0);
    yield `${DASHBOARD}${name}`;
  }
  await whatsApp.bringToFront();
}
