import { expect, test } from './fixture.ts';
import { keyOf, LANE, laneWorld, named } from './lane-world.ts';
import { actedOn, openScene, QUICK } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

const keys = (...names: string[]): string[] => names.map(keyOf).sort();

test('[LC4] requests are found, chosen and decided: by filter, by range, by rule, one by one', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, requests: list } = overlay;
  const scene = await openScene({ page, context, extensionId, standIn });
  const expectLedger = async (action: 'approved' | 'rejected', ...names: string[]) =>
    expect.poll(() => actedOn(standIn, scene.group, action)).toEqual(keys(...names));

  // One queue over all groups that I administer, the longest wait first.
  await list.expectShown(27);
  const [oldest, second] = await list.drawnNames();
  expect([oldest, second]).toEqual(['Driver 01', 'Asker 24']);
  await list.filter(LANE);
  await list.expectShown(24);
  await list.filter('');

  await test.step('a queue that was read long ago is read anew when its group is picked', async () => {
    const { store, accountId, group: groupId } = scene;
    await store.call('sawRequests', { accountId, groupId, requests: [], at: Date.now() - 3_600_000 });
    await list.expectShown(3);
    await overlay.pickGroup(LANE);
    await list.expectShown(24);
  });

  await test.step('approving all that match a filter', async () => {
    await list.filterBy('country', 'Poland');
    await list.expectShown(6);
    await list.selectAll();
    await list.expectSelected(6);
    await list.action(words.t('approve')).click();
    expect(await overlay.confirm.count()).toBe(6);
    await expect(overlay.confirm.cancel).toBeFocused();
    await overlay.confirm.go('approve', 6);
    await expectLedger('approved', ...named('Asker', 24).slice(12, 18));
    await list.clearFilters();
    await list.expectShown(18);
  });

  await test.step('rejecting a range, chosen with Shift', async () => {
    await list.box('Asker 24').check();
    await list
      .row('Asker 22')
      .getByText('number hidden')
      .click({ modifiers: ['Shift'] });
    await list.expectSelected(3);
    await list.box('Asker 20').click({ modifiers: ['Shift'] });
    await list.expectSelected(5);
    await list.box('Asker 20').click();
    await list.expectSelected(4);
    await page.keyboard.press('Escape');
    await list.expectSelected(0);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await list.expectSelected(3);
    await list.action(words.t('reject')).click();
    await overlay.confirm.go('reject', 3);
    await expectLedger('rejected', 'Asker 24', 'Asker 23', 'Asker 22');
    await list.expectShown(15);
  });

  await test.step('[LC4] choosing by rule, with some hidden by a filter afterwards', async () => {
    await list.selectBy(words.tn('selectOlder', 1));
    await list.expectSelected(12);
    await list.filterBy('country', words.t('filterNoCountry'));
    await list.expectShown(3);
    await expect(list.actions).toContainText(words.tn('selectedHidden', 9));
    await list.all.uncheck();
    await list.clearFilters();
    await list.expectSelected(9);
    await list.selectNone();
  });

  await test.step('one by its own button, and by who brought them', async () => {
    await list.filter('Member 01');
    await list.expectShown(1);
    await list.row('Asker 08').hover();
    await list
      .row('Asker 08')
      .getByRole('button', { name: words.t('approvePerson', 'Asker 08') })
      .click();
    await overlay.confirm.go('approve', 1);
    await expectLedger('approved', 'Asker 08', ...named('Asker', 24).slice(12, 18));
    await list.filter('');
    await list.expectShown(14);
  });

  await test.step('deciding later: out of the queue, without a word to WhatsApp', async () => {
    const before = standIn.control.wireLog().length;
    await list.box('Asker 21').check();
    await list.box('Asker 20').check();
    await list.action(words.t('later')).click();
    await page.getByRole('menuitem', { name: words.t('laterWeek') }).click();
    await list.expectShown(12);
    await overlay.undo();
    await list.expectShown(14);
    await list.box('Asker 19').check();
    await list.action(words.t('later')).click();
    await page.getByRole('menuitem', { name: words.t('laterHour') }).click();
    await list.expectShown(13);
    await list.filterBy('age', words.t('filterPostponed'));
    await list.expectShown(14);
    await list.box('Asker 19').check();
    await list.action(words.t('later')).click();
    await page.getByRole('menuitem', { name: words.t('laterBack') }).click();
    await list.clearFilters();
    await list.expectShown(14);
    const sent = standIn.control
      .wireLog()
      .slice(before)
      .filter(({ kind }) => /approve|reject/.test(kind));
    expect(sent).toEqual([]);
  });
  expect(actedOn(standIn, scene.group, 'rejected')).toHaveLength(3);
});

test('[LC6] undone within the delay, nothing reached WhatsApp', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, requests: list } = overlay;
  const { group, store } = await openScene({ page, context, extensionId, standIn });
  await store.call('putSettings', { settings: { undoDelayMs: 60_000 } });
  await overlay.pickGroup(LANE);
  await list.selectAll();
  // What was chosen by hand is not lost by looking elsewhere.
  await overlay.openTab('tags');
  await overlay.openTab('requests');
  await list.expectSelected(24);
  await overlay.pickGroup(undefined);
  await overlay.pickGroup(LANE);
  await list.expectSelected(24);
  await list.action(words.t('approve')).click();
  await overlay.confirm.go('approve', 24);
  await expect(list.row('Asker 24')).toContainText(words.t('pending_approve'));
  // A job holds them.
  await expect(list.box('Asker 24')).toBeHidden();
  await list.all.click();
  await list.expectSelected(0);
  await overlay.undo();
  await expect(overlay.toast(words.t('undoneBeforeStart'))).toBeVisible();
  await expect(list.row('Asker 24')).not.toContainText(words.t('pending_approve'));

  // Had anything of the first job been left, it would go along with the second.
  await overlay.openTab('settings');
  await overlay.settings.setUndoDelay(0);
  await overlay.settings.setPace({ pauseS: QUICK.pauseMs / 1_000 });
  await overlay.openTab('requests');
  await list.box('Asker 24').check();
  await list.action(words.t('reject')).click();
  await overlay.confirm.go('reject', 1);
  await expect.poll(() => actedOn(standIn, group, 'rejected')).toEqual(['asker-24']);
  await overlay.openTab('jobs');
  await expect(overlay.jobs.job(words.patternOfAny('confirm_reject'))).toContainText(words.tn('jobsDone', 1));
  expect(standIn.control.ledger({ by: 'me' }).map(({ action }) => action)).toEqual(['rejected']);
});
