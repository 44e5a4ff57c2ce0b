import { launchBrowser } from './browser.ts';
import { expect, stopWorker, test } from './fixture.ts';
import { OverlayPage } from './pages/overlay.ts';
import { startStandIn } from '../stand-in/serve.ts';

/** Hears what a script of the page could hear at the earliest, and writes it where the test reads it. */
function listen(): void {
  const observer = new MutationObserver(() => {
    if (!document.head) return;
    observer.disconnect();
    document.documentElement.dataset['heard'] = '';
    for (const type of ['message', 'muster:port'])
      window.addEventListener(
        type,
        () => {
          document.documentElement.dataset['heard'] += `${type} `;
        },
        true,
      );
  });
  observer.observe(document, { childList: true, subtree: true });
}

// The extension is reloaded, and who is asked for is written down for good.
test.use({ keepsBrowser: false });

test('the overlay stands on a page with a strict policy, unheard, and outlives its worker and its update', async ({
  overlay,
  page,
  context,
  standIn,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedTypes|trusted type/i.test(message.text()))
      violations.push(message.text());
  });
  await page.addInitScript(listen);
  await page.goto(standIn.origin);
  await expect(overlay.launcher).toHaveCSS('position', 'fixed');
  await overlay.launcher.click();
  await overlay.readNotice();
  await overlay.pickGroup('Neighbours of Oak Lane');
  await overlay.requests.expectShown(300);

  await stopWorker(context);
  await overlay.openTab('notes');
  await overlay.openTab('requests');
  await overlay.requests.expectShown(300);
  standIn.control.byHand.withdrawRequest(standIn.control.groupNamed('Neighbours of Oak Lane').id, 'pedlar-1');
  // Subscriptions were renewed with the new worker, or this would never arrive.
  await overlay.requests.expectShown(299);

  expect(violations).toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('data-heard', '');

  // What an update does to the tabs that are open.
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('no worker');
  await worker.evaluate('setTimeout(() => chrome.runtime.reload(), 50) && null');
  await expect(overlay.drawer.getByText(overlay.words.t('banner_orphaned'))).toBeVisible();
  await expect(overlay.drawer.getByRole('button', { name: overlay.words.t('reloadTab') })).toBeVisible();
});

test('in the language of the browser; and the watches over requests to other hosts see those of the worker', async () => {
  const standIn = await startStandIn();
  const browser = await launchBrowser({ args: standIn.browserArgs, locale: 'ru', headless: true });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const overlay = new OverlayPage(page, 'ru');

  await test.step('the overlay speaks Russian', async () => {
    await overlay.start();
    await expect(page.getByRole('tab', { name: /^Заявки/ })).toBeVisible();
    await overlay.pickGroup('Соседи по даче');
    await overlay.openTab('members');
    await expect(overlay.members.rows.first()).toBeVisible();
    await expect(overlay.drawer.getByText('52 участника')).toBeVisible();
    expect(browser.strayRequests).toEqual([]);
    expect(standIn.requestsToOtherHosts()).toEqual([]);
  });

  await test.step('a request to another host is seen by both watches', async () => {
    await browser.context
      .serviceWorkers()[0]
      ?.evaluate("fetch('https://worker.invalid/x', { mode: 'no-cors' }).catch(() => undefined)");
    await expect.poll(() => browser.strayRequests).toContain('https://worker.invalid/x');
    await expect
      .poll(() => standIn.requestsToOtherHosts().map(({ host }) => host))
      .toContain('worker.invalid');
  });
  await browser.close();
  await standIn.close();
});
