import { expect, stopWorker, test } from './fixture.ts';
import { overlayOf } from './pages/overlay.ts';

const url = 'https://web.whatsapp.com/';

test("the overlay mounts in a page with a strict policy, styled, and WhatsApp's world answers", async ({
  page,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedTypes|trusted type/i.test(message.text()))
      violations.push(message.text());
  });
  await page.goto(url);
  const { launcher } = overlayOf(page);
  await expect(launcher).toHaveAttribute('data-page', 'hello');
  await expect(launcher).toHaveCSS('position', 'fixed');
  expect(violations).toEqual([]);
  expect(await page.evaluate('window.heard')).toEqual([]);
});

test('a stopped worker answers the next call', async ({ page, context }) => {
  await page.goto(url);
  const { launcher } = overlayOf(page);
  await launcher.click();
  await expect(launcher).toHaveAttribute('data-store', 'answered 1');
  await stopWorker(context);
  await launcher.click();
  await expect(launcher).toHaveAttribute('data-store', 'answered 2');
});

test('an overlay whose extension was replaced says so', async ({ page, context }) => {
  await page.goto(url);
  const { launcher } = overlayOf(page);
  await launcher.click();
  await expect(launcher).toHaveAttribute('data-status', 'connected');
  await context.serviceWorkers()[0]?.evaluate('chrome.runtime.reload()');
  await launcher.click();
  await expect(launcher).toHaveAttribute('data-status', 'orphaned');
});

test('the watch over requests to other hosts sees those of the worker', async ({
  page,
  browserWithExtension,
}) => {
  await page.goto(url);
  await browserWithExtension.context
    .serviceWorkers()[0]
    ?.evaluate("fetch('https://worker.invalid/x', { mode: 'no-cors' }).catch(() => undefined)");
  await expect.poll(() => browserWithExtension.strayRequests).toContain('https://worker.invalid/x');
  browserWithExtension.strayRequests.length = 0;
});

test.describe('in Russian', () => {
  test.use({ language: 'ru' });
  test('the overlay speaks the language of the browser', async ({ page }) => {
    await page.goto(url);
    await expect(page.getByRole('button', { name: 'Открыть Muster' })).toBeVisible();
  });
});
