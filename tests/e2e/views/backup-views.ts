import { expect } from '@playwright/test';
import { makeBackup } from '../../../utils/backup/make-backup.ts';
import type { Stage } from './stage.ts';

const PASSPHRASE = '12345 67890 24680';
const OLD_MS = 40 * 86_400_000;

/** Making, testing and being reminded of a backup, on the settings of the full page. */
export async function* backupViews({ overlay, store }: Stage): AsyncGenerator<string> {
  const { page } = store;
  const { t } = overlay.words;
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  await page
    .getByRole('navigation', { name: t('dashboardNav') })
    .getByRole('link', { name: t('settingsTitle') })
    .click();
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await store.call('putSettings', { settings: { lastBackupAt: Date.now() - OLD_MS } });
  await expect(main.getByRole('button', { name: t('backupNotNow') })).toBeVisible();
  yield 'an old backup';
  await store.call('putSettings', { settings: { lastBackupAt: Date.now() } });
  await expect(main.getByRole('button', { name: t('backupNotNow') })).toHaveCount(0);

  await main.getByRole('button', { name: t('backupMake') }).click();
  await dialog.getByRole('button', { name: t('backupSave') }).click();
  await expect(dialog).toContainText(t('backupPassphrase_empty'));
  yield 'making a backup';
  await close();

  const { text } = await store.call('exportAll', {});
  const { signal } = new AbortController();
  const made = await makeBackup(text, { signal, madeAt: Date.now(), passphrase: PASSPHRASE });
  if (!made.ok) throw new Error(made.reason);
  const choose = (content: Uint8Array) =>
    main.locator('input[type=file][accept=".backup"]').setInputFiles({
      name: '12345.backup',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    });
  await choose(made.value);
  const field = dialog.getByRole('textbox', { name: t('backupPassphrase'), exact: true });
  const open = dialog.getByRole('button', { name: t('backupUnlock'), exact: true });
  await field.fill('12345');
  await open.click();
  await expect(dialog).toContainText(t('backupWrong'));
  yield 'a wrong passphrase';
  await field.fill(PASSPHRASE);
  await open.click();
  await expect(dialog).toContainText(t('backupOpens'));
  yield 'a backup that opens';
  await close();
  await choose(Buffer.from('12345'));
  await expect(dialog).toContainText(t('backupProblem_not_a_backup'));
  yield 'a file that is no backup';
  await close();
}
