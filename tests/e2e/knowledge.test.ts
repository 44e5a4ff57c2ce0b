import { expect, test } from './fixture.ts';
import { GARAGE, LANE, laneWorld } from './lane-world.ts';
import { openScene } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('tags are made, put on, changed, merged and deleted; notes are written, edited, binned and restored; both outlive a reload', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, members: list, card } = overlay;
  const { t, tn } = words;
  await openScene({ page, context, extensionId, standIn });
  const panel = overlay.drawer.getByRole('tabpanel');
  const row = (name: string) => panel.getByRole('listitem').filter({ hasText: name });
  const menuOf = async (name: string, entry: string) => {
    await row(name)
      .getByRole('button', { name: words.pattern('moreForThing') })
      .click();
    await page.getByRole('menuitem', { name: entry }).click();
  };

  await test.step('make two, one name twice is refused', async () => {
    await overlay.openTab('tags');
    for (const [name, colour] of [
      ['Late payer', 'colour_red'],
      ['Helper', 'colour_green'],
    ] as const) {
      await panel.getByRole('button', { name: t('tagsNew') }).click();
      const dialog = overlay.dialog(t('tagsNewTitle'));
      await dialog.getByRole('textbox', { name: t('tagsName') }).fill(name);
      await dialog.getByRole('radio', { name: t(colour) }).check();
      await dialog.getByRole('button', { name: t('tagsCreate'), exact: true }).click();
      await expect(row(name)).toContainText(tn('people', 0));
    }
    await panel.getByRole('button', { name: t('tagsNew') }).click();
    const dialog = overlay.dialog(t('tagsNewTitle'));
    await dialog.getByRole('textbox', { name: t('tagsName') }).fill('helper');
    await expect(dialog).toContainText(t('tagsProblem_taken'));
    await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
  });

  await test.step('put one on everywhere, one in this group only', async () => {
    await overlay.pickGroup(LANE);
    await overlay.openTab('members');
    await list.open('Member 01');
    await card.editTags();
    await card.tagBox('Late payer', 'everywhere').check();
    await card.tagBox('Helper', 'here').check();
    await expect(card.tagBox('Helper', 'everywhere')).not.toBeChecked();
    await card.back();
    await expect(list.row('Member 01')).toContainText('Late payer');
    await expect(list.row('Member 01')).toContainText('Helper');
    await overlay.pickGroup(GARAGE);
    await expect(list.row('Member 01')).toContainText('Late payer');
    await expect(list.row('Member 01')).not.toContainText('Helper');
  });

  await test.step('put one on many, take it off some', async () => {
    await overlay.pickGroup(LANE);
    await list.filter('Member 1');
    // "Member 01" and 10–19.
    await list.expectShown(12);
    await list.selectAll();
    await list.action(t('tagAction')).click();
    const picker = overlay.dialog(new RegExp(`^${t('tagAction')}`));
    const box = picker.getByRole('checkbox', { name: /Late payer.*everywhere/ });
    await expect(box).toBeChecked({ indeterminate: true });
    await box.click();
    await expect(box).toBeChecked();
    await picker.getByRole('button', { name: t('done'), exact: true }).click();
    await list.filter('');
    await list.filterBy('tag', 'Late payer');
    await list.expectShown(12);
  });

  await overlay.reload();
  await overlay.openTab('tags');
  await expect(row('Late payer')).toContainText(tn('people', 12));
  await expect(row('Helper')).toContainText(tn('people', 1));

  await test.step('the count leads to the people: on the full page, and with a group to those of the group', async () => {
    const count = row('Late payer').getByRole('button', { name: tn('people', 12) });
    await overlay.pickGroup(undefined);
    const opening = context.waitForEvent('page');
    await count.click();
    const full = await opening;
    await expect(full.getByRole('grid', { name: t('peopleTitle') }).getByRole('rowheader')).toHaveCount(12);
    await full.close();
    await page.bringToFront();
    await overlay.pickGroup(LANE);
    await count.click();
    await list.expectShown(12);
    await overlay.openTab('tags');
  });

  await test.step('rename and recolour', async () => {
    await row('Late payer')
      .getByRole('button', { name: words.pattern('editThing') })
      .click();
    const dialog = overlay.dialog(t('tagsEditTitle'));
    await dialog.getByRole('textbox', { name: t('tagsName') }).fill('Owes us');
    await dialog.getByRole('radio', { name: t('colour_cobalt') }).check();
    await dialog.getByRole('button', { name: t('save'), exact: true }).click();
    const chip = row('Owes us').getByTitle('Owes us', { exact: true });
    await expect(chip).toHaveAttribute('style', /--m-tag-cobalt-bg/);
  });

  await test.step('merging says what it does, then does it', async () => {
    await menuOf('Helper', t('tagsMergeMenu'));
    const dialog = page.getByRole('dialog').filter({ hasText: t('tagsMergeInto') });
    await dialog.getByRole('combobox').selectOption({ label: 'Owes us' });
    // Member 01 has "Helper" in Oak Lane only, and "Owes us" everywhere: no twelve plus one.
    await expect(dialog).toContainText(tn('tagsMergeAfter', 12, '|').split('|', 1).join());
    await dialog.getByRole('button', { name: t('tagsMergeDo'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(row('Helper')).toBeHidden();
    await expect(row('Owes us')).toContainText(tn('people', 12));
  });

  await test.step('deleting says from how many it is taken', async () => {
    await menuOf('Owes us', t('delete'));
    const dialog = page.getByRole('dialog').filter({ hasText: tn('tagsDeletePeople', 12) });
    await dialog.getByRole('button', { name: t('tagsDeleteDo') }).click();
    await expect(panel.getByText(t('tagsEmptyTitle'))).toBeVisible();
  });

  await overlay.pickGroup(LANE);
  await overlay.openTab('members');
  await list.expectShown(32);

  await test.step('the card over the list, and back to the same place', async () => {
    const scroller = list.list.locator('..');
    await scroller.evaluate((element) => {
      element.scrollTop = 700;
    });
    await expect(list.row('Member 15')).toBeVisible();
    const before = await scroller.evaluate((element) => element.scrollTop);
    await list.open('Member 15');
    await expect(card.section('personGroups').getByRole('listitem')).toHaveCount(1);
    await card.back();
    await expect(card.root).toBeHidden();
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(before);
  });

  await list.filter('Member 01');
  await list.open('Member 01');
  await expect(card.section('personGroups').getByRole('listitem')).toHaveCount(2);
  await expect(card.section('personGroups')).toContainText(GARAGE);
  await card.writeNote('Has the spare key.');
  await card.writeNote('Waters the tree.', { onlyHere: true });
  await expect(card.notes).toHaveCount(2);
  await expect(card.note('Has the spare key.')).toContainText('Robin Ashdown');
  await expect(card.note('Waters the tree.')).toContainText(LANE);

  await test.step('edit, bin, restore', async () => {
    const note = card.note('Has the spare key.');
    await note.getByRole('button', { name: t('notesEdit') }).click();
    await card.root.getByRole('textbox', { name: t('notesEdit') }).fill('Gave the spare key back.');
    await page.keyboard.press('Control+Enter');
    await expect(card.note('Gave the spare key back.')).toContainText(t('notesEditedAgo', '').trim());
    await card
      .note('Gave the spare key back.')
      .getByRole('button', { name: t('notesBin') })
      .click();
    await expect(card.notes).toHaveCount(1);
    await card.root.getByRole('button', { name: tn('notesInBin', 1) }).click();
    await card.root.getByRole('button', { name: t('notesRestore') }).click();
    await card.root.getByRole('button', { name: t('notesBack') }).click();
    await expect(card.notes).toHaveCount(2);
  });
  // A note that was never saved is not asked about; the saved ones are there after a reload, found by their words.
  await overlay.reload();
  await overlay.openTab('notes');
  const field = overlay.drawer.getByRole('textbox', { name: t('notesSearch') });
  await field.fill('spare key back');
  const found = overlay.drawer
    .getByRole('list', { name: t('notesTitle'), exact: true })
    .getByRole('listitem');
  await expect(found).toHaveCount(1);
  await found.getByText('Gave the spare key back.').click();
  await expect(card.notes).toHaveCount(2);
  await card.back();

  await test.step('one note on several people at once', async () => {
    await overlay.pickGroup(GARAGE);
    await overlay.openTab('members');
    await list.filter('Parker');
    await list.expectShown(4);
    await list.selectAll();
    await list.action(t('noteAction')).click();
    const dialog = overlay.dialog(tn('notesBulkTitle', 4));
    await dialog.getByRole('textbox', { name: t('notesText') }).fill('<b>Bay</b> swapped in May.');
    await dialog.getByRole('button', { name: tn('notesBulkSave', 4) }).click();
    await expect(list.row('Parker 03')).toContainText('<b>Bay</b> swapped in May.');
  });
  expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
});
