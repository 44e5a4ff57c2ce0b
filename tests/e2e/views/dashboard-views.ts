import { expect } from '@playwright/test';
import { backupViews } from './backup-views.ts';
import { everybodyViews } from './everybody-views.ts';
import { LOCKS, lockTwo } from './lock-views.ts';
import { SEED } from './seed.ts';
import { snapshotViews } from './snapshot-views.ts';
import type { Stage } from './stage.ts';

/** Names of views that stand on the dashboard begin with it. */
export const DASHBOARD = 'dashboard: ';

/** Every part of the dashboard, on the extension's own page, for the main group. */
export async function* dashboardViews(stage: Stage): AsyncGenerator<string> {
  const { cast, overlay, page: whatsApp, store } = stage;
  const { page } = store;
  const { t } = overlay.words;
  await page.bringToFront();
  await store.goToDashboard('requests');
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
  const main = page.getByRole('main');
  const back = main.getByRole('button', { name: t('back'), exact: true });
  await links.filter({ hasText: t('rulesTitle') }).click();
  await main.getByRole('button', { name: t('rulesTryAll') }).click();
  await expect(main.getByRole('list', { name: t('tryListLabel') })).toBeVisible();
  yield `${DASHBOARD}trying rules`;
  await back.click();
  await main.getByRole('button', { name: new RegExp(`^${SEED.rule}`) }).click();
  yield `${DASHBOARD}a rule`;
  await back.click();
  await links.filter({ hasText: t('lockTitle') }).click();
  await main.getByRole('button', { name: t('lockNowAsk') }).click();
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: t('lockUntil') })
    .selectOption('time');
  yield `${DASHBOARD}locking groups`;
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('lockStuckLeave') }).click();
  yield `${DASHBOARD}leaving settings as they are`;
  await page.keyboard.press('Escape');
  const endTwo = await lockTwo(stage);
  await main.getByRole('button', { name: t('lockEndThing', `\u2068${LOCKS.two}\u2069`) }).click();
  yield `${DASHBOARD}ending a lock-down of several groups`;
  await page.keyboard.press('Escape');
  await endTwo();
  await main.getByRole('button', { name: new RegExp(`^${LOCKS.plan}`) }).click();
  yield `${DASHBOARD}a plan`;
  await back.click();
  await links.filter({ hasText: t('listsTitle') }).click();
  await main.getByRole('button', { name: t('listsAdd') }).click();
  yield `${DASHBOARD}adding to a list`;
  await page.keyboard.press('Escape');
  await main
    .getByRole('button', { name: overlay.words.pattern('listsEdit') })
    .first()
    .click();
  yield `${DASHBOARD}changing a line of a list`;
  await page.keyboard.press('Escape');
  await links.filter({ hasText: t('insightTitle') }).click();
  await main.getByText(t('insightTable', t('insight_requests'))).click();
  yield `${DASHBOARD}a table of numbers`;
  await main.getByText(t('insightSilent'), { exact: true }).click();
  yield `${DASHBOARD}silent members`;
  await main.getByText(t('insightNumbers'), { exact: true }).click();
  await store.call('putSettings', { settings: { countingOff: true } });
  await expect(main.getByText(t('insightOffTitle'))).toBeVisible();
  yield `${DASHBOARD}counting switched off`;
  await main.getByRole('button', { name: t('settingsTitle'), exact: true }).click();
  await main.getByRole('button', { name: t('settingsCountsForget') }).click();
  yield `${DASHBOARD}deleting what was counted`;
  await page.keyboard.press('Escape');
  await store.call('putSettings', { settings: { countingOff: false } });
  await links.filter({ hasText: t('groupsTitle') }).click();
  await main.getByRole('checkbox', { name: t('groupsSelectAll') }).check();
  yield `${DASHBOARD}groups chosen`;
  const dialog = page.getByRole('dialog');
  const bar = main.getByRole('region', { name: t('selectionBar') });
  await main.getByRole('button', { name: t('setsNew') }).click();
  yield `${DASHBOARD}a new set of groups`;
  await dialog.getByRole('textbox').fill('12345');
  await dialog.getByRole('button', { name: t('save'), exact: true }).click();
  await expect(dialog).toHaveCount(0);
  yield `${DASHBOARD}groups of a set`;
  await main.getByRole('button', { name: t('groupsColumns') }).click();
  yield `${DASHBOARD}columns of the groups`;
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: t('groupsMore'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('groupsRelink') }).click();
  yield `${DASHBOARD}new invite links for many groups`;
  await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
  await bar.getByRole('button', { name: t('groupsMore'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('groupsCopy') }).click();
  await dialog.getByRole('combobox', { name: t('copySource') }).selectOption({ index: 1 });
  await dialog.getByRole('checkbox', { name: t('copyAdmins') }).check();
  yield `${DASHBOARD}copying from a group`;
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: t('groupsPeople'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('groupsPeople_add') }).click();
  yield `${DASHBOARD}people into many groups`;
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('acrossTitle') }).click();
  const across = main.getByRole('list', { name: t('acrossTitle') });
  await main.getByRole('combobox', { name: t('acrossLeast') }).selectOption('1');
  await across.getByRole('checkbox').first().check();
  yield `${DASHBOARD}people in several groups`;
  await main
    .getByRole('button', { name: t('selectNone'), exact: true })
    .last()
    .click();
  await back.click();
  await bar.getByRole('button', { name: t('groupsSet'), exact: true }).click();
  yield `${DASHBOARD}settings for many groups`;
  await page.getByRole('menuitem', { name: t('setting_approval') }).click();
  yield `${DASHBOARD}preview of a setting for many groups`;
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: t('groupsSet'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('setting_subject') }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('{n}. {group}');
  yield `${DASHBOARD}preview of names for many groups`;
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: t('groupsSet'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('groupsIcon') }).click();
  await dialog.locator('input[type=file]').setInputFiles({
    name: '12345.png',
    mimeType: 'image/png',
    buffer: Buffer.from('12345'),
  });
  await expect(dialog.getByText(t('iconProblem_broken'))).toBeVisible();
  yield `${DASHBOARD}a picture that is none`;
  await dialog.getByText(t('iconGround_colour'), { exact: true }).click();
  await dialog.getByRole('textbox', { name: t('iconText') }).fill('{n} {group} {initials}');
  yield `${DASHBOARD}preview of icons for many groups`;
  await dialog.getByText(t('iconGround_none'), { exact: true }).click();
  await dialog.getByRole('button', { name: t('groupsContinue') }).click();
  await expect(dialog.getByText(t('jobsUndo_icon'))).toBeVisible();
  yield `${DASHBOARD}removing icons of many groups`;
  await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('selectNone'), exact: true }).click();
  yield* everybodyViews(stage);
  yield* snapshotViews(stage);
  for await (const name of backupViews(stage)) yield `${DASHBOARD}${name}`;
  await page.goto(new URL('/sidepanel.html', page.url()).href);
  await expect(page.getByRole('tablist')).toBeVisible();
  yield `${DASHBOARD}the side panel instead`;
  await whatsApp.bringToFront();
  // The panel took the drawer's place.
  await overlay.launcher.click();
  await expect(page.getByText(t('panelTwice'))).toBeVisible();
  yield `${DASHBOARD}the side panel and the drawer`;
  // Left, or it would take that place again after every load of WhatsApp's page.
  await page.goto(new URL('/manifest.json', page.url()).href);
}
