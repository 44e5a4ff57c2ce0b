import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { grove } from './grove.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { openScene } from './scene.ts';

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: grove() });
  },
});

test('the invite links of many groups are reset by one job, with a result for each', async ({
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
  const { control } = standIn;
  const idOf = (name: string): GroupId => asId(control.groupNamed(name).id);
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('groups');
  const grid = main.getByRole('grid', { name: t('groupsTitle') });
  const bar = main.getByRole('region', { name: t('selectionBar') });
  const row = (name: string) => grid.getByRole('row', { name });
  const resets = () => control.ledger({ by: 'me', action: 'invite-reset' }).map(({ group }) => group);
  const openMenu = async () => {
    await bar.getByRole('button', { name: t('groupsMore'), exact: true }).click();
    await dashboard.getByRole('menuitem', { name: t('groupsRelink') }).click();
  };

  await test.step('[GM27] of no link the age is known', async () => {
    await expect(row('Ash').getByTitle(t('groupsLinkHint'))).toHaveCount(1);
  });

  await test.step('[GM26] one job; rights lost meanwhile are the reason of that group', async () => {
    await grid.getByRole('checkbox', { name: t('groupsSelectAll') }).check();
    await openMenu();
    const confirm = new ConfirmDialog(dashboard, words);
    expect(await confirm.title()).toBe(tn('groupsRelinkTitle', 4));
    await expect(confirm.cancel).toBeFocused();
    control.afterActions(idOf('Ash'), 1, () => control.byHand.loseAdmin(idOf('Birch')));
    await confirm.go('relink', 4);
    const job = async () => {
      const [last] = await store.call('jobs', { accountId, limit: 1 });
      return last && store.call('job', { jobId: last.id });
    };
    await expect.poll(async () => (await job())?.state, { timeout: 20_000 }).toBe('done');
    const items = (await job())?.items ?? [];
    expect(items.map(({ label, state, reason }) => [label, state, reason].filter(Boolean).join(' '))).toEqual(
      ['Ash done', 'Birch failed not-admin', 'Cedar done', 'Elm done'],
    );
    expect(items[0]?.invite?.url).toMatch(/^https:/);
    expect(resets()).toEqual([idOf('Ash'), idOf('Cedar'), idOf('Elm')]);
  });

  await test.step('[GM27] from now on its age is known', async () => {
    await expect(row('Ash').getByTitle(t('groupsLinkHint'))).toHaveCount(0);
    await grid
      .getByRole('columnheader', { name: t('groupsColumn_link') })
      .getByRole('button')
      .click();
    await expect(grid.getByRole('rowheader').getByRole('button').first()).toHaveText('Ash');
  });

  await test.step('the new link can be copied from the result', async () => {
    await store.goToDashboard('jobs');
    await main.getByRole('button', { name: words.patternOfAny('confirm_relink') }).click();
    await expect(main.getByRole('button', { name: t('jobsCopyLink') })).toHaveCount(3);
    await expect(main.getByText(t('jobsUndo_relink'))).toBeVisible();
  });
});
