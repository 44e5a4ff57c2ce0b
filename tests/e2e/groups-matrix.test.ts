import { expect, test } from './fixture.ts';
import { grove } from './grove.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { openScene } from './scene.ts';

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: grove() });
  },
});

test('groups are sorted, found, chosen and set together; undo brings it back', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words } = overlay;
  const { t, tn } = words;
  const { store, accountId } = await openScene({ page, context, extensionId, standIn });
  await expect.poll(async () => (await store.call('groups', { accountId })).length).toBe(6);
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('groups');
  const grid = main.getByRole('grid', { name: t('groupsTitle') });
  const names = grid.getByRole('rowheader').locator('bdi');
  const row = (name: string) => grid.getByRole('row', { name });
  const bar = main.getByRole('region', { name: t('selectionBar') });
  const approval = () =>
    [...standIn.control.world.groups.values()]
      .filter(({ settings }) => settings.membershipApprovalMode)
      .map(({ subject }) => subject)
      .sort();

  await test.step('mine only, by name; a suspended one cannot be chosen and says why', async () => {
    await expect(names).toHaveText(['Ash', 'Birch', 'Cedar', 'Elm', 'Fallen oak']);
    await expect(grid).toHaveAttribute('aria-rowcount', '6');
    const fallen = row('Fallen oak');
    await expect(fallen).toHaveAttribute('aria-disabled', 'true');
    await expect(fallen).toHaveAttribute('title', t('groupLocked_suspended'));
    await expect(fallen.getByText(t('groupLocked_suspended'))).toBeVisible();
    await expect(fallen.getByRole('checkbox')).toBeDisabled();
    await grid
      .getByRole('columnheader', { name: t('groupsColumn_pending') })
      .getByRole('button')
      .click();
    await expect(names.first()).toHaveText('Elm');
  });

  await test.step('sorted by members, most first, then the other way round', async () => {
    const heading = grid.getByRole('columnheader', { name: t('groupsColumn_members') });
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    await expect(names).toHaveText(['Birch', 'Cedar', 'Ash', 'Elm', 'Fallen oak']);
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await expect(names.last()).toHaveText('Birch');
  });

  await test.step('filtered, chosen by keys, and let go of', async () => {
    await main.getByRole('search').getByRole('textbox').fill('ash');
    await expect(names).toHaveText(['Ash']);
    await dashboard.keyboard.press('ArrowDown');
    await expect(row('Ash')).toBeFocused();
    await dashboard.keyboard.press('Space');
    await main.getByRole('search').getByRole('textbox').fill('');
    await expect(bar).toContainText(tn('groupsSelected', 1));
    await row('Ash').focus();
    await dashboard.keyboard.press('ControlOrMeta+a');
    await expect(bar).toContainText(tn('groupsSelected', 4));
    await dashboard.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('[GM65] by the age of the link: unknown is not old, and the address keeps it', async () => {
    const only = main.getByRole('button', { name: t('groupsOnly'), exact: true });
    const item = (name: string) => dashboard.getByRole('menuitemcheckbox', { name });
    const month = t('groupsOrEarlier', '30 days ago');
    await only.click();
    await item(month).first().click();
    await expect(main.getByText(t('groupNone'))).toBeVisible();
    await only.click();
    await item(t('groupsUnknown')).first().click();
    await expect(names).toHaveCount(5);
    await expect(dashboard).toHaveURL(/link=30\.unknown/);
    const chip = t('settingIs', t('groupsColumn_link'), month);
    await main.getByRole('button', { name: t('filterRemove', chip) }).click();
    await expect(dashboard).toHaveURL(/link=unknown/);
    await main.getByRole('button', { name: t('filterClear') }).click();
    await expect(dashboard).not.toHaveURL(/link=/);
  });

  await test.step('a range of three, which outlives leaving the part of the page', async () => {
    const first = grid.getByRole('row').nth(1);
    await grid
      .getByRole('columnheader', { name: t('groupsColumn_name') })
      .getByRole('button')
      .click();
    await expect(names.first()).toHaveText('Ash');
    await first.focus();
    await dashboard.keyboard.press('ArrowDown');
    await dashboard.keyboard.press('Shift+ArrowDown');
    await dashboard.keyboard.press('Shift+ArrowDown');
    await expect(row('Elm')).toHaveAttribute('aria-selected', 'true');
    await row('Elm').getByRole('button', { name: 'Elm', exact: true }).click();
    await expect(main.getByRole('heading', { name: 'Elm' })).toBeVisible();
    await dashboard.goBack();
    await expect(bar).toContainText(tn('groupsSelected', 3));
  });

  const dialog = dashboard.getByRole('dialog');
  const next = dialog.getByRole('button', { name: t('groupsContinue') });
  const openSetting = async (setting: Parameters<typeof t>[0]) => {
    await bar.getByRole('button', { name: t('groupsSet') }).click();
    await dashboard.getByRole('menuitem', { name: t(setting) }).click();
  };

  await test.step('names by a template: a name too long is a mistake of its group', async () => {
    await openSetting('setting_subject');
    await expect(next).toBeDisabled();
    // "3. Elm" and a space are seven characters; "1. Birch" and "2. Cedar" nine.
    await dialog.getByRole('textbox').fill(`{n}. {group} ${'x'.repeat(93)}`);
    const lines = dialog.getByRole('list', { name: t('groupsPreview') }).getByRole('listitem');
    await expect(lines).toHaveText([/^Birch/, /^Cedar/, /^Elm/]);
    for (const name of ['Birch', 'Cedar'])
      await expect(lines.filter({ hasText: name }).first()).toContainText(tn('groupTooLong', 2));
    await expect(dialog).toContainText(tn('groupsWillChange', 1));
    await dashboard.keyboard.press('Escape');
  });

  await test.step('approval on: what changes, what is so already, then the confirm screen', async () => {
    await openSetting('setting_approval');
    const lines = dialog.getByRole('list', { name: t('groupsPreview') }).getByRole('listitem');
    await expect(lines).toHaveText([
      `Birch${t('groupsFromTo', t('settingOff'), t('settingOn'))}`,
      `Cedar${t('groupsFromTo', t('settingOff'), t('settingOn'))}`,
      `Elm${t('groupsAlreadyIs', t('settingOn'))}`,
    ]);
    await expect(dialog).toContainText(tn('groupsSumAlready', 1));
    await next.click();
    const confirm = new ConfirmDialog(dashboard, words);
    expect(await confirm.title()).toBe(
      tn('groupsPlan', 2, t('settingIs', t('setting_approval'), t('settingOn'))),
    );
    await expect(confirm.root).toContainText(t('groupsAlready'));
    expect(approval()).toEqual(['Elm']);
    await confirm.go('set', 2);
    await expect.poll(approval).toEqual(['Birch', 'Cedar', 'Elm']);
    expect(standIn.control.ledger({ by: 'me', action: 'setting' })).toHaveLength(2);
    await expect(bar).toBeHidden();
    await expect(grid.locator('[role="row"]:focus')).toHaveCount(1);
    const cell = row('Birch').getByRole('gridcell', { name: t('settingOn'), exact: true });
    await expect(cell).toHaveCount(2);
  });

  await test.step('it was one job, and undo brings it back', async () => {
    const jobs = await store.call('jobs', { accountId, limit: 10 });
    expect(jobs.map(({ kind, counts }) => [kind, counts.total])).toEqual([['set', 2]]);
    await store.goToDashboard('jobs');
    await main.getByRole('button', { name: words.patternOfAny('confirm_set') }).click();
    await main.getByRole('button', { name: t('undo'), exact: true }).click();
    await expect.poll(approval).toEqual(['Elm']);
  });
});
