import { readFile } from 'node:fs/promises';
import { expect, stopWorker, test } from './fixture.ts';
import { openScene } from './scene.ts';
import { readDatabase } from './read-database.ts';

const PASSPHRASE = 'lantern ferry oatmeal quartz';
const DAY_MS = 86_400_000;

const HALF_WAY = 'half way';

/** Runs in the background: at its so manieth write it says so and does nothing more, as if the power went. */
function hangAtWrite([channel, place]: readonly [string, number]): void {
  const { put } = IDBObjectStore.prototype;
  let left = place;
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args);
    if (--left > 0) return request;
    new BroadcastChannel(channel).postMessage('');
    for (;;);
  };
}

test('[BK5] [BK8] a backup is made with a passphrase, tested, and brings everything back', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t, tn } = overlay.words;
  const { store, accountId, group } = await openScene({ page, context, extensionId, standIn });
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  const dialog = dashboard.getByRole('dialog');
  const toast = (text: string) => dashboard.getByText(text, { exact: true });
  const [request] = await store.call('requests', { accountId, groupId: group });
  if (!request) throw new Error('nobody asks');
  const { personId } = request;
  const note = { noteId: 'n1' as never, personIds: [personId], text: 'Has the spare key.', accountId };
  await store.call('addNote', note);
  await store.call('putTag', { tagId: 't1' as never, name: 'Neighbour', colour: 'green' });
  const monthAgo = Date.now() - 31 * DAY_MS;
  await store.call('putSettings', { settings: { noticeReadAt: monthAgo } });
  await dashboard.bringToFront();

  await test.step('[BK61] the drawer reminds in the same way, and opens the full page with the same dialog', async () => {
    await page.bringToFront();
    await expect(overlay.drawer.getByText(t('backupDueNever'))).toHaveCount(1);
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      overlay.drawer.getByRole('button', { name: t('backupMake') }).click(),
    ]);
    await expect(opened.getByRole('dialog', { name: t('backupMakeTitle') })).toBeVisible();
    await expect(opened).toHaveURL(/#settings$/);
    await opened.close();
    await overlay.drawer.getByRole('button', { name: t('backupNotNow') }).click();
    await expect(overlay.drawer.getByText(t('backupDueNever'))).toHaveCount(0);
    await store.call('putSettings', { settings: { backupPutOffAt: monthAgo } });
    await dashboard.bringToFront();
  });

  await test.step('[BK10] [BK11] the reminder leads to it, and can be put off', async () => {
    await store.goToDashboard('requests');
    await expect(main.getByText(t('backupDueNever'))).toBeVisible();
    await main.getByRole('button', { name: t('backupNotNow') }).click();
    await expect(main.getByText(t('backupDueNever'))).toHaveCount(0);
    await store.call('putSettings', { settings: { backupPutOffAt: monthAgo } });
    await main.getByRole('button', { name: t('backupMake') }).click();
  });

  let file = '';
  await test.step('[BK4] weak and mistyped passphrases are refused with words, then the file is saved', async () => {
    const first = dialog.getByRole('textbox', { name: t('backupPassphrase'), exact: true });
    const again = dialog.getByRole('textbox', { name: t('backupPassphraseAgain') });
    const save = dialog.getByRole('button', { name: t('backupSave') });
    await expect(first).toHaveAttribute('type', 'password');
    await save.click();
    await expect(dialog).toContainText(t('backupPassphrase_empty'));
    await expect(first).toBeFocused();
    await first.fill('secret');
    await expect(dialog).toContainText(t('backupPassphrase_short', 10));
    await first.fill(PASSPHRASE);
    await again.fill(`${PASSPHRASE}!`);
    await save.click();
    await expect(dialog).toContainText(t('backupPassphraseDiffers'));
    await expect(again).toBeFocused();
    await again.fill(PASSPHRASE);
    const [download] = await Promise.all([dashboard.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toMatch(/^muster-backup-\d{4}-\d{2}-\d{2}-\d{4}\.backup$/);
    file = await download.path();
    await expect(toast(t('backupSavedLocked'))).toBeVisible();
    // BK52: nobody knows yet whether the browser wrote it.
    await expect(main.getByText(t('backupDueNever'))).toBeVisible();
    expect(await store.call('settings', {})).not.toHaveProperty('lastBackupAt');
    const bytes = (await readFile(file)).toString('latin1');
    for (const secret of [PASSPHRASE, 'spare key', 'Neighbour']) expect(bytes).not.toContain(secret);
    expect(await readDatabase(dashboard)).not.toContain(PASSPHRASE);
    expect(dashboard.url()).not.toContain('lantern');
  });

  // What WhatsApp shows from now on would change the database, too.
  await page.goto('about:blank');
  const groupCount = (await store.call('groups', { accountId })).length;
  await store.goToDashboard('settings');
  const choose = async (button: 'backupTest' | 'backupRestore', path: string) => {
    const [chooser] = await Promise.all([
      dashboard.waitForEvent('filechooser'),
      main.getByRole('button', { name: t(button), exact: true }).click(),
    ]);
    await chooser.setFiles(path);
  };
  const passphrase = dialog.getByRole('textbox', { name: t('backupPassphrase'), exact: true });
  const unlock = async (typed: string) => {
    await passphrase.fill(typed);
    await dialog.getByRole('button', { name: t('backupUnlock'), exact: true }).click();
  };

  await test.step('[BK6] [BK52] a wrong passphrase is refused with words; the right one says what is in the file, and it counts', async () => {
    const rowsOf = async () => (await readDatabase(dashboard)).replace(/^settings\n.*$/m, '');
    const before = await rowsOf();
    await choose('backupTest', file);
    await expect(passphrase).toBeFocused();
    await unlock('lantern ferry oatmeal');
    await expect(dialog).toContainText(t('backupWrong'));
    await expect(passphrase).toBeFocused();
    await unlock(PASSPHRASE);
    await expect(dialog).toContainText(t('backupOpens'));
    await expect(dialog).toContainText(tn('settingsRows_notes', 1));
    await expect(dialog).toContainText(tn('groupsCount', groupCount));
    await expect(dialog).toContainText(t('backupUntouched'));
    expect(await rowsOf()).toBe(before);
    const { lastBackupAt = 0 } = await store.call('settings', {});
    expect(Math.abs(Date.now() - lastBackupAt)).toBeLessThan(DAY_MS / 24);
    await dialog
      .getByRole('button', { name: t('close'), exact: true })
      .last()
      .click();
  });

  await test.step('[BK60] a file that this browser did not make opens, and does not count', async () => {
    await store.call('putSettings', { settings: { backupsMade: [], lastBackupAt: monthAgo } });
    await choose('backupTest', file);
    await unlock(PASSPHRASE);
    await expect(dialog).toContainText(t('backupNotOurs'));
    expect(await store.call('settings', {})).toMatchObject({ lastBackupAt: monthAgo });
    await dialog
      .getByRole('button', { name: t('close'), exact: true })
      .last()
      .click();
  });

  await test.step('[BK6] a damaged file and one of another kind are refused with words', async () => {
    const bytes = await readFile(file);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    for (const [name, buffer, problem] of [
      ['damaged.backup', bytes, 'backupProblem_damaged'],
      ['half.backup', bytes.subarray(0, bytes.length / 2), 'backupProblem_cut_off'],
      ['diary.backup', Buffer.from('Dear diary'), 'backupProblem_not_a_backup'],
    ] as const) {
      await main.locator('input[type=file][accept=".backup"]').setInputFiles({
        name,
        mimeType: 'application/octet-stream',
        buffer,
      });
      await expect(dialog).toContainText(t(problem));
      await dialog
        .getByRole('button', { name: t('close'), exact: true })
        .last()
        .click();
      await expect(dialog).toHaveCount(0);
    }
  });

  await test.step('[BK9] [BK51] a restore cannot be stopped; cut off in the middle, it leaves all as it was', async () => {
    await store.call('addNote', { ...note, noteId: 'n2' as never, text: 'Written after the backup.' });
    const before = await readDatabase(dashboard);
    const [worker] = context.serviceWorkers();
    await choose('backupRestore', file);
    await unlock(PASSPHRASE);
    await expect(dialog.getByRole('columnheader', { name: t('settingsImportHere') })).toBeVisible();
    const isHalfWay = dashboard.evaluate(
      (channel) =>
        new Promise<void>((resolve) => {
          new BroadcastChannel(channel).onmessage = () => resolve();
        }),
      HALF_WAY,
    );
    await worker?.evaluate(hangAtWrite, [HALF_WAY, 12] as const);
    await dialog.getByRole('button', { name: t('settingsReplaceDo'), exact: true }).click();
    await isHalfWay;
    await expect(dialog).toContainText(t('settingsImporting'));
    await expect(dialog.getByRole('button', { name: t('cancel'), exact: true })).toBeDisabled();
    await expect(dialog.getByRole('button', { name: t('close'), exact: true })).toBeDisabled();
    for (let press = 0; press < 3; press++) await dashboard.keyboard.press('Escape');
    await dashboard.mouse.click(2, 2);
    await expect(dialog).toContainText(t('settingsImporting'));
    // The page goes, too: it would ask the next background to do it again.
    await dashboard.goto('about:blank');
    await stopWorker(context);
    await store.goToDashboard('settings');
    expect(await readDatabase(dashboard)).toBe(before);
  });

  await test.step('[BK9] after everything was deleted, everything is back', async () => {
    await store.call('deleteAll', {});
    expect(await store.call('tags', {})).toEqual([]);
    await choose('backupRestore', file);
    await unlock(PASSPHRASE);
    await expect(dialog.getByRole('table')).toContainText(t('notesTitle'));
    await dialog.getByRole('button', { name: t('settingsReplaceDo'), exact: true }).click();
    await expect(toast(t('backupRestored'))).toBeVisible();
    expect(await store.call('tags', {})).toMatchObject([{ name: 'Neighbour' }]);
    expect(await store.call('person', { personId, accountId })).toMatchObject({
      notes: [{ text: 'Has the spare key.' }],
    });
  });
  expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
});
