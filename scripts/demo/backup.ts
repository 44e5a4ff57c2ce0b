// A backup locked with a passphrase, the test that it opens, and the way back after everything was lost.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { NOTE } from './knowledge.ts';
import { same, type Report } from './report.ts';
import type { Stage } from './stage.ts';

const PASSPHRASE = 'lantern ferry oatmeal quartz';

export async function backUp(stage: Stage, report: Report, known: { notes: number }): Promise<string> {
  const { t, tn } = stage.overlay.words;
  const { standIn, group } = stage;
  const done = (): number => standIn.control.ledger({ group: group.id, by: 'me' }).length;
  const before = done();
  let file = '';
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
    file = await download.path();
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
  return file;
}

type Kept = { notes: number; tags: number };

/** As the restore says it: what the file has, and what is here and would go. */
async function readTable(
  page: Page,
  names: { notes: string; tags: string },
): Promise<{ file: Kept; here: Kept }> {
  const read = async (name: string): Promise<[number, number]> => {
    const row = page
      .getByRole('dialog')
      .getByRole('row')
      .filter({
        has: page.getByRole('rowheader', { name, exact: true }),
      });
    const [file, here] = await row.getByRole('cell').allInnerTexts();
    return [Number(file), Number(here)];
  };
  const [notes, tags] = [await read(names.notes), await read(names.tags)];
  return { file: { notes: notes[0], tags: tags[0] }, here: { notes: notes[1], tags: tags[1] } };
}

const inWords = ({ notes, tags }: Kept): string =>
  `${notes} notes and ${tags} ${tags === 1 ? 'tag' : 'tags'}`;

export async function restore(stage: Stage, report: Report, file: string): Promise<void> {
  const { t, pattern } = stage.overlay.words;
  const names = { notes: t('notesTitle'), tags: t('tagsTitle') };
  await report.step('everything is deleted by mistake: bring it back from the backup', async () => {
    const page = await stage.openPart('settings');
    const main = page.getByRole('main');
    const dialog = page.getByRole('dialog');
    const open = async (): Promise<{ file: Kept; here: Kept }> => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        main.getByRole('button', { name: t('backupRestore'), exact: true }).click(),
      ]);
      await chooser.setFiles(file);
      await dialog.getByRole('textbox', { name: t('backupPassphrase'), exact: true }).fill(PASSPHRASE);
      await dialog.getByRole('button', { name: t('backupUnlock'), exact: true }).click();
      await dialog.getByRole('table').waitFor();
      return readTable(page, names);
    };
    const close = () => dialog.getByRole('button', { name: t('cancel'), exact: true }).click();

    const before = await open();
    same('kept before and in the file', inWords(before.here), inWords(before.file));
    if (before.here.notes === 0 || before.here.tags === 0) throw new Error('nothing to lose');
    await close();

    await main.getByRole('button', { name: t('settingsDeleteAll'), exact: true }).click();
    await dialog.getByRole('textbox').fill(t('settingsDeleteWord'));
    await dialog.getByRole('button', { name: t('settingsDeleteAll'), exact: true }).click();
    await page.getByText(t('settingsDeleted'), { exact: true }).waitFor();
    // WhatsApp's tab tells anew whose account it is, and then the page is drawn anew.
    await page.reload();
    await page.getByText(pattern('dashboardHeard')).first().waitFor();

    const lost = await open();
    same('left after it', inWords(lost.here), inWords({ notes: 0, tags: 0 }));
    await report.picture(page, 'restore');
    await dialog.getByRole('button', { name: t('settingsReplaceDo'), exact: true }).click();
    await page.getByText(t('backupRestored'), { exact: true }).waitFor();
    const after = await open();
    same('kept after the restore', inWords(after.here), inWords(before.here));
    await close();
    await page.close();
    return `${inWords(before.here)} before, ${inWords(lost.here)} after the loss, ${inWords(after.here)} after the restore`;
  });
}
