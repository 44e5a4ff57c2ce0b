import { expect, test } from './fixture.ts';
import { LANE, laneWorld } from './lane-world.ts';
import { readDownload } from './pages/log.ts';
import { openScene } from './scene.ts';

const FORMULA = '=HYPERLINK("http://x.invalid";"click")';

test.use({
  standInOptions: async ({}, use) => {
    const world = laneWorld();
    const person = world.people.get('asker-24');
    if (person) person.pushName = FORMULA;
    await use({ world });
  },
});

test('[E5] everything is exported, refused when broken, left alone when cancelled, deleted, brought back; cells of the log are no formulas', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, requests, members: list, log, card, templates } = overlay;
  const { t, tn } = words;
  await openScene({ page, context, extensionId, standIn });
  const decided = () => standIn.control.ledger({ by: 'me' });
  await overlay.pickGroup(LANE);

  await test.step('[E5] the log is filtered and saved, and its cells are no formulas', async () => {
    for (const [name, kind] of [
      [FORMULA, 'approve'],
      ['Asker 23', 'approve'],
      ['Asker 22', 'reject'],
    ] as const) {
      await requests.box(name).check();
      await requests.action(t(kind)).click();
      await overlay.confirm.go(kind, 1);
      await expect(requests.row(name)).toBeHidden();
    }
    await overlay.openTab('log');
    await log.filterByAction('logAction_approve');
    await expect.poll(() => log.count()).toBe(2);
    await log.filterByAction('logAction_reject');
    await expect.poll(() => log.count()).toBe(3);
    await log.search.fill('Asker 22');
    await expect.poll(() => log.count()).toBe(1);
    await expect(log.entries.first()).toContainText('Asker 22');
    await log.search.fill('');
    await log.filterByResult('failed');
    await expect.poll(() => log.count()).toBe(0);
    await log.clearFilters();
    await expect.poll(() => log.count()).toBe(6);
    await log.filterByAction('logAction_approve');
    await expect.poll(() => log.count()).toBe(2);

    const csv = (await log.save('logCsv'))
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n');
    expect(csv).toHaveLength(3);
    expect(csv[0]).toContain(t('logColumn_personLabel'));
    // A spreadsheet shows the name and runs nothing.
    expect(csv.join('\n')).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    expect(csv.join('\n')).not.toMatch(/(^|,)"?=/m);
    await expect(overlay.toast(tn('logExported', 2))).toBeVisible();

    const json = JSON.parse(await log.save('logJson')) as { entries: { personLabel: string }[] };
    expect(json.entries.map(({ personLabel }) => personLabel).sort()).toEqual([FORMULA, 'Asker 23'].sort());
  });
  const before = decided();
  expect(before).toHaveLength(3);

  const panel = overlay.drawer.getByRole('tabpanel');
  await overlay.openTab('members');
  await list.open('Member 01');
  await card.writeNote('Has the spare key.');
  await expect(card.notes).toHaveCount(1);
  await overlay.openTab('templates');
  await templates.write({ name: 'Welcome', text: 'Hello!' });
  await overlay.openTab('settings');
  await overlay.settings.setUndoDelay(10_000);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: t('settingsExport') }).click(),
  ]);
  const exported = await readDownload(download);
  const file = JSON.parse(exported) as { version: number };
  expect(file.version).toBeGreaterThan(0);
  expect(exported).toContain('Has the spare key.');
  const chooser = panel.locator('input[type="file"]');
  const dialog = overlay.dialog(t('settingsImportTitle'));
  const choose = (text: string) =>
    chooser.setInputFiles({ name: 'muster.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const notes = async () => {
    await expect(panel.getByText(new RegExp(`${tn('settingsRows_notes', 1)}`))).toBeVisible();
  };

  await test.step('a broken file is refused with the place of the mistake', async () => {
    await choose(exported.slice(0, 500));
    await expect(dialog).toContainText(t('settingsImportBad'));
    await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
    await choose(exported.replace('"Has the spare key."', '42'));
    await expect(dialog).toContainText(t('settingsImportBad'));
    await expect(dialog.locator('code').first()).toContainText(/notes.*text/);
    await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
    await choose(JSON.stringify({ ...file, version: 999 }));
    await expect(dialog).toContainText('999');
    await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
    await notes();
  });

  await test.step('a cancelled import changes nothing', async () => {
    await choose(exported.replace('Has the spare key.', 'Has no key at all.'));
    await expect(dialog.getByRole('table')).toContainText(t('notesTitle'));
    await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();
    await overlay.openTab('notes');
    await expect(panel.getByText('Has the spare key.')).toBeVisible();
    await expect(panel.getByText('Has no key at all.')).toBeHidden();
    await overlay.openTab('settings');
  });

  await test.step('delete all, after a word', async () => {
    await panel.getByRole('button', { name: t('settingsDeleteAll'), exact: true }).click();
    const deleting = overlay.dialog(t('settingsDeleteTitle'));
    const button = deleting.getByRole('button', { name: t('settingsDeleteAll'), exact: true });
    await expect(button).toBeDisabled();
    await deleting.getByRole('textbox').fill(t('settingsDeleteWord'));
    await button.click();
    await expect(overlay.toast(t('settingsDeleted'))).toBeVisible();
    // As on the first day: the drawer is closed, and the notice is shown again.
    await overlay.launcher.click();
    await overlay.readNotice();
    await overlay.openTab('notes');
    // The tab tells the account anew with its next heartbeat, fifteen seconds later at the latest.
    await expect(panel.getByText(t('notesEmptyTitle'))).toBeVisible({ timeout: 30_000 });
    await overlay.openTab('templates');
    await expect(panel.getByText(t('templatesEmptyTitle'))).toBeVisible();
    // What WhatsApp knows is read anew.
    await overlay.pickGroup(LANE);
    await overlay.openTab('requests');
    await requests.expectShown(21);
  });

  await test.step('and everything is back from the file', async () => {
    await overlay.openTab('settings');
    await choose(exported);
    await expect(dialog.getByRole('table')).toContainText(t('notesTitle'));
    await dialog.getByText(t('settingsReplace'), { exact: true }).click();
    await dialog.getByRole('button', { name: t('settingsReplaceDo'), exact: true }).click();
    await expect(overlay.toast(t('settingsImported'))).toBeVisible();
    await notes();
    await expect(panel.getByRole('combobox', { name: t('settingsUndoDelay') })).toHaveValue('10000');
    await overlay.openTab('templates');
    await expect(templates.open('Welcome')).toBeVisible();
    await overlay.pickGroup(LANE);
    await overlay.openTab('members');
    await list.filter('spare key');
    await list.expectShown(1);
  });
  expect(decided()).toEqual(before);
});
