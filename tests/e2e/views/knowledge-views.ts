import { expect } from '@playwright/test';
import { SEED } from './seed.ts';
import { hands, type Stage } from './stage.ts';

/** Group, tags, notes and templates, with their dialogs. */
export async function* knowledgeViews(stage: Stage): AsyncGenerator<string> {
  yield* groupViews(stage);
  yield* tagViews(stage);
  yield* noteViews(stage);
  yield* templateViews(stage);
}

async function* groupViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page } = stage;
  const { panel, press, escape, sees } = hands(stage);
  await overlay.openTab('group');
  await sees('groupSettings');
  yield 'group';
  await press('groupInviteShow');
  await expect(panel.getByRole('textbox', { name: overlay.words.t('groupInvite') })).toBeVisible();
  await panel.getByRole('textbox').first().fill('');
  await sees('groupNoName');
  yield 'group, invite link and a name that is missing';
  await press('cancel');
  await press('groupInviteResetAsk');
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'group, new invite link';
  await escape();
}

async function* tagViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page } = stage;
  const { panel, press, menu, escape } = hands(stage);
  const { t } = overlay.words;
  await overlay.openTab('tags');
  await expect(panel.getByRole('listitem').nth(1)).toBeVisible();
  yield 'tags';
  await press('tagsNew');
  await page.getByRole('dialog').getByRole('textbox').fill(SEED.tags[0]);
  await expect(page.getByText(t('tagsProblem_taken'))).toBeVisible();
  yield 'tags, new one with a name that is taken';
  await escape();
  const more = panel.getByRole('listitem').first().locator('[aria-haspopup=menu]');
  await menu(more);
  yield 'tags, menu';
  await page.getByRole('menuitem').first().click();
  await page.getByRole('dialog').getByRole('combobox').selectOption({ index: 1 });
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  yield 'tags, merge';
  await escape();
  await menu(more);
  await page.getByRole('menuitem').last().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'tags, delete';
  await escape();
}

async function* noteViews(stage: Stage): AsyncGenerator<string> {
  const { overlay } = stage;
  const { panel, press, sees } = hands(stage);
  await overlay.openTab('notes');
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  yield 'notes';
  await panel.getByRole('textbox').fill('ээээ');
  await sees('nothingFound');
  yield 'notes, nothing found';
  await panel.getByRole('textbox').fill('');
  await press('notesBinTitle');
  await sees('notesBinHint');
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  yield 'notes, bin';
  await press('notesBinTitle');
}

async function* templateViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page, standIn, cast } = stage;
  const { panel, press, escape, sees } = hands(stage);
  const { t } = overlay.words;
  await overlay.openTab('templates');
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  yield 'templates';
  await panel.getByRole('button', { name: new RegExp(`^${SEED.template}`) }).click();
  await sees('templatesPreview');
  yield 'template in use, no chat open';
  await standIn.control.openChat(standIn.control.groupNamed(cast.main).id);
  await expect(panel.getByText(t('templatesNothingSent'))).toBeVisible();
  yield 'template in use';
  await press('edit');
  await expect(panel.getByRole('textbox', { name: t('templatesName'), exact: true })).toHaveValue(
    SEED.template,
  );
  await panel.getByRole('textbox', { name: t('templatesName'), exact: true }).fill('');
  await panel.getByRole('textbox', { name: t('templatesShortcut'), exact: true }).fill('не то!');
  await press('save');
  await sees('templatesNameProblem_empty');
  yield 'template being written, with mistakes';
  await press('cancel');
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'template, discard?';
  await escape();
  await press('cancel');
  await press('templatesDiscard', page.getByRole('dialog'));
}
