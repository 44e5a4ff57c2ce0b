import { expect, test } from './fixture.ts';
import { LANE, laneWorld } from './lane-world.ts';
import { openScene } from './scene.ts';

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('a template is written, found by its shortcut, filled, and put into the message field for a person to send', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, templates } = overlay;
  const { t } = words;
  const { group } = await openScene({ page, context, extensionId, standIn });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.origin });
  const field = page.locator('#main footer [contenteditable="true"]');
  await overlay.openTab('templates');

  await test.step('a template without name or text is not saved, and what was written is not lost', async () => {
    await templates.button('templatesNew').click();
    await templates.button('save').click();
    await expect(templates.panel).toContainText(t('templatesNameProblem_empty'));
    await expect(templates.panel).toContainText(t('templatesTextProblem_empty'));
    await templates.text.fill('half a thought');
    await templates.button('cancel').click();
    await overlay
      .dialog(t('templatesDiscardTitle'))
      .getByRole('button', { name: t('templatesKeepEditing') })
      .click();
    await expect(templates.text).toHaveValue('half a thought');
    await templates.field('templatesName').fill('Rules');
    await templates.field('templatesShortcut').fill('rules');
    await templates.text.fill('The rules of {group}: be kind.\nHouse {house}.');
    await templates.panel.getByRole('textbox', { name: '{house}' }).fill('12');
    await templates.button('save').click();
    await expect(templates.open('Rules')).toContainText('/rules');
  });

  await templates.write({
    name: 'Welcome',
    shortcut: 'hi',
    text: 'Hello {first_name}, welcome to *{group}*!\n\nRobin',
  });
  await expect(templates.open('Welcome')).toBeVisible();

  await test.step('found by / and its shortcut, opened by Enter', async () => {
    await templates.open('Rules').focus();
    await page.keyboard.press('/');
    await expect(templates.search).toBeFocused();
    await page.keyboard.type('hi');
    await expect(templates.open('Rules')).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(templates.preview).toContainText('Hello {first_name}, welcome to');
  });

  await test.step('what is missing is named, then filled with real people', async () => {
    await expect(templates.warning).toContainText('{first_name}');
    await expect(templates.insert).toBeDisabled();
    await templates.group.selectOption({ label: LANE });
    await templates.person.fill('Member 03');
    await templates.panel
      .getByRole('list', { name: t('templatesPersonFind') })
      .getByRole('button', { name: /Member 03/ })
      .click();
    await expect(templates.preview).toContainText(`Hello Member, welcome to *${LANE}*!`);
    await expect(templates.warning).toBeHidden();
  });

  await test.step('without an open chat there is copying', async () => {
    await templates.copy.click();
    await expect(overlay.toast(t('templatesCopied'))).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.replaceAll('\r', '')).toBe(`Hello Member, welcome to *${LANE}*!\n\nRobin`);
  });

  await test.step('inserted, not sent', async () => {
    await standIn.control.openChat(group);
    await templates.insert.click();
    await expect(overlay.toast(t('templatesInserted'))).toBeVisible();
    await expect(field.locator('p')).toHaveText([`Hello Member, welcome to *${LANE}*!`, '', 'Robin']);
    expect(standIn.control.ledger({ action: 'message' })).toEqual([]);
    // The editor took it as its own: WhatsApp sends the very same text.
    await field.press('Enter');
    await expect
      .poll(() => standIn.control.world.chats.get(group)?.messages.at(-1)?.body)
      .toBe(`Hello Member, welcome to *${LANE}*!\n\nRobin`);
  });

  await test.step('deleted, and put back in its place', async () => {
    await templates.panel.getByRole('button', { name: t('back'), exact: true }).click();
    await templates.search.fill('');
    const order = () => templates.list.getByRole('listitem').allInnerTexts();
    const before = await order();
    await templates.list.getByRole('button', { name: /Delete.*Rules/ }).click();
    await expect(templates.open('Rules')).toBeHidden();
    await overlay.undo();
    await expect(templates.open('Rules')).toBeVisible();
    await expect.poll(order).toEqual(before);
  });

  await test.step('a message field that cannot be reached leaves copying, and says why', async () => {
    await templates.write({ name: 'Short', text: 'See you!' });
    await templates.open('Short').click();
    await expect(templates.insert).toBeEnabled();
    await page.locator('#main footer').evaluate((footer) => footer.remove());
    await templates.insert.click();
    const toast = overlay.toast(/Copy/);
    await toast.getByRole('button', { name: t('copy'), exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('See you!');
  });
});
