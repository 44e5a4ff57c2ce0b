import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture.ts';
import { laneWorld } from './lane-world.ts';
import { membersOf, openScene } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('[DR1] [DR7] everything on a person is saved and erased, and WhatsApp brings them back as somebody new', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, accountId, group } = scene;
  const find = async () =>
    (await membersOf(scene, group)).find(({ displayName }) => displayName === 'Member 09');
  const before = await find();
  if (!before) throw new Error('no Member 09');
  const { personId } = before;
  const noteId = 'secret' as never;
  await store.call('addNote', { noteId, personIds: [personId], text: 'Keeps the keys', accountId });

  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard(`people?person=${personId}`);
  const card = main.getByRole('region', { name: /Member 09/ });
  await expect(card).toContainText('Keeps the keys');

  await test.step('saved as a page to be read', async () => {
    const saved = dashboard.waitForEvent('download');
    await card.getByRole('button', { name: t('personFile') }).click();
    await dashboard.getByRole('menuitem', { name: t('personFileHtml') }).click();
    const text = await readFile(await (await saved).path(), 'utf8');
    expect(text).toContain('Keeps the keys');
    expect(text).toContain(before.phone?.e164);
    expect(text).not.toContain('Member 10');
  });

  await test.step('erased after a preview', async () => {
    await card.getByRole('button', { name: t('erase'), exact: true }).click();
    const dialog = dashboard.getByRole('dialog');
    await expect(dialog.getByRole('list', { name: t('eraseWhat') })).toContainText(t('notesTitle'));
    await expect(dialog).toContainText(t('eraseMember'));
    await expect(dialog.getByRole('button', { name: t('cancel') })).toBeFocused();
    await dialog.getByRole('button', { name: t('eraseDo', '\u2068Member 09\u2069') }).click();
    await expect(dashboard.getByText(t('eraseDone'))).toBeVisible();
    await expect(main.getByRole('grid', { name: t('peopleTitle') })).toBeVisible();
    expect(await store.call('person', { personId, accountId })).toBeNull();
    const { text } = await store.call('exportAll', {});
    expect(text).not.toContain(personId);
    expect(text).not.toContain('Keeps the keys');
  });

  await test.step('and seen again as somebody new', async () => {
    standIn.control.byHand.join(group, standIn.control.byHand.person().key);
    await page.bringToFront();
    await page.reload();
    await expect.poll(async () => (await find())?.noteCount, { timeout: 40_000 }).toBe(0);
    expect((await find())?.personId).not.toBe(personId);
  });
});
