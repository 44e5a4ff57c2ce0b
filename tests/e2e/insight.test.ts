import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { keyOf, laneWorld } from './lane-world.ts';
import { approveAll, expectState, membersOf, openScene, type Scene } from './scene.ts';

const DAY_MS = 86_400_000;

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('[IN4] [IN8] [IN10] [PL60] what happens in a group is counted and shown, and silent members are tagged, noted and removed', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  test.slow();
  const { t, tn } = overlay.words;
  const world = { page, context, extensionId, standIn };
  await rememberSixDays(await openScene(world), page);
  const scene = await openScene(world);
  const { store, group, accountId } = scene;
  const { byHand } = standIn.control;
  await membersOf(scene, group);
  const today = async () =>
    (await store.call('insight', { accountId, groupIds: [group], days: 7 })).days.at(-1);
  const waiting = standIn.control.group(group).requests.size;

  await test.step('joins, a removal, decisions and messages are counted', async () => {
    await approveAll(scene, 'approve');
    await expectState(scene, 'approve', 'done');
    byHand.join(group, byHand.person().key);
    byHand.leave(group, keyOf('Member 09'));
    for (const name of ['Member 07', 'Member 08', 'Member 07'])
      byHand.message(group, keyOf(name), 'Good morning');
    await expect
      .poll(today, { timeout: 40_000 })
      .toMatchObject({ messages: 3, writers: 2, did: { approved: waiting, joined: 1, left: 1 } });
  });

  await test.step('[IN3] a reload counts nothing twice', async () => {
    const before = Date.now();
    await page.reload();
    // It listens from here on.
    await expect
      .poll(async () => (await store.call('accounts', {}))[0]?.heardAt, { timeout: 20_000 })
      .toBeGreaterThan(before + 1_000);
    await membersOf(scene, group);
    byHand.message(group, keyOf('Member 08'), 'Good evening');
    await expect.poll(today, { timeout: 40_000 }).toMatchObject({ messages: 4, writers: 2 });
  });

  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('insight');
  await dashboard.getByTitle(t('groupPick')).click();
  await dashboard
    .getByRole('dialog')
    .getByRole('button', { name: standIn.control.group(group).subject })
    .click();
  const card = (name: string) => main.getByRole('article', { name, exact: true });

  await test.step('the chart has a table with the same numbers, and a file', async () => {
    const changes = card(t('insight_changes'));
    await expect(changes.getByRole('listitem').first()).toContainText(String(waiting + 1));
    await expect(changes.locator('canvas')).toBeVisible();
    await changes.getByText(t('insightTable', t('insight_changes'))).click();
    const row = changes.getByRole('row').nth(1);
    await expect(row.getByRole('cell')).toHaveText(['1', String(waiting), '1', '0']);
    await expect(changes.getByRole('row').nth(4)).toContainText(t('insightNotCounted'));
    const saving = dashboard.waitForEvent('download');
    await changes.getByRole('button', { name: t('insightSave', t('insight_changes')) }).click();
    const stream = await (await saving).createReadStream();
    const text = (await stream.toArray()).join('');
    expect(text.trim().split('\r\n')).toHaveLength(10);
    expect(text).toMatch(new RegExp(`,1,${waiting},1,0\r\n$`));
  });

  await test.step('[IN60] [IN63] it is told who did it, and who brought those who asked', async () => {
    const by = card(t('insight_by'));
    await by.scrollIntoViewIfNeeded();
    await expect(by.getByRole('row', { name: t('insightDoer_hand') })).toContainText(String(waiting));
    await expect(by.getByRole('row', { name: t('insightDoer_self') })).toBeVisible();
    const brought = card(t('conditionKind_brought'));
    await brought.getByText(t('insightTable', t('conditionKind_brought'))).click();
    await expect(brought.getByRole('row', { name: 'Member 01' }).getByRole('cell')).toHaveText(['3', '3']);
  });

  await test.step('nobody is called silent before enough days are counted; then the list leads to a tag', async () => {
    await main.getByText(t('insightSilent'), { exact: true }).click();
    await expect(main.getByText(t('silentEarlyTitle'))).toBeVisible();
    const days = main.getByRole('textbox', { name: t('silentDays') });
    await days.fill('8');
    await days.press('Enter');
    await expect(
      main.getByText(t('silentEarlyText', tn('days', 7), tn('days', 8)), { exact: true }),
    ).toBeVisible();
    await main.getByText(tn('days', 7), { exact: true }).click();
    const list = main.getByRole('list', { name: new RegExp(standIn.control.group(group).subject) });
    await expect(list.getByText('Member 10', { exact: true })).toBeVisible();
    await expect(list.getByText('Member 07', { exact: true })).toHaveCount(0);
    await main.getByRole('checkbox', { name: t('selectAllShown') }).check();
    const bar = main.getByRole('region', { name: t('selectionBar') });
    await bar.getByRole('button', { name: t('tagAction') }).click();
    const dialog = dashboard.getByRole('dialog');
    await dialog.getByRole('textbox').fill('quiet');
    await dialog.getByRole('button', { name: t('tagsCreateNamed', '\u2068quiet\u2069') }).click();
    await expect.poll(async () => (await store.call('countedTags', {}))[0]?.peopleCount).toBeGreaterThan(5);
    await dashboard.keyboard.press('Escape');
    await bar.getByRole('button', { name: t('noteAction') }).click();
    await dialog.getByRole('textbox', { name: t('notesText') }).fill('Asked in November');
    await dialog.getByRole('button', { name: overlay.words.patternOfAny('notesBulkSave') }).click();
    await expect.poll(async () => (await store.call('storage', {})).rows['notes']).toBeGreaterThan(5);
  });

  await test.step('[IN8] the figure says what it is worth, and who is chosen is removed through a job', async () => {
    await expect(main.getByText(tn('silentWorth', 9, '7'))).toBeVisible();
    const bar = main.getByRole('region', { name: t('selectionBar') });
    await main
      .getByRole('button', { name: t('selectNone'), exact: true })
      .last()
      .click();
    await main.getByRole('checkbox', { name: /Member 10/ }).check();
    await bar.getByRole('button', { name: t('remove'), exact: true }).click();
    const dialog = dashboard.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: t('cancel'), exact: true })).toBeFocused();
    await dialog.getByRole('button', { name: t('do_remove', 1), exact: true }).click();
    await expect.poll(() => standIn.control.group(group).members.has(keyOf('Member 10'))).toBe(false);
    await expect(main.getByText('Member 10', { exact: true })).toHaveCount(0);
  });
});

/** As if WhatsApp had been open on six of the eight days before, and everybody in the groups already. */
async function rememberSixDays(scene: Scene, page: Page): Promise<void> {
  const { store, accountId, group: groupId } = scene;
  const members = (await membersOf(scene, groupId)).map(({ wid, role }) => ({
    wid,
    role,
    identities: [{ kind: 'lid' as const, value: wid }],
  }));
  const [account] = await store.call('accounts', {});
  const groups = await store.call('groups', { accountId });
  if (!account) throw new Error('no account');
  const { me, connection, capabilities } = account;
  await page.goto('about:blank');
  await store.call('deleteAll', {});
  for (const back of [8, 7, 5, 4, 2, 1]) {
    const at = Date.now() - back * DAY_MS;
    await store.call('sawAccount', { me, connection, capabilities, at });
  }
  const at = Date.now() - 9 * DAY_MS;
  await store.call('sawGroups', { accountId, groups, complete: true, at });
  await store.call('sawMembers', { accountId, groupId, members, at });
}
