import { expect } from '@playwright/test';
import { SEED } from './seed.ts';
import type { Stage } from './stage.ts';

/** As in `dashboard-views.ts`, which shows these among its own. */
const DASHBOARD = 'dashboard: ';

/** The table of everybody, segments, and the page of one person with its dialogs. */
export async function* everybodyViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, store } = stage;
  const { page } = store;
  const { t } = overlay.words;
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  await store.goToDashboard('people');
  const grid = main.getByRole('grid', { name: t('peopleTitle') });
  await expect(grid.getByRole('rowheader').first()).toBeVisible();
  await main.getByRole('button', { name: t('peopleGroup'), exact: true }).click();
  yield `${DASHBOARD}people, menu of groups`;
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('filter_tag'), exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: SEED.tags[0] }).first().click();
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('segmentsNew') }).click();
  yield `${DASHBOARD}a new segment`;
  await dialog.getByRole('textbox').fill('12345');
  await dialog.getByRole('button', { name: t('save'), exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await grid.getByRole('checkbox').nth(1).check();
  yield `${DASHBOARD}people of a segment, one chosen`;
  await main
    .getByRole('region', { name: t('selectionBar') })
    .getByRole('button')
    .first()
    .click();
  await grid.getByRole('rowheader').first().getByRole('button').click();
  await expect(main.getByRole('button', { name: t('personFile') })).toBeVisible();
  yield `${DASHBOARD}the page of a person`;
  await main.getByRole('button', { name: t('erase'), exact: true }).click();
  await expect(dialog.getByRole('list', { name: t('eraseWhat') })).toBeVisible();
  yield `${DASHBOARD}erasing a person`;
  await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
  await main.getByRole('button', { name: t('personMerge') }).click();
  await dialog.getByRole('textbox').fill('а');
  await dialog.getByRole('radio').first().check();
  await expect(dialog.getByText(t('mergeTogether'))).toBeVisible();
  yield `${DASHBOARD}merging people`;
  await dialog.getByRole('button').last().click();
  await page.getByRole('button', { name: t('personSplit'), exact: true }).click();
  yield `${DASHBOARD}splitting a person`;
  await dialog.getByRole('button', { name: t('personSplit'), exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await main.getByRole('button', { name: t('personBack'), exact: true }).click();
}
