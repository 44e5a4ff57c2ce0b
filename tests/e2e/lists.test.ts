import { asId, type EntryId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { LANE, laneWorld } from './lane-world.ts';
import { openScene } from './scene.ts';

test.use({
  // A world of its own: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('many are put on the deny list, with an end; it is said where they are added, and a line is changed', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, requests, members } = overlay;
  const { t, tn } = words;
  const { accountId, store } = await openScene({ page, context, extensionId, standIn });
  const entries = async () =>
    (await store.call('listEntries', { list: 'deny' }))
      .map(({ label, reason }) => `${label}: ${reason}`)
      .sort();
  await overlay.pickGroup(LANE);

  await test.step('two of the queue, one of whom stood on it: undo brings back what was', async () => {
    const [asker] = (await store.call('requests', { accountId })).filter(
      ({ displayName }) => displayName === 'Asker 23',
    );
    const id = asId<EntryId>('before');
    await store.call('putOnList', {
      accountId,
      entries: [{ id, list: 'deny', personId: asker?.personId, reason: 'Shouted' }],
    });
    await overlay.openTab('requests');
    for (const name of ['Asker 24', 'Asker 23']) await requests.box(name).check();
    await requests.action(t('personDeny')).click();
    const dialog = overlay.dialog(new RegExp(`^${t('personDeny')}`));
    await expect(dialog).toContainText(t('listsAlready', 1));
    await dialog.getByRole('textbox', { name: t('personListReason') }).fill('Sold tickets');
    await dialog.getByText(tn('days', 30), { exact: true }).click();
    await dialog.getByRole('button', { name: t('save'), exact: true }).click();
    await expect(overlay.toast(tn('listsAdded', 2))).toContainText(t('listsAlready', 1));
    const until = t('listedUntil', t('listedDeny'), '').trim();
    for (const name of ['Asker 24', 'Asker 23'])
      await expect(requests.row(name)).toContainText(new RegExp(`${until} .*: Sold tickets`));
    await overlay.undo();
    await expect(requests.row('Asker 24')).not.toContainText(t('listedDeny'));
    await expect(requests.row('Asker 23')).toContainText(t('listedWhy', t('listedDeny'), 'Shouted'));
    expect(await entries()).toEqual(['Asker 23: Shouted']);
    await requests.selectNone();
  });

  await test.step('a number on it is left out of adding until it is ticked', async () => {
    await store.call('putOnList', {
      accountId,
      entries: [
        {
          id: asId<EntryId>('anybody'),
          list: 'deny',
          identity: { kind: 'pn', value: '+447700900101' },
          reason: 'Spam',
        },
      ],
    });
    await overlay.openTab('members');
    await members.expectShown(32);
    await overlay.drawer.getByRole('button', { name: t('membersAdd') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('+44 7700 900101\n+44 7700 900102');
    const choice = dialog.getByRole('checkbox', { name: '+44 7700 900101' });
    await expect(choice).not.toBeChecked();
    await expect(dialog).toContainText(t('listedWhy', t('listedDeny'), 'Spam'));
    await expect(dialog.getByRole('button', { name: t('addNext', 1) })).toBeEnabled();
    await choice.check();
    await dialog.getByRole('button', { name: t('addNext', 2) }).click();
    await expect(overlay.confirm.button('add', 2)).toBeVisible();
    await overlay.confirm.cancel.click();
    await choice.uncheck();
    await dialog.getByRole('button', { name: t('addNext', 1) }).click();
    await expect(overlay.confirm.root).toContainText(tn('leftOutTitle', 1));
    await overlay.confirm.cancel.click();
    await page.keyboard.press('Escape');
  });

  await test.step('reason and end of a line are changed on the full page, and that is undone', async () => {
    const dashboard = store.page;
    await dashboard.bringToFront();
    await store.goToDashboard('lists');
    const row = dashboard.getByRole('main').getByRole('listitem').filter({ hasText: 'Asker 23' });
    await row.getByRole('button', { name: words.pattern('listsEdit') }).click();
    const dialog = dashboard.getByRole('dialog');
    const reason = dialog.getByRole('textbox', { name: t('personListReason') });
    await expect(reason).toHaveValue('Shouted');
    await reason.fill('Shouted twice');
    const day = dialog.getByLabel(t('listsUntilDay')).and(dialog.locator('[type=date]'));
    await day.fill('2026-01-31');
    await expect(dialog).toContainText(t('listsDayOver'));
    const save = dialog.getByRole('button', { name: t('save'), exact: true });
    await expect(save).toBeDisabled();
    await dialog.getByText(tn('days', 7), { exact: true }).click();
    await save.click();
    await expect(row).toContainText('Shouted twice');
    await expect(row).toContainText(t('listsUntil', '').trim());
    await dashboard.getByRole('button', { name: t('undo'), exact: true }).click();
    await expect(row).not.toContainText('Shouted twice');
    expect(await entries()).toContain('Asker 23: Shouted');
  });
});
