import { expect, test } from './fixture.ts';
import { LANE, laneWorld } from './lane-world.ts';
import { openScene } from './scene.ts';

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('settings, name and description go through jobs and can be turned back; the invite link is renewed', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words, jobs } = overlay;
  const { t, tn } = words;
  const { group: groupId, store } = await openScene({ page, context, extensionId, standIn });
  const group = standIn.control.group(groupId);
  const changes = () => standIn.control.ledger({ group: groupId, by: 'me' }).map(({ action }) => action);
  const panel = overlay.drawer.getByRole('tabpanel');
  await overlay.pickGroup(LANE);
  await overlay.openTab('group');

  await test.step('a switch, done and turned back', async () => {
    const announce = panel.getByRole('switch', { name: t('setting_announce') });
    await announce.check();
    await expect.poll(() => group.settings.announce).toBe(true);
    await overlay.openTab('jobs');
    const title = words.patternOfAny('confirm_set');
    await jobs.job(title).waitFor();
    await jobs.open(title);
    await jobs.detail.getByRole('button', { name: t('undo'), exact: true }).click();
    await expect.poll(() => group.settings.announce).toBe(false);
    expect(changes()).toEqual(['setting', 'setting']);
    await jobs.back();
    await overlay.openTab('group');
    await expect(announce).not.toBeChecked();
  });

  await test.step('a switch, undone before it was sent', async () => {
    await store.call('putSettings', { settings: { undoDelayMs: 60_000 } });
    const approval = panel.getByRole('switch', { name: t('setting_approval') });
    await expect(approval).toBeChecked();
    await approval.uncheck();
    await expect(panel.getByText(t('groupOnItsWay'))).toBeVisible();
    await overlay.undo();
    await expect(overlay.toast(t('undoneBeforeStart'))).toBeVisible();
    await expect(approval).toBeChecked();
    await store.call('putSettings', { settings: { undoDelayMs: 0 } });
    expect(changes()).toEqual(['setting', 'setting']);
  });

  await test.step('who may add, how long messages stay', async () => {
    await panel.getByRole('combobox', { name: t('setting_addMode') }).selectOption('all');
    await expect.poll(() => group.settings.memberAddMode).toBe('all_member_add');
    const ephemeral = panel.getByRole('combobox', { name: t('setting_ephemeralS') });
    await ephemeral.selectOption('604800');
    await expect.poll(() => group.settings.ephemeralDuration).toBe(604_800);
    await expect(ephemeral).toHaveValue('604800');
  });

  await test.step('name and description', async () => {
    const name = panel.getByRole('textbox', { name: t('setting_subject') });
    await name.fill('');
    await expect(panel).toContainText(t('groupNoName'));
    await name.fill('Oak Lane & friends');
    await panel.getByRole('button', { name: t('save'), exact: true }).click();
    await expect.poll(() => group.subject).toBe('Oak Lane & friends');
    await expect(overlay.drawer.getByTitle(t('groupPick'))).toContainText('Oak Lane & friends');
    await panel.getByRole('textbox', { name: t('setting_description') }).fill('No selling.\nBe kind.');
    await panel.getByRole('button', { name: t('save'), exact: true }).click();
    await expect.poll(() => group.desc).toBe('No selling.\nBe kind.');
  });

  await test.step('the invite link: shown when asked for, reset after a question', async () => {
    const old = group.inviteCode;
    await panel.getByRole('button', { name: t('groupInviteShow') }).click();
    const link = panel.getByRole('textbox', { name: t('groupInvite') });
    await expect(link).toHaveValue(`https://chat.whatsapp.com/${old}`);
    await panel.getByRole('button', { name: t('groupInviteResetAsk') }).click();
    await overlay
      .dialog(t('groupInviteResetTitle'))
      .getByRole('button', { name: t('groupInviteResetDo') })
      .click();
    await expect(overlay.toast(t('groupInviteReset'))).toBeVisible();
    expect(group.inviteCode).not.toBe(old);
    await expect(link).toHaveValue(`https://chat.whatsapp.com/${group.inviteCode}`);
    await overlay.openTab('log');
    await overlay.log.filterByAction('logAction_invite_link_reset');
    await expect.poll(() => overlay.log.count()).toBe(1);
  });
  await overlay.openTab('jobs');
  await expect(panel.getByText(tn('jobsDone', 1))).toHaveCount(6);
});
