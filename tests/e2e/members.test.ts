import { expect, test } from './fixture.ts';
import { keyOf, LANE, laneWorld } from './lane-world.ts';
import { escape } from './pages/words.ts';
import { actedOn, openScene } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

const keys = (...names: string[]): string[] => names.map(keyOf).sort();

test('members are found and sorted, promoted and demoted, removed with a reason and added by lines and files, each with its result', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, members: list, jobs, confirm } = overlay;
  const { t, tn } = words;
  const { group } = await openScene({ page, context, extensionId, standIn });
  await overlay.pickGroup(LANE);

  const expectLedger = (action: 'promoted' | 'demoted', ...names: string[]) =>
    expect.poll(() => actedOn(standIn, group, action)).toEqual(keys(...names));
  await overlay.openTab('members');
  await list.expectShown(32);

  await test.step('filter by role, sort by role, and turn that round by keyboard', async () => {
    await list.filterBy('role', t('role_admin'));
    await list.expectShown(3);
    await list.clearFilters();
    const menu = overlay.drawer.getByRole('button', { name: new RegExp(`^${t('sortMenu')}`) });
    const byRole = page.getByRole('menuitemcheckbox', { name: t('sort_role') });
    const firstFour = async () => (await list.drawnNames()).slice(0, 4);
    await menu.click();
    await byRole.click();
    await expect.poll(firstFour).toEqual([`Owner of ${LANE}`, 'Member 05', 'Member 06', 'Robin Ashdown']);

    await menu.press('Enter');
    await expect(byRole).toBeChecked();
    // The entry says what choosing it again does, and the button, that has the focus then, what was done.
    await expect(byRole).toHaveAccessibleName(new RegExp(escape(t('sortAgain', t('sortDown_role')))));
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await expect(menu).toBeFocused();
    await expect(menu).toHaveAccessibleName(`${t('sortMenu')}: ${t('sortDown_role')}`);
    await expect.poll(firstFour).toEqual(['Member 01', 'Member 02', 'Member 03', 'Member 04']);
    await menu.press('Enter');
    await byRole.click();
    await expect(menu).toHaveAccessibleName(`${t('sortMenu')}: ${t('sort_role')}`);
  });

  await test.step('promote: those who are admins already are left out', async () => {
    for (const name of ['Member 05', 'Member 01', 'Member 02']) await list.box(name).check();
    await list.action(t('moreActions')).click();
    await page.getByRole('menuitem', { name: t('promote') }).click();
    await expect(confirm.root).toContainText(tn('leftOutTitle', 1));
    await expect(confirm.root).toContainText(t('leftOut_already_admin'));
    await confirm.go('promote', 2);
    await expectLedger('promoted', 'Member 01', 'Member 02');
    await expect(list.row('Member 01')).toContainText(t('role_admin'));
  });

  await test.step('undo after it was done takes the rights back', async () => {
    await overlay.openTab('jobs');
    await jobs.open(words.patternOfAny('confirm_promote'));
    await jobs.detail.getByRole('button', { name: t('undo'), exact: true }).click();
    await expectLedger('demoted', 'Member 01', 'Member 02');
    expect(standIn.control.group(group).members.get('member-01')?.role).toBe('member');
    await jobs.back();
    await expect(jobs.job(words.patternOfAny('confirm_demote'))).toContainText(tn('jobsDone', 2));
  });

  await test.step('demote one', async () => {
    await overlay.openTab('members');
    await list.filter('Member 06');
    await list.expectShown(1);
    await list.box('Member 06').check();
    await list.action(t('moreActions')).click();
    await page.getByRole('menuitem', { name: t('demote') }).click();
    await confirm.go('demote', 1);
    await expectLedger('demoted', 'Member 01', 'Member 02', 'Member 06');
  });

  await test.step('removing asks for a reason, leaves out whom it must, and keeps a list to add again', async () => {
    await list.filter('');
    standIn.control.clearLogs();
    const hidden = standIn.control.person('member-09');
    await overlay.openTab('members');
    await list.expectShown(32);
    const chosen = [`Owner of ${LANE}`, 'Robin Ashdown', 'Member 05', 'Member 07', 'Member 08', 'Member 09'];
    for (const name of chosen) {
      await list.filter(name);
      await list.box(name).check();
    }
    await list.filter('');
    await list.expectSelected(6);
    await list.action(t('remove')).click();
    expect(await confirm.count()).toBe(3);
    await expect(confirm.root).toContainText(tn('leftOutTitle', 3));
    for (const reason of ['leftOut_is_me', 'leftOut_is_admin', 'leftOut_is_superadmin'] as const)
      await expect(confirm.root).toContainText(t(reason));
    await confirm.button('remove', 3).click();
    await expect(confirm.root).toContainText(t('confirmReasonMissing'));
    expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
    await confirm.go('remove', 3, 'spam in the group');
    await expect
      .poll(() => actedOn(standIn, group, 'removed'))
      .toEqual(keys('Member 07', 'Member 08', 'Member 09'));
    await list.expectShown(29);

    await test.step('one of them asks again: the admin sees what was', async () => {
      standIn.control.byHand.request(group, 'member-08');
      await overlay.openTab('requests');
      await overlay.requests.filter('Member 08');
      const row = overlay.requests.row('Member 08');
      await expect(row).toContainText('Removed from Oak Lane by Robin Ashdown');
      await expect(row).toContainText('spam in the group');
    });

    await test.step('the removed become a list', async () => {
      await overlay.openTab('jobs');
      await jobs.open(words.patternOfAny('confirm_remove'));
      await expect(jobs.detail).toContainText('spam in the group');
      await jobs.detail.getByRole('button', { name: t('jobsUndoList') }).click();
      await jobs.detail.getByRole('button', { name: t('jobsOpenLists') }).click();
      await overlay.drawer.getByText(t('membersPast'), { exact: true }).click();
      const filter = overlay.drawer.getByRole('textbox', { name: t('filterPlaceholder') });
      await filter.fill('nobody of that name');
      await expect(overlay.drawer.getByText(t('noMatchTitle'))).toBeVisible();
      await filter.fill('');
      const numbers = overlay.dialog(new RegExp(LANE)).getByRole('textbox', { name: t('addNumbers') });
      await overlay.drawer.getByRole('button', { name: t('membersAdd') }).click();
      await numbers.fill('+44 7700 900777');
      await page.keyboard.press('Escape');
      await expect(numbers).toBeHidden();
      await overlay.drawer.getByText(t('membersLists'), { exact: true }).click();
      await expect(overlay.drawer.getByText(tn('listsEntry', 3))).toBeVisible();
      // Nothing is added without a look at it.
      await overlay.drawer.getByRole('button', { name: t('inviteAgain') }).click();
      await expect(numbers).toHaveValue(new RegExp(hidden.pn?.replace('@c.us', '').slice(-4) ?? '?'));
      // What was typed before is still there.
      const all = await numbers.inputValue();
      expect(all.split('\n')[0]).toBe('+44 7700 900777');
      await numbers.fill(all.replace(/^.*\n/, ''));
      await overlay
        .dialog(new RegExp(LANE))
        .getByRole('button', { name: t('addNext', 3) })
        .click();
      await confirm.go('add', 3);
      await expect
        .poll(() => actedOn(standIn, group, 'added'))
        .toEqual(keys('Member 07', 'Member 08', 'Member 09'));
    });
  });

  await test.step('adding by pasted lines and by a file: mistakes by line, nothing lost, each with its result', async () => {
    standIn.control.clearLogs();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.origin });
    standIn.control.fault({
      on: 'add',
      fault: 'person-done',
      person: standIn.control.person('held').pn ?? '',
      code: '421',
    });
    await overlay.openTab('members');
    await overlay.drawer
      .getByRole('group', { name: t('membersShow') })
      .getByText(t('membersNow'), { exact: true })
      .click();
    await list.expectShown(32);
    await overlay.drawer.getByRole('button', { name: t('membersAdd') }).click();
    const dialog = overlay.dialog(new RegExp(LANE));
    const lines = dialog.getByRole('textbox', { name: t('addNumbers') });
    await lines.fill(
      [
        'Anybody, +44 7700 900101',
        'nobody at all',
        '+44 7700 900102 Private',
        '+44 7700 900101',
        '+44 12',
        '07700 900103',
        '+44 7700 900104',
      ].join('\n'),
    );
    const report = dialog.getByRole('status').first();
    await expect(report).toContainText(tn('addReady', 4));
    await expect(report).toContainText(tn('addProblems', 2));
    const line = (number: number) => report.getByRole('listitem').filter({ hasText: t('addLine', number) });
    await expect(line(2)).toContainText(t('lineProblem_not_a_number'));
    await expect(line(5)).toContainText(t('lineProblem_not_possible'));
    await expect(line(4)).toContainText(t('lineProblem_duplicate', 1));

    await test.step('a file is added to what is there', async () => {
      await dialog.locator('input[type="file"]').setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('name;number\n"Fileborn";"+447700900105"\n'),
      });
      await expect(report).toContainText(tn('addReady', 5));
      await expect(report).toContainText(tn('addProblems', 3));
    });

    await dialog.getByRole('button', { name: t('addNext', 5) }).click();
    expect(await confirm.count()).toBe(5);
    await confirm.cancel.click();
    await expect(lines).toHaveValue(/nobody at all/);
    await dialog.getByRole('button', { name: t('addNext', 5) }).click();
    await confirm.go('add', 5);
    // What was wrong stays to be mended.
    await expect(lines).toHaveValue('nobody at all\n+44 12\nname;number');
    await dialog.getByRole('button', { name: t('cancel'), exact: true }).click();

    await expect.poll(() => actedOn(standIn, group, 'added')).toEqual(['anybody', 'fileborn', 'held']);
    await overlay.openTab('jobs');
    const title = words.patternOfAny('confirm_add');
    await expect(jobs.job(title)).toContainText(tn('jobsFailed', 3));
    await jobs.open(title);
    await expect(jobs.result('Anybody')).toContainText(t('jobsItem_done'));
    await expect(jobs.result('Private')).toContainText(t('reason_needs_invite'));
    await expect(jobs.result('900103')).toContainText(t('reason_sent_to_approval'));
    await expect(jobs.result('900104')).toContainText(t('reason_not_on_whatsapp'));
    await jobs
      .result('Private')
      .getByRole('button', { name: t('jobsCopyLink') })
      .click();
    await expect(overlay.toast(t('jobsLinkCopied'))).toBeVisible();
    // WhatsApp's own invite for one person is no link that could be copied: the group's link is.
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `https://chat.whatsapp.com/${standIn.control.group(group).inviteCode}`,
    );
  });
});
