import { expect } from '@playwright/test';
import { hands, type Stage } from './stage.ts';

/** From the first opening to the places that hold nothing yet; the notice is read on the way. */
export async function* emptyViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page, cast } = stage;
  const { t } = overlay.words;
  const { panel, sees, escape } = hands(stage);
  await page.goto('https://web.whatsapp.com/');
  await expect(overlay.launcher).toBeVisible();
  yield 'launcher';
  await overlay.launcher.click();
  await expect(overlay.drawer.getByRole('heading', { name: t('noticeTitle') })).toBeVisible();
  yield 'first-run notice';
  await overlay.drawer.getByRole('button', { name: t('noticeRead') }).click();
  await expect(page.getByRole('dialog', { name: t('tourLabel') })).toBeVisible();
  yield 'tour';
  await page.getByRole('button', { name: t('tourSkip') }).click();
  await page.keyboard.press('Control+k');
  await expect(
    page
      .getByRole('dialog', { name: t('paletteTitle') })
      .getByRole('option')
      .first(),
  ).toBeVisible();
  yield 'palette';
  await page.keyboard.type('ъъъ');
  await expect(page.getByText(t('paletteNone'))).toBeVisible();
  yield 'palette, nothing found';
  await escape();
  await overlay.drawer.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: t('keysTitle') })).toBeVisible();
  yield 'list of keys';
  await escape();
  await overlay.drawer.getByRole('button', { name: t('shellMenu'), exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  yield 'menu of the drawer';
  await escape();

  for (const [tab, key] of [
    ['tags', 'tagsEmptyTitle'],
    ['notes', 'notesEmptyTitle'],
    ['templates', 'templatesEmptyTitle'],
    ['jobs', 'jobsEmptyTitle'],
    ['log', 'logEmptyTitle'],
  ] as const) {
    await overlay.openTab(tab);
    await sees(key);
    yield `${tab}, empty`;
  }
  for (const tab of ['members', 'group'] as const) {
    await overlay.openTab(tab);
    await sees('membersChooseTitle');
    yield `${tab}, no group`;
  }
  await overlay.drawer.getByTitle(t('groupPick')).click();
  await expect(page.getByRole('dialog', { name: t('groupPick') })).toBeVisible();
  yield 'group picker';
  await escape();

  await overlay.pickGroup(cast.notMine);
  await overlay.openTab('requests');
  await sees('requestsNotAdminText');
  yield 'requests, not an admin';
  await overlay.openTab('group');
  await sees('groupNotAdmin');
  yield 'group, not an admin';
  await overlay.pickGroup(cast.open);
  await overlay.openTab('requests');
  await sees('requestsEmptyTitle');
  yield 'requests, nobody waits';
  await overlay.openTab('members');
  await expect(overlay.members.rows.first()).toBeVisible();
  for (const [part, key] of [
    ['membersPast', 'pastEmptyTitle'],
    ['membersLists', 'listsEmptyTitle'],
  ] as const) {
    await panel.getByRole('group').getByText(t(part), { exact: true }).click();
    await sees(key);
    yield `members, ${part}, empty`;
  }

  await overlay.pickGroup(undefined);
  await overlay.openTab('requests');
  await expect(overlay.requests.rows.first()).toBeVisible();
  yield 'requests of all groups';
  // The store knows the members of a group once they were asked for.
  await overlay.pickGroup(cast.main);
  await overlay.openTab('members');
  await expect(overlay.members.rows.nth(5)).toBeVisible();
}
