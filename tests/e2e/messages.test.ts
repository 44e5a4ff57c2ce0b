import { asId, type JobId } from '../../utils/domain/ids.ts';
import { ADMIN_DELETE_MS } from '../../utils/domain/message.ts';
import { expect, test } from './fixture.ts';
import { keyOf, LANE, laneWorld } from './lane-world.ts';
import { readDatabase } from './read-database.ts';
import { expectState, membersOf, openScene } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

/** Words that stand nowhere but in messages. */
const [SPAM, GREETING, OLD] = ['quastenflosser.com', 'zinnoberfisch', 'mondkalbfleisch'];
/** Enough for choosing and ordering, and no more than can be waited for. */
const LEFT_MS = 35_000;

test('messages are suggested, dismissed and deleted, each with its result, by the words of the list too, and no text is kept', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, messages, confirm, jobs, card } = overlay;
  const { t } = words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, group, accountId } = scene;
  const { control } = standIn;
  await membersOf(scene, group);
  await control.openChat(group);
  const write = (name: string, text: string, ageS = 0) =>
    control.byHand.message(group, keyOf(name), text, { ageS });
  const spam = write('Member 07', `Cheap tickets: ${SPAM}`, 60);
  const greeting = write('Member 08', `Good morning, ${GREETING}`, 30);

  await test.step('a suggestion says why, is dismissed, and comes back by undo', async () => {
    await overlay.openTab('messages');
    await expect(messages.row(SPAM)).toContainText(t('messageRule_link'));
    await messages.expectShown(1);
    await messages.box(SPAM).check();
    await messages.action(t('messagesDismiss')).click();
    await expect(overlay.drawer.getByText(t('messagesNoSuggestions'))).toBeVisible();
    await overlay.undo();
    await messages.expectShown(1);
    await messages.box(SPAM).check();
    await messages.action(t('messagesDismiss')).click();
    await expect(overlay.drawer.getByText(t('messagesNoSuggestions'))).toBeVisible();
  });

  await test.step('all of them, live, and by person', async () => {
    await messages.show('all', 2);
    await messages.expectShown(2);
    await messages.filter('messagesAuthor', 'Member 08', 'messagesFindAuthor');
    await messages.expectShown(1);
    await overlay.drawer.getByRole('button', { name: t('filterRemove', 'Member 08') }).click();
    await messages.expectShown(2);
  });

  await test.step('found by words and by name; what is selected and not shown is said', async () => {
    await messages.box(GREETING).check();
    await messages.find.fill('TICKETS member 07');
    await messages.expectShown(1);
    await expect(messages.row(SPAM)).toBeVisible();
    await expect(overlay.drawer.getByText(words.tn('selectedHidden', 1))).toBeVisible();
    await messages.find.fill(`${SPAM} Member 08`);
    await overlay.drawer
      .getByRole('button', { name: t('clearSearch') })
      .last()
      .click();
    await messages.expectShown(2);
    await messages.box(GREETING).uncheck();
  });

  const old = write('Member 09', OLD, Math.floor((ADMIN_DELETE_MS - LEFT_MS) / 1_000));
  const tooOldAtMs = Date.now() + LEFT_MS + 1_000;

  await test.step('three are deleted with a reason; nothing before the confirm screen', async () => {
    await store.call('putSettings', { settings: { undoDelayMs: 5_000 } });
    for (const text of [SPAM, GREETING, OLD]) await messages.box(text).check();
    await messages.action(t('messagesDelete')).click();
    expect(await confirm.title()).toContain(LANE);
    expect(await confirm.count()).toBe(3);
    await expect(confirm.root).toContainText(t('jobsUndo_delete'));
    await expect(confirm.reason).toHaveValue('');
    await confirm.go('delete', 3, 'Selling things');
  });

  await test.step('meanwhile one grows too old, and somebody else deletes another', async () => {
    const [job] = await store.call('jobs', { accountId, limit: 1 });
    const jobId = asId<JobId>(job?.id ?? '');
    await store.call('pauseJob', { jobId });
    await expect(messages.row(GREETING)).toContainText(t('pending_delete'));
    control.byHand.revoke(group, greeting);
    await expect.poll(() => Date.now(), { timeout: LEFT_MS + 5_000 }).toBeGreaterThan(tooOldAtMs);
    expect(control.ledger({ by: 'me' })).toEqual([]);
    await store.call('resumeJob', { jobId });
    await expectState(scene, jobId, 'done');
    const { items } = (await store.call('job', { jobId })) ?? { items: [] };
    expect(items.map(({ message, state, reason }) => [message?.id, state, reason])).toEqual(
      expect.arrayContaining([
        [spam, 'done', undefined],
        [greeting, 'done', 'already-done'],
        [old, 'failed', 'message-too-old'],
      ]),
    );
    expect(control.ledger({ by: 'me' }).map(({ action, detail }) => [action, detail])).toEqual([
      ['revoked', spam],
    ]);
  });

  await test.step('WhatsApp and the list show it, the job says what became of each', async () => {
    await expect(page.locator(`[data-id="${spam}"]`)).not.toContainText(SPAM);
    await expect(messages.row(SPAM)).toHaveCount(0);
    await overlay.openTab('jobs');
    await jobs.open(words.patternOfAny('confirm_delete'));
    await expect(jobs.result('Member 07')).toContainText(t('jobsItem_done'));
    await expect(jobs.result('Member 08')).toContainText(t('reason_already_done'));
    await expect(jobs.result('Member 09')).toContainText(t('reason_message_too_old'));
    await expect(jobs.detail).toContainText(t('jobsUndo_delete'));
    await jobs.back();
  });

  await test.step('the card tells of it and leads back to the messages of the person', async () => {
    await overlay.openTab('members');
    await overlay.members.open('Member 07');
    await expect(card.section('personHistory')).toContainText(t('history_delete'));
    await expect(card.section('personHistory')).toContainText('Selling things');
    await overlay.drawer.getByRole('button', { name: t('messagesOf') }).click();
    await messages.expectShown(1);
    await expect(messages.rows).toContainText(t('messageDeleted'));
  });

  await test.step('[MO13] no text of a message is in the database or in an export', async () => {
    const kept = `${await readDatabase(store.page)}${(await store.call('exportAll', {})).text}`;
    expect(kept).toContain(spam);
    expect(kept).toContain('Selling things');
    for (const text of [SPAM, GREETING, OLD, 'Cheap tickets', 'Good morning'])
      expect(kept.toLowerCase()).not.toContain(text.toLowerCase());
  });

  await test.step('the words of the list are set on the dashboard; a plain member is told', async () => {
    await overlay.drawer.getByRole('button', { name: t('filterRemove', 'Member 07') }).click();
    await messages.show('suggested');
    standIn.control.byHand.message(group, keyOf('Member 07'), 'The best CASINO in town');
    standIn.control.byHand.message(group, keyOf('Member 05'), 'Casino is a bad word here');

    const dashboard = store.page;
    await dashboard.bringToFront();
    await store.goToDashboard('settings');
    const field = dashboard.getByRole('textbox', { name: t('settingsMessageWords') });
    await field.fill('casino\n\ncasino');
    await field.blur();
    await expect.poll(async () => (await store.call('settings', {})).messageWords).toEqual(['casino']);
    await page.bringToFront();
    await overlay.openTab('messages');
    // Member 05 is an admin.
    await messages.expectShown(1);
    await expect(messages.row('CASINO')).toContainText(t('messageRule_word'));

    standIn.control.byHand.loseAdmin(group);
    await expect(overlay.drawer.getByText(t('messagesNotAdminText'))).toBeVisible();
  });
});
