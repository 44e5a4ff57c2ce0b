import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { OverlayPage } from './pages/overlay.ts';

test.use({
  plainWorld: { groups: 2, members: 20, requests: 12 },
  // The browser's own panel stays open in the window.
  keepsBrowser: false,
});

/** The panel's page in a tab of the same window: the browser's own frame around it is out of a test's reach. */
async function openPanel(page: Page, extensionId: string): Promise<Page> {
  const panel = await page.context().newPage();
  await panel.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  return panel;
}

test('SP4: the side panel follows the chat of its window’s WhatsApp tab, works there, shares the window with one drawer, and is opened by its menu', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  await overlay.start();
  const { t } = overlay.words;
  const [first, second] = ['Group 1', 'Group 2'].map((name) => standIn.control.groupNamed(name));
  await standIn.control.openChat(first?.id ?? '');
  const panel = await openPanel(page, extensionId);
  const main = panel.getByRole('main', { name: t('panelLabel') });
  const group = main.getByTitle(t('groupPick'));

  await test.step('it takes the place of the drawer and follows the chat (SP1, SP4)', async () => {
    await expect(group).toContainText('Group 1');
    await expect(overlay.drawer).toBeHidden();
    await standIn.control.openChat(second?.id ?? '');
    await expect(group).toContainText('Group 2');
  });

  await test.step('what is done in it is done in WhatsApp', async () => {
    const list = new OverlayPage(panel);
    const row = main.getByRole('listitem').first();
    await expect(row).toBeVisible();
    await row.getByRole('checkbox').check();
    await main.getByRole('button', { name: t('approve'), exact: true }).click();
    await list.confirm.root.getByRole('button').last().click();
    await expect.poll(() => standIn.control.ledger({ by: 'me' }).length, { timeout: 20_000 }).toBe(1);
  });

  await test.step('where both are open it says so, and closes the other (SP4)', async () => {
    await overlay.launcher.click();
    await expect(main.getByText(t('panelTwice'))).toBeVisible();
    await main.getByRole('button', { name: t('panelCloseDrawer') }).click();
    await expect(overlay.drawer).toBeHidden();
    await expect(main.getByText(t('panelTwice'))).toBeHidden();
  });

  await test.step('it comes back to a tab that was loaded anew, and says what to do without one (SP3)', async () => {
    await page.reload();
    await expect(group).toBeVisible();
    await page.close();
    await expect(main.getByRole('heading', { name: t('panelNoTab') })).toBeVisible();
    await main.getByRole('button', { name: t('dashboardOpenWhatsApp') }).click();
    await expect(group).toBeVisible();
  });

  await test.step('the browser’s own panel is opened by the menu of the drawer, and takes its place', async () => {
    await panel.close();
    const tab = context.pages().find((each) => each.url().startsWith(standIn.origin));
    if (!tab) throw new Error('no tab of WhatsApp was opened');
    const { drawer, launcher } = new OverlayPage(tab);
    await launcher.click();
    await drawer.getByRole('button', { name: t('shellMenu'), exact: true }).click();
    await tab.getByRole('menuitem', { name: t('panelOpen') }).click();
    await expect(drawer).toBeHidden();
    const panels = await context
      .serviceWorkers()[0]
      ?.evaluate("chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then(({ length }) => length)");
    expect(panels).toBe(1);
  });
});
