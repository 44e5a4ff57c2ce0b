import { expect, stopWorker, test } from './fixture.ts';
import { PersonCard } from './pages/person-card.ts';
import { countRows, DATABASE_VERSION, spoil } from './spoiled-database.ts';
import {
  actedOn,
  approveAll,
  expectState,
  jobOf,
  membersOf,
  openScene,
  orderFor,
  whoWaits,
} from './scene.ts';

test.describe('a WhatsApp that answers nonsense', () => {
  test.use({
    plainWorld: { groups: 2, members: 12, requests: 8 },
    standInOptions: {
      page: {
        changedSignatures: [
          {
            module: 'WAWebGroupMembershipRequestsActionJob',
            export: 'membershipApprovalRequestAction',
            change: 'result',
            result: { thanks: true },
          },
          {
            module: 'WAWebGroupInviteJob',
            export: 'resetGroupInviteCode',
            change: 'result',
            result: { link: 'somewhere' },
          },
        ],
      },
    },
  });

  test('the admin is told in plain words, what was done is read from its state, and no link that may be dead stays on the screen', async ({
    overlay,
    page,
    context,
    extensionId,
    standIn,
  }) => {
    const { t } = overlay.words;
    const scene = await openScene({ page, context, extensionId, standIn });
    const { group } = scene;

    await test.step('no link that may be dead stays on the screen', async () => {
      const old = standIn.control.group(group).inviteCode;
      await overlay.pickGroup('Group 1');
      await overlay.openTab('group');
      const show = overlay.drawer.getByRole('button', { name: t('groupInviteShow') });
      const link = overlay.drawer.getByRole('textbox', { name: t('groupInvite') });
      await show.click();
      await expect(link).toHaveValue(`https://chat.whatsapp.com/${old}`);

      await overlay.drawer.getByRole('button', { name: t('groupInviteResetAsk') }).click();
      await overlay
        .dialog(t('groupInviteResetTitle'))
        .getByRole('button', { name: t('groupInviteResetDo') })
        .click();
      const words = `${t('reason_unexpected_answer')}. ${t('reasonDo_unexpected_answer')}`;
      await expect(overlay.toast(words)).toBeVisible();
      await expect(link).toBeHidden();
      // It did happen, once, and what WhatsApp has now is a click away.
      const { inviteCode } = standIn.control.group(group);
      expect(inviteCode).not.toBe(old);
      await show.click();
      await expect(link).toHaveValue(`https://chat.whatsapp.com/${inviteCode}`);
      expect(standIn.control.ledger({ group, by: 'me' }).map(({ action }) => action)).toEqual([
        'invite-reset',
      ]);
    });

    await test.step('what was done is read from its state, and a group that vanished is said', async () => {
      const everybody = whoWaits(standIn, scene.group);
      await approveAll(scene, 'job');
      await expectState(scene, 'job', 'done');
      expect(actedOn(standIn, scene.group, 'approved')).toEqual(everybody);
      expect((await jobOf(scene, 'job')).counts).toMatchObject({ done: 8, failed: 0 });

      const gone = scene.groupIds[1];
      if (!gone) throw new Error('too few groups');
      const members = await membersOf(scene, gone);
      const leaving = members.filter(({ role, isMe }) => role === 'member' && !isMe);
      standIn.control.byHand.vanish(gone, { tell: false });
      await scene.store.call('createJob', { ...orderFor(scene, 'gone', 'remove', leaving), reason: 'moved' });
      await expectState(scene, 'gone', 'stopped');
      await expect(overlay.jobLine).toContainText(t('jobLineStopped', t('reason_group_gone')));
      expect(actedOn(standIn, gone, 'removed')).toEqual([]);
      expect((await jobOf(scene, 'gone')).counts).toMatchObject({ done: 0, todo: 0, acting: 0 });
    });
  });
});

test.describe('a database that cannot be used', () => {
  test.use({ plainWorld: { groups: 1, members: 12, requests: 6 } });

  test('the drawer and the full page say so and change nothing', async ({
    overlay,
    page,
    context,
    extensionId,
    standIn,
  }) => {
    const { t } = overlay.words;
    const { store } = await openScene({ page, context, extensionId, standIn });
    for (const how of ['newer', 'damaged'] as const)
      await test.step(`a ${how} one`, async () => {
        await store.page.evaluate(spoil, [how, DATABASE_VERSION] as const);
        const before = await store.page.evaluate(countRows);
        const said = how === 'newer' ? ('newer_database' as const) : ('broken_database' as const);
        const banner = overlay.drawer.getByText(t(`banner_${said}`));

        await stopWorker(context);
        await page.reload();
        await overlay.launcher.click();
        await expect(banner).toBeVisible();
        await store.goToDashboard('groups');
        const main = store.page.getByRole('main');
        await expect(main.getByText(t(`banner_${said}`))).toBeVisible();
        // Nothing will come, so nothing looks as if it would.
        await expect(main.getByRole('alert')).toContainText(t(`reason_${said}`));
        await expect(main.getByRole('status', { name: t('loading') })).toHaveCount(0);
        expect(await store.page.evaluate(countRows)).toEqual(before);
      });
  });
});

/**
 * Runs in the background: every write meets a full disk, until it is freed. Chromium exempts extensions from the quotas
 * that a debugger can lower (156, November 2026), so the browser's own error is thrown by hand.
 */
function fillDisk(): void {
  const { put, add } = IDBObjectStore.prototype;
  const refuse = (): never => {
    throw new DOMException('no space left', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  Object.assign(globalThis, { freeDisk: () => Object.assign(IDBObjectStore.prototype, { put, add }) });
}

test.describe('a full disk', () => {
  test.use({ plainWorld: { groups: 1, members: 12, requests: 6 } });

  test('is said where it is met, and what was typed stays', async ({
    overlay,
    page,
    context,
    extensionId,
    standIn,
  }) => {
    const { t } = overlay.words;
    const scene = await openScene({ page, context, extensionId, standIn });
    await overlay.pickGroup('Group 1');
    await overlay.requests.expectShown(6);
    const rows = await scene.store.call('requests', { accountId: scene.accountId, groupId: scene.group });
    const name = rows.find(({ displayName }) => displayName !== undefined)?.displayName ?? '';
    await overlay.requests.open(name);

    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error('no worker');
    await worker.evaluate(fillDisk);
    const text = 'Waits for the letter box key';
    await overlay.card.writeNote(text);
    await expect(overlay.toast(t('reason_quota'))).toBeVisible();
    await expect(overlay.card.root.getByRole('textbox', { name: t('notesAdd') })).toHaveValue(text);
    const order = orderFor(scene, 'job', 'approve', rows);
    expect(await scene.store.ask('createJob', order)).toMatchObject({ ok: false, reason: 'quota' });

    const { page: fullPage } = scene.store;
    const main = fullPage.getByRole('main');
    const banner = main.getByText(t('banner_quota'));
    await fullPage.bringToFront();
    await scene.store.goToDashboard('requests');
    await main.getByRole('listitem').getByTitle(name, { exact: true }).first().click();
    // That it can be read is no reason to say so.
    await expect(banner).toBeHidden();
    await new PersonCard(fullPage, main, overlay.words).writeNote(text);
    await expect(banner).toBeVisible();
    await page.bringToFront();

    // The feed meets it too with what it hears next: the drawer says so until it is over.
    standIn.control.goOffline();
    await expect(overlay.drawer.getByText(t('banner_quota'))).toBeVisible({ timeout: 20_000 });
    await worker.evaluate('freeDisk()');
    standIn.control.goOnline();
    await expect(overlay.drawer.getByText(t('banner_quota'))).toBeHidden({ timeout: 20_000 });
    await expect(banner).toBeHidden({ timeout: 20_000 });
    await overlay.card.root.getByRole('button', { name: t('notesSave'), exact: true }).click();
    await expect(overlay.card.note(text)).toHaveCount(1);
    expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
  });
});
