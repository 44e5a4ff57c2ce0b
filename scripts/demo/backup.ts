// A backup locked with a passphrase, and the test that it opens.
import { readFile } from 'node:fs/promises';
import { NOTE } from './knowledge.ts';
import { same, type Report } from './report.ts';
import type { Stage } from './stage.ts';

const PASSPHRASE = 'lantern ferry oatmeal quartz';

export async function backUp(stage: Stage, report: Report, known: { notes: number }): Promise<void> {
  const { t, tn } = stage.overlay.words;
  const { standIn, group } = stage;
  const done = (): number => standIn.control.ledger({ group: group.id, by: 'me' }).length;
  const before = done();
  await report.step('make a backup with a passphrase, and test that it opens', async () => {
    const page = await stage.openPart('settings');
    const main = page.getByRole('main');
    const dialog = page.getByRole('dialog');
    const passphrase = dialog.getByRole('textbox', { name: t('backupPassphrase'), exact: true });
    await main.getByRole('button', { name: t('backupMake') }).click();
    await passphrase.fill(PASSPHRASE);
    await dialog.getByRole('textbox', { name: t('backupPassphraseAgain') }).fill(PASSPHRASE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: t('backupSave') }).click(),
    ]);
    const file = await download.path();
    const bytes = await readFile(file);
    for (const secret of [PASSPHRASE, NOTE, group.subject])
      same(`“${secret}” legible in the file`, bytes.indexOf(secret), -1);

    const test = async (typed: string, wanted: string): Promise<void> => {
      await passphrase.fill(typed);
      await dialog.getByRole('button', { name: t('backupUnlock'), exact: true }).click();
      await dialog.getByText(wanted).first().waitFor();
    };
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      main.getByRole('button', { name: t('backupTest') }).click(),
    ]);
    await chooser.setFiles(file);
    await test(`${PASSPHRASE}!`, t('backupWrong'));
    await test(PASSPHRASE, t('backupOpens'));
    await dialog.getByText(tn('settingsRows_notes', known.notes)).waitFor();
    await dialog.getByText(t('backupUntouched')).waitFor();
    await report.picture(page, 'backup');
    same('things done in the group by it', done(), before);
    await page.close();
    return `${Math.round(bytes.length / 1000)} kB, a wrong passphrase is refused, the right one finds ${known.notes} notes in it`;
  });
}
