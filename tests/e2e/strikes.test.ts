import { asId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { keyOf, LANE, laneWorld } from './lane-world.ts';
import { actedOn, openScene } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('[ST10] [ST40] strikes are given, shown, propose a removal that the admin confirms, are taken back, and lead to a warning in the chat', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, members: list, card, confirm } = overlay;
  const { t, tn } = words;
  const { group, store } = await openScene({ page, context, extensionId, standIn });
  await overlay.pickGroup(LANE);
  await overlay.openTab('members');
  await list.expectShown(32);
  const section = card.section('strikesTitle');
  const strikes = section.getByRole('list', { name: t('strikesTitle') }).getByRole('listitem');
  const dialog = overlay.dialog(new RegExp(`^${t('strikeGive')}`));
  const give = async (reason: string, options: { onlyHere?: boolean } = {}) => {
    await section.getByRole('button', { name: t('strikeGive') }).click();
    const save = dialog.getByRole('button', { name: t('strikeGive'), exact: true });
    await expect(save).toBeDisabled();
    await dialog.getByRole('textbox', { name: t('strikeReason') }).fill(reason);
    if (options.onlyHere) await dialog.getByText(t('onlyInGroup'), { exact: true }).click();
    await save.click();
    await expect(dialog).toBeHidden();
  };

  await test.step('three on the card, one of them for this group only', async () => {
    await list.open('Member 07');
    await give('Sold tickets');
    await expect(strikes.first()).toContainText(t('strikeFades', '').trim());
    await give('Sold tickets again', { onlyHere: true });
    await expect(strikes.first()).toContainText(LANE);
    await expect(section.getByText(tn('strikesTag', 2))).toBeVisible();
    await give('Shouted at Anna');
    await expect(strikes).toHaveCount(3);
    await expect(strikes.first()).toContainText('Robin Ashdown');
  });

  await test.step('the list says so', async () => {
    await card.back();
    await expect(list.row('Member 07')).toContainText(tn('strikesCount', 3));
  });

  await test.step('[UN40] one on several at once, undone from its toast', async () => {
    for (const name of ['Member 11', 'Member 12']) await list.box(name).check();
    await list.action(t('moreActions')).click();
    await page.getByRole('menuitem', { name: t('strikeGive') }).click();
    await dialog.getByRole('textbox', { name: t('strikeReason') }).fill('Of somebody else');
    await dialog.getByRole('button', { name: t('strikeGive'), exact: true }).click();
    await expect(list.row('Member 12')).toContainText(tn('strikesCount', 1));
    await overlay.undo();
    for (const name of ['Member 11', 'Member 12'])
      await expect(list.row(name)).not.toContainText(tn('strikesCount', 1));
    await list.action(t('noteAction')).click();
    const note = overlay.dialog(tn('notesBulkTitle', 2));
    await note.getByRole('textbox').fill('Of somebody else');
    await note.getByRole('button', { name: tn('notesBulkSave', 2) }).click();
    await expect(list.row('Member 12')).toContainText('Of somebody else');
    await overlay.undo();
    for (const name of ['Member 11', 'Member 12'])
      await expect(list.row(name)).not.toContainText('Of somebody else');
    await list.selectNone();
  });

  await test.step('one on several at once', async () => {
    for (const name of ['Member 08', 'Member 09']) await list.box(name).check();
    await list.action(t('moreActions')).click();
    await page.getByRole('menuitem', { name: t('strikeGive') }).click();
    await dialog.getByRole('textbox', { name: t('strikeReason') }).fill('Rang at night');
    await dialog.getByRole('button', { name: t('strikeGive'), exact: true }).click();
    await expect(overlay.toast(tn('strikesGiven', 2))).toBeVisible();
    await expect(list.row('Member 09')).toContainText(tn('strikesCount', 1));
    await list.selectNone();
  });

  await test.step('[ST11] those who reached the limit are counted, and shown with one press', async () => {
    for (const name of ['Member 09', 'Member 10']) await list.box(name).check();
    await list.action(t('moreActions')).click();
    await page.getByRole('menuitem', { name: t('strikeGive') }).click();
    await dialog.getByRole('textbox', { name: t('strikeReason') }).fill('Rang again');
    await dialog.getByRole('button', { name: t('strikeGive'), exact: true }).click();
    const told = overlay.toast(tn('strikesReached', 1));
    await told.getByRole('button', { name: t('strikesShow') }).click();
    await list.expectShown(2);
    expect(await list.drawnNames()).toEqual(['Member 07', 'Member 09']);
    await list.selectNone();
  });

  await test.step('[ST7] a note is proposed until one is written', async () => {
    await store.call('putSettings', { settings: { strikeNoteAt: 2 } });
    await list.open('Member 09');
    const asked = section.getByText(tn('strikesNote', 2));
    await expect(asked).toBeVisible();
    await section.getByRole('button', { name: t('noteAction'), exact: true }).click();
    const note = overlay.dialog(tn('notesBulkTitle', 1));
    await expect(note.getByRole('textbox')).toHaveValue('2 strikes: Rang again; Rang at night');
    await note.getByRole('button', { name: tn('notesBulkSave', 1) }).click();
    await expect(asked).toBeHidden();
    await card.back();
    await store.call('putSettings', { settings: { strikeNoteAt: 0 } });
    await list.clearFilters();
    await list.expectShown(32);
  });

  await test.step('[ST40] of one person it is told too, and leads to the card', async () => {
    await list.box('Member 10').check();
    await list.action(t('moreActions')).click();
    await page.getByRole('menuitem', { name: t('strikeGive') }).click();
    await dialog.getByRole('textbox', { name: t('strikeReason') }).fill('Rang once more');
    await dialog.getByRole('button', { name: t('strikeGive'), exact: true }).click();
    const told = overlay.toast(`${tn('strikesGiven', 1)}. ${t('strikesReachedOne')}`);
    await told.getByRole('button', { name: t('strikesShow') }).click();
    await expect(strikes).toHaveCount(2);
    await expect(strikes.first()).toContainText('Rang once more');
    await card.back();
    await list.selectNone();
  });

  await test.step('taken back with a note: kept, and not counted', async () => {
    await list.open('Member 08');
    await strikes.getByRole('button', { name: t('strikeTakeBack') }).click();
    const back = overlay.dialog(new RegExp(`^${t('strikeTakeBack')}`));
    await back.getByRole('textbox', { name: t('strikeAppeal') }).fill('It was the neighbour');
    await back.getByRole('button', { name: t('strikeTakeBack'), exact: true }).click();
    await expect(strikes).toContainText('It was the neighbour');
    await expect(strikes).toContainText('Rang at night');
    await card.back();
    await expect(list.row('Member 08')).not.toContainText(tn('strikesCount', 1));
  });

  await test.step('two propose the tag that the settings name', async () => {
    const tagId = asId<never>('late');
    await store.call('putTag', { tagId, name: 'Trouble', colour: 'red' });
    const dashboard = store.page;
    await dashboard.bringToFront();
    await store.goToDashboard('settings');
    const choice = dashboard.getByRole('main').getByRole('combobox', { name: t('settingsStrikeTag') });
    await choice.selectOption({ label: 'Trouble' });
    await expect(choice).toHaveValue(tagId);
    await page.bringToFront();
    await list.open('Member 07');
    await section.getByRole('button', { name: 'Trouble' }).click();
    await expect(section.getByText(tn('strikesTag', 3))).toBeHidden();
    await expect(card.section('tagsTitle')).toContainText('Trouble');
  });

  await test.step('three propose a removal: nothing happens without the confirm screen', async () => {
    await expect(section).toContainText(tn('strikesRemove', 3, '|').split('|')[0] ?? '');
    await section.getByRole('button', { name: t('remove'), exact: true }).click();
    await expect(confirm.reason).toHaveValue(
      /^3 strikes: Shouted at Anna; Sold tickets again; Sold tickets$/,
    );
    await confirm.cancel.click();
    expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
    await section.getByRole('button', { name: t('remove'), exact: true }).click();
    await confirm.go('remove', 1);
    await expect.poll(() => actedOn(standIn, group, 'removed')).toEqual([keyOf('Member 07')]);
    await expect(section.getByRole('button', { name: t('remove'), exact: true })).toBeHidden();
    await expect(strikes).toHaveCount(3);
    await card.back();
  });

  await test.step('the log has all of it, with the reasons', async () => {
    await overlay.pickGroup(undefined);
    await overlay.openTab('log');
    const log = overlay.drawer.getByRole('tabpanel');
    for (const text of ['Sold tickets again', 'Rang at night', 'It was the neighbour', '3 strikes: Shouted'])
      await expect(log.getByText(text).first()).toBeVisible();
    await expect(log.getByText(t('logAction_strike_taken_back')).first()).toBeVisible();
  });

  const messageField = page.locator('#main footer [contenteditable="true"]');
  const choice = dialog.getByRole('checkbox');

  await test.step('[ST10] no warning is chosen, none is offered; one is made with one press', async () => {
    await standIn.control.openChat(group);
    await expect(messageField).toBeVisible();
    await overlay.pickGroup(LANE);
    await overlay.openTab('members');
    await list.open('Member 11');
    await section.getByRole('button', { name: t('strikeGive') }).click();
    await expect(dialog).toBeVisible();
    await expect(choice).toBeHidden();
    await dialog.getByRole('button', { name: t('cancel') }).click();
    const dashboard = store.page;
    await dashboard.bringToFront();
    await store.goToDashboard('settings');
    const settings = dashboard.getByRole('main');
    await settings.getByRole('button', { name: t('settingsStrikeMakeTemplate') }).click();
    const chosen = settings.getByRole('combobox', { name: t('settingsStrikeTemplate') });
    await expect(chosen.locator('option:checked')).toHaveText(t('strikeTemplateName'));
    await page.bringToFront();
  });

  await test.step('[ST10] it is put into the open chat, and nothing is sent', async () => {
    await section.getByRole('button', { name: t('strikeGive') }).click();
    await dialog.getByRole('textbox', { name: t('strikeReason') }).fill('Spam');
    await expect(choice).not.toBeChecked();
    await expect(dialog).toContainText(LANE);
    await expect(dialog).toContainText(t('strikeWriteGroup'));
    await choice.check();
    await dialog.getByRole('button', { name: t('strikeGive'), exact: true }).click();
    await expect(overlay.toast(tn('strikesGiven', 1))).toBeVisible();
    await expect(messageField).toHaveText(t('strikeTemplateText').replace('{reason}', 'Spam'));
    expect(standIn.control.ledger({ by: 'me' }).map(({ action }) => action)).toEqual(['removed']);
  });
});
