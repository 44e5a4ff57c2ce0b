import type { Page } from '@playwright/test';
import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { focused } from './pages/focus.ts';
import { whoWaits } from './scene.ts';

test.use({ plainWorld: { members: 40, requests: 12 } });

const composerOf = (page: Page) => page.locator('#main footer [contenteditable="true"]');
const shortcut = 'Alt+Shift+KeyM';

test('the drawer is used by keys alone, shows where the focus is, and leaves WhatsApp its keys and its focus', async ({
  overlay,
  page,
  standIn,
}) => {
  await overlay.start();
  const { id } = standIn.control.groupNamed('Group 1');

  await test.step('the shortcut opens and closes, and the focus goes where it came from', async () => {
    // The notice took its focus along; it comes home once that is drawn.
    await expect(overlay.drawer).toBeFocused();
    await page.keyboard.press(shortcut);
    await expect(overlay.drawer).toBeHidden();
    await expect(overlay.launcher).toBeFocused();

    await standIn.control.openChat(id);
    await composerOf(page).click();
    await page.keyboard.press(shortcut);
    await expect(overlay.drawer).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ place: 'overlay', kind: 'separator' });
    await page.keyboard.press(shortcut);
    await expect(overlay.drawer).toBeHidden();
    await expect(composerOf(page)).toBeFocused();

    // What has the focus elsewhere keeps it.
    await overlay.launcher.click();
    await composerOf(page).click();
    await page.keyboard.press(shortcut);
    await expect(overlay.drawer).toBeHidden();
    await expect(composerOf(page)).toBeFocused();
  });

  await overlay.launcher.click();
  await test.step('tabs, list, selection and card', async () => {
    await overlay.pickGroup('Group 1');
    const { drawer, members, requests } = overlay;
    const selected = drawer.getByRole('tab', { selected: true });
    await selected.focus();
    await page.keyboard.press('ArrowRight');
    await expect(selected).toBeFocused();
    await expect(selected).toContainText(overlay.words.t('membersTitle'));
    await page.keyboard.press('Home');
    await expect(selected).toContainText(overlay.words.t('requestsTitle'));
    await expect(selected).toBeFocused();

    await requests.filterField.focus();
    await page.keyboard.press('ArrowDown');
    await expect(requests.rows.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await requests.expectSelected(1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await requests.expectSelected(3);
    await page.keyboard.press('Control+a');
    await requests.expectSelected(12);
    await page.keyboard.press('Escape');
    await requests.expectSelected(0);
    await page.keyboard.press('End');
    await expect(requests.list.locator('[aria-posinset="12"]')).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(overlay.card.root).toBeVisible();
    await expect(
      overlay.card.root.getByRole('button', { name: overlay.words.t('personBack') }),
    ).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(overlay.card.root).toBeHidden();
    await expect(requests.list.locator('[aria-posinset="12"]')).toBeFocused();

    // The list changes above the row in focus: focus and keys stay with the person.
    standIn.control.byHand.withdrawRequest(id, whoWaits(standIn, asId<GroupId>(id))[0] ?? '');
    await expect(requests.list.locator('[aria-posinset="11"]')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(requests.list.locator(':focus').getByRole('checkbox')).toBeChecked();
    await page.keyboard.press('Escape');

    // Menus by arrows; Escape gives the focus back to the button.
    await overlay.openTab('members');
    await expect(members.rows.first()).toBeVisible();
    const country = drawer.getByRole('button', { name: overlay.words.t('filter_country'), exact: true });
    await country.focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatchObject({ place: 'popover', kind: 'menuitemcheckbox' });
    const first = (await focused(page)).name;
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).name).not.toBe(first);
    await page.keyboard.press('Home');
    expect((await focused(page)).name).toBe(first);
    await page.keyboard.press('Escape');
    await expect(country).toBeFocused();
  });

  await test.step('a removal is not confirmed by Enter, and dialogs keep the focus until they give it back', async () => {
    await overlay.pickGroup('Group 1');
    await overlay.openTab('members');
    await overlay.members.selectAll();
    const remove = overlay.members.action(overlay.words.t('remove'));
    await remove.focus();
    await page.keyboard.press('Enter');
    await expect(overlay.confirm.cancel).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(overlay.confirm.root).toBeHidden();
    await expect(remove).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(overlay.confirm.cancel).toBeFocused();
    const places = new Set<string>();
    for (let step = 0; step < 14; step++) {
      await page.keyboard.press('Tab');
      const { place, kind } = await focused(page);
      places.add(`${place} ${kind === 'body' ? kind : ''}`.trim());
    }
    // Past the last control a modal dialog lends the focus to the browser's own bar, which is no part of the page.
    expect([...places].filter((place) => place !== 'dialog' && place !== 'page body')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(overlay.confirm.root).toBeHidden();
    await expect(remove).toBeFocused();
    expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
    await overlay.openTab('jobs');
    await expect(overlay.drawer.getByText(overlay.words.t('jobsEmptyTitle'))).toBeVisible();
    await overlay.openTab('members');
    await overlay.members.selectNone();
  });

  await test.step('every kind of control shows that it has the focus', async () => {
    await overlay.pickGroup('Group 1');
    const kinds = new Set<string>();
    const unseen = new Set<string>();
    for (const tab of ['requests', 'members', 'group', 'tags', 'settings'] as const) {
      await overlay.openTab(tab);
      await overlay.drawer.focus();
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press('Tab');
        const { place, kind, name, isVisible } = await focused(page);
        if (place === 'page') break;
        kinds.add(kind);
        if (!isVisible) unseen.add(`${tab}: ${kind} ${name}`);
      }
    }
    expect([...unseen]).toEqual([]);
    const wanted = [
      'separator',
      'button',
      'tab',
      'text',
      'checkbox',
      'listitem',
      'radio',
      'switch',
      'textarea',
    ];
    expect([...kinds]).toEqual(expect.arrayContaining([...wanted, 'select']));
  });

  await test.step('WhatsApp hears nothing of what is typed in the overlay, and keeps its focus while the overlay changes', async () => {
    await standIn.control.openChat(id);
    await overlay.openTab('requests');
    await expect(overlay.requests.rows.first()).toBeVisible();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(document, { heard });
      const types = [
        'keydown',
        'keypress',
        'keyup',
        'beforeinput',
        'input',
        'change',
        'focusin',
        'paste',
        'copy',
      ];
      for (const target of [window, document, document.body])
        for (const type of types)
          for (const capture of [true, false])
            target.addEventListener(
              type,
              (event) => {
                if (event.target instanceof HTMLElement && event.target.localName === 'muster-overlay')
                  heard.push(type);
              },
              { capture },
            );
    });
    const heard = () => page.evaluate(() => (document as unknown as { heard: string[] }).heard);
    await overlay.requests.filterField.focus();
    await page.keyboard.type('hello/ {');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Control+Alt+n');
    await expect(overlay.requests.filterField).toHaveValue('hello/ {');
    await page.keyboard.press('Escape');
    await expect(overlay.requests.filterField).toHaveValue('');
    await expect(composerOf(page)).toHaveText('');
    // Capturing listeners on the window and the document are told of focus and input before any shadow root is.
    expect((await heard()).filter((type) => /^(key|paste|copy)/.test(type))).toEqual([]);

    await composerOf(page).click();
    await page.keyboard.type('Good ');
    const count = await overlay.requests.shownCount();
    standIn.control.byHand.request(id, standIn.control.byHand.person({ pushName: 'Newcomer' }).key);
    await overlay.requests.expectShown(count + 1);
    standIn.control.byHand.loseAdmin(id);
    await expect(overlay.drawer.getByText(overlay.words.t('requestsNotAdminText'))).toBeVisible();
    await expect(composerOf(page)).toBeFocused();
    await page.keyboard.type('morning');
    await expect(composerOf(page)).toHaveText('Good morning');
  });
});
