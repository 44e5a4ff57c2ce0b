import { asId, type NoteId, type TagId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { LANE, laneWorld } from './lane-world.ts';
import { membersOf, openScene } from './scene.ts';
import { axeFindingsIn } from './views/axe.ts';

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test("marks stand beside people in WhatsApp's own list, and go when they are not wanted or have no place", async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { tn } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, accountId, group } = scene;
  const members = await membersOf(scene, group);
  const idOf = (name: string) => {
    const found = members.find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`no ${name} in ${LANE}`);
    return found.personId;
  };
  const tagId = asId<TagId>('late');
  const noteOn = (name: string, id: string) =>
    store.call('addNote', {
      noteId: asId<NoteId>(id),
      personIds: [idOf(name)],
      text: 'Has the key',
      accountId,
    });
  await store.call('putTag', { tagId, name: 'Pays late', colour: 'red' });
  await store.call('tagPeople', { personIds: [idOf('Member 05')], tagId, accountId });
  await noteOn('Member 05', 'note-1');
  await noteOn('Member 06', 'note-2');

  const list = page.getByTestId('section-participants');
  const row = (name: string) => list.getByTestId('cell-frame-container').filter({ hasText: name });
  const marks = page.locator('muster-mark');
  await test.step('with the tag, and the notes by number and in words', async () => {
    await standIn.control.openChat(group);
    await page.getByTestId('conversation-info-header').first().click();
    await expect(row('Member 05').locator('muster-mark')).toContainText('Pays late');
    await expect(row('Member 05').getByRole('img', { name: tn('settingsRows_notes', 1) })).toHaveText('✎ 1');
    await expect(row('Member 06').locator('muster-mark')).toHaveText('✎ 1');
    await expect(marks).toHaveCount(2);
  });

  await test.step('readable by everybody, in light and dark, as soon as WhatsApp changes', async () => {
    for (const theme of ['dark', 'light'] as const) {
      await standIn.control.setTheme(theme);
      await expect(page.locator('muster-overlay .muster')).toHaveAttribute('data-theme', theme);
      await expect.poll(() => axeFindingsIn(marks)).toEqual([]);
    }
  });

  await test.step('they follow what is known', async () => {
    await noteOn('Member 05', 'note-3');
    await expect(row('Member 05').locator('muster-mark')).toContainText('✎ 2');
    await store.call('untagPeople', { personIds: [idOf('Member 05')], tagId, accountId });
    await expect(row('Member 05').locator('muster-mark')).toHaveText('✎ 2');
    await expect(marks).toHaveCount(2);
  });

  await test.step('a row that WhatsApp gives to somebody else keeps no mark of the one before', async () => {
    // As WhatsApp's list does while it is scrolled: the element stays, the words change.
    await row('Member 06').evaluate((element) => {
      for (const [part, text] of [
        ['title', '+44 700 0000 000'],
        ['secondary', '~ Nobody we know'],
      ]) {
        const words = element.querySelector(`[data-testid="cell-frame-${part}"] > span`);
        if (words && text) words.textContent = text;
      }
    });
    await expect(marks).toHaveCount(1);
  });

  await test.step('off in the settings', async () => {
    await store.call('putSettings', { settings: { inlineMarks: false } });
    await expect(marks).toHaveCount(0);
    await store.call('putSettings', { settings: { inlineMarks: true } });
    await expect(row('Member 05').locator('muster-mark')).toHaveText('✎ 2');
  });

  await test.step('a WhatsApp that names its lists otherwise gets none, and the overlay works on', async () => {
    await store.call('putSettings', { settings: { inlineMarks: false } });
    await expect(marks).toHaveCount(0);
    await row('Member 05').evaluate((element) => {
      for (let at = element.parentElement; at; at = at.parentElement) at.removeAttribute('data-testid');
    });
    await store.call('putSettings', { settings: { inlineMarks: true } });
    await overlay.openTab('members');
    await overlay.members.expectShown(32);
    await noteOn('Member 05', 'note-4');
    await overlay.members.filter('Member 05');
    await overlay.members.expectShown(1);
    await expect(marks).toHaveCount(0);
  });
});
