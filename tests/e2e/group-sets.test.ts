import { expect, test } from './fixture.ts';
import { grove } from './grove.ts';
import { openScene } from './scene.ts';

const isolated = (name: string) => `\u2068${name}\u2069`;

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: grove() });
  },
});

test('[GM18] [GM19] groups are kept as sets by hand and by condition, used in a rule, and stand in the address', async ({
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
  const sets = main.getByRole('group', { name: t('setsTitle') });
  const set = (name: string, count: number) => sets.getByRole('button', { name: `${name} ${count}` });
  const dialog = dashboard.getByRole('dialog');
  const choose = (name: string) => grid.getByRole('checkbox', { name: t('groupsSelect', isolated(name)) });
  const more = (name: string) => sets.getByRole('button', { name: t('moreForThing', isolated(name)) });
  const pick = (name: string | RegExp) => dashboard.getByRole('menuitem', { name }).click();
  const save = async (name: string) => {
    await sets.getByRole('button', { name: t('setsNew') }).click();
    await dialog.getByRole('textbox').fill(name);
    await dialog.getByRole('button', { name: t('save'), exact: true }).click();
  };

  await test.step('by hand: it holds those chosen, and filters the table', async () => {
    await expect(names).toHaveCount(5);
    await expect(sets.getByRole('button', { name: t('setsNew') })).toBeDisabled();
    await choose('Ash').check();
    await choose('Cedar').check();
    await save('Lanes');
    await expect(set('Lanes', 2)).toHaveAttribute('aria-pressed', 'true');
    await expect(names).toHaveText(['Ash', 'Cedar']);
    await main.getByRole('button', { name: t('selectNone'), exact: true }).click();
  });

  await test.step('a name that is taken is said so, and nothing is lost', async () => {
    await set('Lanes', 2).click();
    await expect(names).toHaveCount(5);
    await main.getByRole('button', { name: t('groupsOnly'), exact: true }).click();
    await dashboard.getByRole('menuitemcheckbox', { name: t('groupsOnly_pending') }).click();
    await save('lanes');
    await expect(dialog).toContainText(t('setsProblem_twice'));
    await dialog.getByRole('textbox').fill('Waiting');
    await dialog.getByRole('button', { name: t('save'), exact: true }).click();
    await expect(set('Waiting', 1)).toHaveAttribute('aria-pressed', 'true');
    await expect(names).toHaveText(['Elm']);
  });

  await test.step('[GM14] a changed filter changes the set when it is saved', async () => {
    await main.getByRole('button', { name: t('filterClear') }).click();
    await main.getByRole('button', { name: t('groupsSize'), exact: true }).click();
    await dashboard.getByRole('menuitemcheckbox', { name: t('groupsSize_small') }).click();
    await expect(set('Waiting', 1)).toBeVisible();
    await sets.getByRole('button', { name: t('setsSaveFilter') }).click();
    await expect(set('Waiting', 5)).toHaveAttribute('aria-pressed', 'true');
    await dashboard.getByRole('button', { name: t('undo'), exact: true }).click();
    await expect(set('Waiting', 1)).toBeVisible();
  });

  await test.step('[GM16] set, filter and order stand in the address, and outlive a reload', async () => {
    await set('Lanes', 2).click();
    await grid
      .getByRole('columnheader', { name: t('groupsColumn_members') })
      .getByRole('button')
      .click();
    await expect(names).toHaveText(['Cedar', 'Ash']);
    await expect.poll(() => dashboard.url()).toMatch(/#groups\?set=[^&]+&sort=-members$/);
    await dashboard.reload();
    await expect(set('Lanes', 2)).toHaveAttribute('aria-pressed', 'true');
    await expect(names).toHaveText(['Cedar', 'Ash']);
    await dashboard
      .getByRole('navigation')
      .getByRole('link', { name: t('rulesTitle') })
      .click();
    // They are the table's alone.
    await expect(dashboard).toHaveURL(/#rules$/);
    await dashboard.goBack();
    await expect(names).toHaveText(['Cedar', 'Ash']);
  });

  await test.step('groups are put in and taken out, the set is renamed, deleted, and put back', async () => {
    await set('Lanes', 2).click();
    await choose('Birch').check();
    await choose('Ash').check();
    await set('Lanes', 2).click();
    await more('Lanes').click();
    await pick(tn('setsPutIn', 1));
    await expect(set('Lanes', 3)).toBeVisible();
    await more('Lanes').click();
    await pick(tn('setsTakeOut', 2));
    await expect(set('Lanes', 1)).toBeVisible();
    await more('Lanes').click();
    await pick(t('setsRename'));
    await dialog.getByRole('textbox').fill('Alleys');
    await dialog.getByRole('button', { name: t('save'), exact: true }).click();
    await more('Alleys').click();
    await pick(t('setsDelete'));
    await expect(set('Alleys', 1)).toBeHidden();
    await expect(names).toHaveCount(5);
    await dashboard
      .getByRole('button', { name: t('undo'), exact: true })
      .last()
      .click();
    await expect(set('Alleys', 1)).toBeVisible();
    await main.getByRole('button', { name: t('selectNone'), exact: true }).click();
  });

  await test.step('[GM19] a column is hidden, and stays so', async () => {
    const created = grid.getByRole('columnheader', { name: t('groupsColumn_created') });
    const before = await names.allInnerTexts();
    await created.getByRole('button').click();
    await expect(created).toHaveAttribute('aria-sort', /ending$/);
    const sorted = await names.allInnerTexts();
    expect(sorted).not.toEqual(before);
    await main.getByRole('button', { name: t('groupsColumns') }).click();
    const entry = (column: 'name' | 'created') =>
      dashboard.getByRole('menuitemcheckbox', { name: t(`groupsColumn_${column}`) });
    await expect(entry('name')).toHaveCount(0);
    await entry('created').click();
    await expect(created).toHaveCount(0);
    await expect(names).toHaveText(sorted);
    await dashboard.reload();
    await expect(names).toHaveCount(5);
    await expect(created).toHaveCount(0);
  });

  await test.step('[GM50] a rule holds in a set, and says so', async () => {
    await store.goToDashboard('rules');
    await main
      .getByRole('button', { name: t('rulesNew') })
      .first()
      .click();
    await main.getByRole('textbox', { name: t('ruleName') }).fill('Nobody by link');
    await main.getByRole('combobox', { name: t('ruleGroups') }).selectOption('some');
    const addSet = main.getByRole('combobox', { name: t('addSet') });
    await addSet.selectOption({ label: `Waiting (${tn('rulesGroups', 1)})` });
    await expect(main.getByText(t('scopeSetsHint'))).toBeVisible();
    await main.getByRole('button', { name: t('ruleAddCondition') }).click();
    await pick(t('conditionKind_number'));
    await main.getByRole('button', { name: t('save'), exact: true }).click();
    await expect(main.getByRole('button', { name: /Nobody by link.*Waiting/ })).toBeVisible();
  });

  await test.step('[GM50] deleting the set names what holds in it, and undo brings it back', async () => {
    await store.goToDashboard('groups');
    await set('Waiting', 1).click();
    await more('Waiting').click();
    await pick(t('setsDelete'));
    await expect(
      dashboard.getByText(t('setsDeletedUsed', isolated('Waiting'), isolated('Nobody by link'))),
    ).toBeVisible();
    await dashboard
      .getByRole('button', { name: t('undo'), exact: true })
      .last()
      .click();
    await expect(set('Waiting', 1)).toBeVisible();
  });

  await test.step('[GM18] a lock-down takes the groups that it holds now', async () => {
    await store.goToDashboard('lock');
    await main.getByRole('button', { name: t('lockNowAsk') }).click();
    await dialog.getByRole('button', { name: t('setsAddOf') }).click();
    await pick(/^Waiting/);
    await expect(dialog.getByRole('button', { name: t('conditionRemoveThing', 'Elm') })).toBeVisible();
    await expect(dialog.getByText(t('setsAddOfHint'))).toBeVisible();
    await expect(dialog.getByText(tn('lockWill', 1))).toBeVisible();
  });

  await test.step('[LK21] a double click makes one lock-down', async () => {
    await dialog.getByRole('button', { name: tn('lockDo', 1) }).dblclick();
    await expect(dialog).toHaveCount(0);
    expect((await store.call('locks', { accountId })).lockdowns).toHaveLength(1);
  });
});
