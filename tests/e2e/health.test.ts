import type { PageOptions } from '../stand-in/options.ts';
import { expect, test } from './fixture.ts';
import { actedOn, expectState, membersOf, openScene, orderFor } from './scene.ts';

test.use({ plainWorld: { groups: 1, members: 30, requests: 12 } });

test('Health says in plain words what a later WhatsApp lacks, what needs it is greyed by name, and the rest works', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const line = (name: string) => overlay.drawer.getByRole('listitem').filter({ hasText: name });
  const later = async (options: PageOptions) => {
    standIn.setPageOptions(options);
    await overlay.reload();
  };

  await test.step('all well: the report can be copied and names nobody', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: standIn.origin });
    await overlay.openTab('health');
    await expect(overlay.drawer.getByText(t('healthOverall_well'))).toBeVisible({
      timeout: 20_000,
    });
    await overlay.drawer.getByRole('button', { name: t('healthCopy') }).click();
    await expect(overlay.toast(t('healthCopied'))).toBeVisible();
    const report = await page.evaluate(() => navigator.clipboard.readText());

    expect(report).toMatch(/^Muster \d/);
    expect(report).toContain('- decide-requests: ok');
    const { world } = standIn.control;
    const secrets = [...world.people.values()].flatMap(({ pushName, savedName, pn, lid }) => [
      pushName,
      savedName,
      pn?.split('@')[0],
      lid?.split('@')[0],
    ]);
    for (const group of world.groups.values()) secrets.push(group.subject, group.id.split('@')[0]);
    const told = secrets.filter((secret) => secret?.trim() && report.includes(secret));
    expect(told).toEqual([]);
  });

  await test.step('one module gone, one function changed, one gone', async () => {
    await later({
      missingModules: ['WAWebGroupMembershipRequestsActionJob'],
      changedSignatures: [
        { module: 'WAWebGroupModifyParticipantsJob', export: 'removeGroupParticipants', change: 'arity' },
        { module: 'WAWebGroupModifyInfoJob', export: 'setGroupProperty', change: 'gone' },
      ],
    });
    const deciding = t('capability_decide_requests');
    // The queue is read and noted as ever; only the decisions are off.
    await overlay.openTab('requests');
    await overlay.requests.expectShown(12);
    await overlay.requests.all.check();
    for (const decision of [t('approve'), t('reject')]) {
      await expect(overlay.requests.action(decision)).toBeDisabled({ timeout: 20_000 });
      await expect(overlay.requests.action(decision)).toHaveAttribute('title', t('featureOffHint', deciding));
    }
    await expect(overlay.requests.action(t('later'))).toBeEnabled();
    await overlay.requests.all.uncheck();

    await overlay.openTab('members');
    await overlay.pickGroup('Group 1');
    await overlay.members.expectShown(30);
    // One action of a feature that otherwise works.
    await overlay.members.all.check();
    await expect(overlay.members.action(t('remove'))).toBeDisabled();
    await expect(overlay.members.action(t('remove'))).toHaveAttribute(
      'title',
      t('featureOffHint', t('capability_remove_members')),
    );
    await overlay.members.all.uncheck();
    await standIn.control.openChat(scene.group);
    await overlay.openTab('health');
    await expect(overlay.drawer.getByText(t('healthOverall_partly'))).toBeVisible();
    await expect(line(deciding)).toContainText(t('healthState_missing'));
    await expect(line(deciding)).toContainText(
      t('healthGreys', t('healthGreysParts', t('requestsTitle'), `${t('approve')}, ${t('reject')}`)),
    );
    await expect(line(t('capability_remove_members'))).toContainText(t('healthState_changed'));
    await expect(line(t('capability_remove_members'))).toContainText(t('remove'));
    // The message field is there since the chat is open: its line went to those that work, which are folded.
    await expect(line(t('capability_composer'))).toBeHidden({ timeout: 20_000 });
    await overlay.drawer.locator('summary').click();
    await expect(line(t('capability_composer'))).toContainText(t('healthState_ok'));

    // An order that was made before the change: stopped with the reason, and WhatsApp heard nothing.
    const [stranger] = (await membersOf(scene, scene.group)).filter(
      ({ role, isMe }) => role === 'member' && !isMe,
    );
    if (!stranger) throw new Error('nobody to remove');
    await scene.store.call('createJob', { ...orderFor(scene, 'old', 'remove', [stranger]), reason: 'moved' });
    await expectState(scene, 'old', 'stopped');
    await expect(overlay.jobLine).toContainText(t('jobLineStopped', t('reason_missing_capability')));
    expect(standIn.control.wireLog({ kind: 'remove' })).toEqual([]);
    expect(actedOn(standIn, scene.group, 'removed')).toEqual([]);
  });

  await test.step('chats cannot be opened, and the message field is another', async () => {
    await later({ missingModules: ['WAWebCmd'] });
    await expect(page.locator('#pane-side').getByText('Group 1')).toBeVisible();
    await standIn.control.openChat(scene.group);
    await page.locator('#main footer [contenteditable]').evaluate((field) => {
      field.setAttribute('contenteditable', 'plaintext-only');
    });

    await overlay.openTab('templates');
    await overlay.templates.write({ name: 'Welcome', text: 'Hello' });
    await overlay.templates.open('Welcome').click();
    const { insert, copy } = overlay.templates;
    await expect(insert).toHaveAttribute('title', t('featureOffHint', t('capability_composer')), {
      timeout: 25_000,
    });
    await expect(insert).toBeDisabled();
    await expect(copy).toBeEnabled();

    await overlay.openTab('requests');
    await overlay.pickGroup('Group 1');
    await overlay.requests.expectShown(12);
    const rows = await scene.store.call('requests', { accountId: scene.accountId, groupId: scene.group });
    await overlay.requests.open(rows.find(({ displayName }) => displayName !== undefined)?.displayName ?? '');
    const opening = overlay.card.root.getByRole('button', { name: t('personOpenChat') });
    await expect(opening).toBeDisabled();
    await expect(opening).toHaveAttribute('title', t('featureOffHint', t('capability_open_chat')));

    await overlay.openTab('health');
    await expect(line(t('capability_composer'))).toContainText(
      t('healthGreysParts', t('templatesTitle'), t('templatesInsert')),
    );
    await expect(line(t('capability_open_chat'))).toContainText(t('personOpenChat'));
  });

  await test.step('it does not say which chats there are: the drawer does not say that it follows the open one', async () => {
    await later({
      changedSignatures: [{ module: 'WAWebChatCollection', export: 'ChatCollection', change: 'gone' }],
    });
    await expect(overlay.drawer.getByText(t('groupFollowsNot'))).toBeVisible({ timeout: 20_000 });
    await expect(overlay.drawer.getByText(t('groupFollows'), { exact: true })).toBeHidden();
  });

  await test.step('it does not say who is logged in: the drawer only shows what it has', async () => {
    await later({ missingModules: ['WAWebUserPrefsMeUser'] });
    await expect(overlay.drawer.getByText(t('banner_unknown'))).toBeVisible({ timeout: 20_000 });
    await overlay.openTab('health');
    await expect(overlay.drawer.getByText(t('healthOverall_lost'))).toBeVisible();
    const me = line(t('capability_me'));
    await expect(me).toContainText(t('healthState_missing'));
    await expect(me).toContainText(t('healthStops'));
    await expect(overlay.drawer.getByRole('region', { name: t('healthReport') })).toContainText(
      '- me: missing (WAWebUserPrefsMeUser)',
    );
    await overlay.openTab('members');
    await expect(overlay.drawer.getByText(t('featureOff', t('membersTitle')))).toBeVisible();
  });
});
