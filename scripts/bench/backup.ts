import { startStandIn } from '../../tests/stand-in/serve.ts';
import { wordsOf } from '../../tests/e2e/pages/words.ts';
import type { NoteId, PersonId } from '../../utils/domain/ids.ts';
import type { Note } from '../../utils/domain/knowledge.ts';
import type { PersonStored } from '../../utils/store/rows.ts';
import { openWithMuster, waitForRows } from './browsers.ts';
import { type Row, row } from './rows.ts';

const NOTES = 100_000;
const NOTES_EACH = 5;
const PASSPHRASE = 'lantern ferry oatmeal quartz';
const LIMIT_MS = 180_000;

/** Runs in a page of the extension: the notes straight into the tables, where the store's own commands take minutes. */
async function writeNotes([notes, each]: readonly [number, number]): Promise<void> {
  const opening = indexedDB.open('muster');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const work = db.transaction(['people', 'notes'], 'readwrite', { durability: 'relaxed' });
  const at = Date.now();
  for (let i = 0; i < notes; i++) {
    const personId = `seed-${Math.floor(i / each)}` as PersonId;
    const text = `Paid the fee of round ${i} late, after ${(i * 7_919) % 1_000} days and two talks`;
    const note: Note = { id: `note-${i}` as NoteId, personId, text, author: 'Nora', createdAt: at + i };
    work.objectStore('notes').put(note);
    if (i % each !== 0) continue;
    const lid = `9${String(i).padStart(12, '0')}@lid`;
    const person: PersonStored = {
      personId,
      identities: [{ kind: 'lid', value: lid }],
      displayName: `Person ${i}`,
      pushName: `Person ${i}`,
      lid,
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      tags: [],
      groupTags: [],
      noteCount: each,
      updatedAt: at,
    };
    work.objectStore('people').put(person);
  }
  await new Promise<void>((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(new Error(String(work.error)));
  });
  db.close();
}

/** On the full page, as a person does it: from the button to the file, and from the passphrase to what is back. */
export async function measureBackup(extension: string): Promise<Row[]> {
  const { t } = wordsOf('en');
  const standIn = await startStandIn({});
  const { page: blank, store, close } = await openWithMuster(standIn, extension);
  await blank.close();
  await store.page.evaluate(writeNotes, [NOTES, NOTES_EACH] as const);
  const { page } = store;
  page.setDefaultTimeout(LIMIT_MS);
  await store.goToDashboard('settings');
  await page.bringToFront();
  const dialog = page.getByRole('dialog');
  const toField = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();

  await page.getByRole('button', { name: t('backupMake'), exact: true }).click();
  await toField(t('backupPassphrase')).fill(PASSPHRASE);
  await toField(t('backupPassphraseAgain')).fill(PASSPHRASE);
  const savedFrom = performance.now();
  const [download] = await Promise.all([page.waitForEvent('download'), press(t('backupSave'))]);
  const file = await download.path();
  const saved = performance.now() - savedFrom;
  await dialog.waitFor({ state: 'detached' });

  await store.call('deleteAll', {});
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: t('backupRestore'), exact: true }).click(),
  ]);
  await chooser.setFiles(file);
  await toField(t('backupPassphrase')).fill(PASSPHRASE);
  const openedFrom = performance.now();
  await press(t('backupUnlock'));
  await dialog.getByRole('table').waitFor();
  const opened = performance.now() - openedFrom;
  await dialog.getByText(t('settingsReplace'), { exact: true }).click();
  const restoredFrom = performance.now();
  await press(t('settingsReplaceDo'));
  await dialog.waitFor({ state: 'detached' });
  const restored = performance.now() - restoredFrom;
  await waitForRows({ store }, 'notes', NOTES);
  await close();
  await standIn.close();
  const what = `of ${NOTES.toLocaleString('en')} notes`;
  return [
    row(`backup ${what}`, saved / 1_000, 's'),
    row(`restore ${what}`, (opened + restored) / 1_000, 's'),
    row(`restore ${what}, until the preview`, opened / 1_000, 's'),
  ];
}
