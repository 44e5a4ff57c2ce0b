/** From place to place with one browser and both pages, step by step: past 250 lines. */
import { expect, test } from './fixture.ts';
import { openStore } from './store-port.ts';

test.use({ plainWorld: { groups: 2, members: 20, requests: 6 } });

test('TO1, TO2, KY2, CP40, CP50, CP60, CP61, CP63, PL51: the tour shows the main controls and is remembered; the palette goes and does by keys alone what any view can do, and takes no key of WhatsApp’s', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t } = overlay.words;

  await test.step('the tour, and again when asked for', async () => {
    await page.goto(standIn.origin);
    await overlay.launcher.click();
    await overlay.drawer.getByRole('button', { name: t('noticeRead') }).click();
    const tour = overlay.dialog(t('tourLabel'));
    const outlined = overlay.drawer.locator('[data-toured]');
    for (const step of ['requests', 'members', 'jobs', 'log'] as const) {
      await expect(tour).toContainText(t(`tourText_${step}`));
      await expect(outlined).toContainText(t(`${step}Title`));
      await expect(outlined).toBeInViewport();
      await page.keyboard.press('Enter');
    }
    await expect(tour).toContainText(t('tourText_menu'));
    await tour.getByRole('button', { name: t('back'), exact: true }).click();
    await expect(tour).toContainText(t('tourText_log'));
    await tour.getByRole('button', { name: t('tourNext') }).click();
    await tour.getByRole('button', { name: t('tourDone') }).click();
    await expect(tour).toBeHidden();
    await expect(outlined).toHaveCount(0);

    await overlay.reload();
    await expect(tour).toBeHidden();
    await overlay.openTab('settings');
    await overlay.drawer.getByRole('button', { name: t('tourStart') }).click();
    await expect(tour).toContainText(t('tourText_requests'));
    await page.keyboard.press('Escape');
    await expect(tour).toBeHidden();
  });

  const palette = overlay.dialog(t('paletteTitle'));
  const options = palette.getByRole('option');
  const find = async (words: string) => {
    // The one from before is still going: it would take the keys.
    await expect(palette).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused({ timeout: 8_000 });
    await page.keyboard.type(words);
  };
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(document, { heard });
    window.addEventListener('keydown', ({ key }) => heard.push(key), true);
  });
  let name = '';
  const heard = () => page.evaluate(() => (document as unknown as { heard: string[] }).heard);

  await test.step('in WhatsApp’s page the keys are WhatsApp’s', async () => {
    await standIn.control.openChat(standIn.control.groupNamed('Group 1').id);
    await page.locator('#main footer [contenteditable="true"]').click();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('?');
    await expect(palette).toBeHidden();
    expect(await heard()).toEqual(expect.arrayContaining(['k', '?']));
  });

  await test.step('a view, by a part of its name', async () => {
    await overlay.openTab('requests');
    await find('settin');
    await expect(options.first().locator('mark')).toHaveText(/^settin$/i);
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(overlay.drawer.getByRole('tab', { selected: true })).toContainText(t('settingsTitle'));
  });

  await test.step('what the view offers, and a part of a page', async () => {
    await find(t('settingsBehaviour'));
    await expect(options.first()).toContainText(t('settingsBehaviour'));
    await page.keyboard.press('Enter');
    await expect(overlay.drawer.getByRole('heading', { name: t('settingsBehaviour') })).toBeInViewport();
    await overlay.openTab('requests');
    await find(t('refresh'));
    // The view asks by itself when it is opened: meanwhile the button is off.
    await expect(options.first()).toContainText(t('refresh'));
    await page.keyboard.press('Enter');
    await expect(overlay.toast(t('refreshed'))).toBeVisible();
  });

  await test.step('CP63 a message stands over the bar of those selected, which stays in use', async () => {
    const { requests, drawer } = overlay;
    await requests.rows.first().getByRole('checkbox').check();
    const bar = drawer.getByRole('region', { name: t('selectionBar') });
    await expect(bar).toBeVisible();
    // Anew: the one from before may have gone meanwhile.
    await drawer.getByRole('button', { name: t('refresh'), exact: true }).click();
    const toast = overlay.toast(t('refreshed')).last();
    await expect(toast).toBeVisible();
    const gap = async () => {
      const [above, below] = [await toast.boundingBox(), await bar.boundingBox()];
      return above && below ? below.y - (above.y + above.height) : Number.NaN;
    };
    await expect.poll(gap).toBeGreaterThan(0);
    await bar.getByRole('button', { name: t('approve'), exact: true }).click({ trial: true, timeout: 3_000 });
    await requests.rows.first().getByRole('checkbox').uncheck();
    await expect(bar).toBeHidden();
  });

  await test.step('a group and a person', async () => {
    await find('group 2');
    await page.keyboard.press('Enter');
    await expect(overlay.drawer.getByTitle(t('groupPick'))).toContainText('Group 2');
    await overlay.openTab('members');
    name = (await overlay.members.rows.nth(1).locator('bdi').first().textContent()) ?? '';
    await find(name);
    await options.filter({ hasText: name }).first().click();
    await expect(overlay.card.root).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('what was used last is on top, and Escape closes at once', async () => {
    await find('');
    await expect(options.first()).toContainText(name);
    await expect(options.nth(1)).toContainText('Group 2');
    await page.keyboard.type('nothing like this');
    await expect(palette.getByText(t('paletteNone'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });

  await test.step('the list of keys, where nothing is typed', async () => {
    await overlay.members.filterField.focus();
    await page.keyboard.type('?');
    await expect(overlay.members.filterField).toHaveValue('?');
    await page.keyboard.press('Escape');
    await overlay.drawer.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('?');
    await expect(overlay.dialog(t('keysTitle')).getByText(t('keys_list_range'))).toBeVisible();
    await page.keyboard.press('Escape');
  });
  expect((await heard()).filter((key) => key === 'Enter' || key === 'Escape')).toEqual([]);

  const { page: full, goToDashboard } = await openStore(context, extensionId);
  await test.step('the palette of the full page knows what only that has', async () => {
    await full.bringToFront();
    await goToDashboard('settings');
    await expect(full.getByRole('navigation')).toBeVisible();
    await full.keyboard.press('Control+k');
    await full.keyboard.type('lock-d');
    await full.keyboard.press('Enter');
    await expect(full).toHaveURL(/#lock$/);
  });

  await test.step('PL51 a group stands over the parts alone that ask for it', async () => {
    const picker = full.getByTitle(t('groupPick'));
    await goToDashboard('people');
    await expect(full.getByRole('heading', { name: t('peopleTitle'), level: 2 })).toBeVisible();
    await expect(picker).toHaveCount(0);
    await goToDashboard('log');
    await expect(picker).toBeVisible();
  });

  await test.step('CP61 the group in focus stands in the address, and outlives a reload', async () => {
    const picker = full.getByTitle(t('groupPick'));
    await picker.click();
    const choice = full.getByRole('dialog', { name: t('groupPick') });
    await choice.getByRole('button', { name: /^Group 1/ }).click();
    await expect(full).toHaveURL(/#log\?group=/);
    await full
      .getByRole('navigation')
      .getByRole('link', { name: t('insightTitle') })
      .click();
    await expect(full).toHaveURL(/#insight\?group=/);
    await full.reload();
    await expect(picker).toContainText('Group 1');
    await picker.click();
    await choice.getByRole('button', { name: t('allGroups') }).click();
    await expect(full).toHaveURL(/#insight$/);
  });

  await test.step('CP60, CP61 from a row of the table of groups, by keys, and back', async () => {
    await goToDashboard('groups');
    const grid = full.getByRole('grid', { name: t('groupsTitle') });
    await grid.getByRole('row').filter({ hasText: 'Group 1' }).focus();
    await full.keyboard.press('ArrowDown');
    await expect(grid.getByRole('row').filter({ hasText: 'Group 2' })).toBeFocused();
    await full.keyboard.press('Tab');
    await full.keyboard.press('Enter');
    await full.keyboard.press('ArrowDown');
    await expect(full.getByRole('menuitem', { name: t('snapTitle') })).toBeFocused();
    await full.keyboard.press('Enter');
    await expect(full).toHaveURL(/#snapshots\?group=/);
    await expect(full.getByRole('heading', { name: 'Group 2', exact: true })).toBeVisible();
    await expect(full.getByRole('region', { name: 'Group 2' }).getByText(t('snapEmptyTitle'))).toBeVisible();
    await full.goBack();
    await expect(grid).toBeVisible();
    await grid.getByRole('button', { name: t('moreForThing', '\u2068Group 2\u2069') }).click();
    await full.getByRole('menuitem', { name: t('peopleTitle') }).click();
    await expect(full.getByRole('button', { name: /Group 2/ })).toBeVisible();
    await goToDashboard('settings');
  });

  const dialog = (title: string) => full.getByRole('dialog', { name: title, exact: true });
  const heading = (title: string) => full.getByRole('heading', { name: title, exact: true });
  for (const [label, view, opened] of [
    ['tagsNew', 'tags', dialog(t('tagsNewTitle'))],
    ['snapTake', 'snapshots', dialog(t('snapTake'))],
    ['backupMake', 'settings', dialog(t('backupMakeTitle'))],
    ['lockNowAsk', 'lock', dialog(t('lockNow'))],
    ['rulesNew', 'rules', heading(t('rulesNew'))],
    ['planNew', 'lock', heading(t('planNew'))],
  ] as const) {
    await test.step(`CP40 what another view can do: ${label}`, async () => {
      await full.keyboard.press('Control+k');
      const fullPalette = full.getByRole('dialog', { name: t('paletteTitle') });
      await fullPalette.getByRole('combobox').fill(t(label));
      await fullPalette
        .getByRole('option')
        .filter({ hasText: t(label) })
        .first()
        .click();
      await expect(opened).toBeVisible();
      await expect(full).toHaveURL(new RegExp(`#${view}$`));
      await full.keyboard.press('Escape');
      await expect(opened).toBeHidden();
    });
  }

  await test.step('CP40, CP50 in the drawer what the drawer has, and the way to what only the full page has', async () => {
    await page.bringToFront();
    await overlay.openTab('requests');
    await find(t('rulesNew'));
    await expect(options).toHaveCount(1);
    await expect(options).toContainText(t('openDashboard'));
    const opened = context.waitForEvent('page');
    await page.keyboard.press('Enter');
    const there = await opened;
    await expect(there).toHaveURL(/#rules$/);
    await there.close();
    // The browser may give the keys to the tab that comes to the front a moment later.
    await expect(async () => {
      await page.bringToFront();
      await find('');
    }).toPass();
    await page.keyboard.press('Escape');
    for (const label of ['insightTitle', 'snapTitle', 'backupMake'] as const) {
      await find(t(label));
      await expect(options.filter({ hasText: t('openDashboard') }).first()).toContainText(t(label));
      await page.keyboard.press('Escape');
    }
    await find('');
    await palette.getByRole('combobox').fill(t('templatesNew'));
    await page.keyboard.press('Enter');
    await expect(overlay.drawer.getByRole('textbox', { name: t('templatesName') })).toBeVisible();
  });

  await test.step('CP60 from the open group to the full page at that group: its part, the menu, the palette', async () => {
    await overlay.pickGroup('Group 2');
    await overlay.openTab('group');
    const leadsTo = async (press: () => Promise<void>, place: RegExp) => {
      const opened = context.waitForEvent('page');
      await press();
      const there = await opened;
      await expect(there).toHaveURL(place);
      await expect(there.getByRole('main').getByText('Group 2').first()).toBeVisible();
      await there.close();
      await page.bringToFront();
    };
    const { drawer } = overlay;
    await leadsTo(() => drawer.getByRole('button', { name: t('insightTitle') }).click(), /#insight\?group=/);
    await leadsTo(async () => {
      await drawer.getByRole('button', { name: t('shellMenu'), exact: true }).click();
      await page.getByRole('menuitem', { name: t('snapTitle') }).click();
    }, /#snapshots\?group=/);
    await leadsTo(async () => {
      await find(`${t('peopleTitle')} group 2`);
      await page.keyboard.press('Enter');
    }, /#people\?group=/);
    await overlay.pickGroup(undefined);
    await drawer.getByRole('button', { name: t('shellMenu'), exact: true }).click();
    await expect(page.getByRole('menuitem', { name: t('snapTitle') })).toHaveCount(0);
  });
});
