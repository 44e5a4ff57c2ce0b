import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { createRandom } from '../stand-in/server/random.ts';
import { shareMembers } from '../stand-in/world/groups.ts';
import { aPerson } from '../stand-in/world/people.ts';
import { expect, test } from './fixture.ts';
import { grove } from './grove.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { openScene } from './scene.ts';

/** Vera is an admin of Elm and a member of Ash; Wim is an admin of Ash. */
function ruledGrove() {
  const world = grove();
  const random = createRandom(7);
  const [vera, wim] = ['vera', 'wim'].map((key) => {
    const person = { ...aPerson(random, key), pushName: key, savedName: key };
    world.people.set(key, person);
    return person.key;
  });
  for (const group of world.groups.values()) {
    if (group.subject === 'Elm' || group.subject === 'Ash') shareMembers(group, [vera ?? '']);
    if (group.subject === 'Ash') shareMembers(group, [wim ?? '']);
    const ruler = group.subject === 'Elm' ? vera : group.subject === 'Ash' ? wim : undefined;
    const member = ruler && group.members.get(ruler);
    if (member) member.role = 'admin';
  }
  return world;
}

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: ruledGrove() });
  },
});

test('settings and admins of one group are copied to others, after a preview', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words } = overlay;
  const { t, tn } = words;
  const { store, accountId } = await openScene({ page, context, extensionId, standIn });
  const { control } = standIn;
  const idOf = (name: string): GroupId => asId(control.groupNamed(name).id);
  const groupOf = (name: string) => control.group(idOf(name));
  for (const name of ['Ash', 'Elm'])
    await expect
      .poll(
        async () =>
          (await store.call('members', { accountId, groupId: idOf(name) })).map(
            ({ displayName }) => displayName,
          ),
        { timeout: 20_000 },
      )
      .toContain('vera');
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('groups');
  const grid = main.getByRole('grid', { name: t('groupsTitle') });
  for (const name of ['Ash', 'Birch'])
    await grid.getByRole('checkbox', { name: t('groupsSelect', `\u2068${name}\u2069`) }).check();
  const bar = main.getByRole('region', { name: t('selectionBar') });
  await bar.getByRole('button', { name: t('groupsMore'), exact: true }).click();
  await dashboard.getByRole('menuitem', { name: t('groupsCopy') }).click();
  const dialog = dashboard.getByRole('dialog');
  const lines = dialog.getByRole('list', { name: t('groupsPreview') }).getByRole('listitem');
  const approval = t('settingIs', t('setting_approval'), t('groupsFromTo', t('settingOff'), t('settingOn')));

  await test.step('[GM29] what would change, group by group', async () => {
    await dialog.getByRole('combobox', { name: t('copySource') }).selectOption({ label: 'Elm' });
    await expect(lines).toHaveText([`Ash${approval}`, `Birch${approval}`]);
  });

  await test.step('[GM30] [GM31] admins come where they are members; others go only when asked', async () => {
    await dialog.getByRole('checkbox', { name: t('copyAdmins') }).check();
    await expect(lines).toHaveText([`Ash${approval} · ${tn('copyPromoted', 1)}`, `Birch${approval}`]);
    await dialog.getByRole('checkbox', { name: t('copyDemote') }).check();
    await expect(lines.first()).toContainText(tn('copyDemoted', 1));
  });

  await test.step('three jobs, each through its own confirm screen', async () => {
    await dialog.getByRole('button', { name: t('groupsContinue') }).click();
    const confirm = new ConfirmDialog(dashboard, words);
    expect(await confirm.title()).toBe(tn('copySettingsTitle', 2, 'Elm'));
    await confirm.go('set', 2);
    await expect(confirm.root).toContainText(t('leftOut_absent'));
    await confirm.go('promote', 1);
    await confirm.go('demote', 1);
    await expect.poll(() => groupOf('Ash').settings.membershipApprovalMode).toBe(true);
    await expect.poll(() => groupOf('Birch').settings.membershipApprovalMode).toBe(true);
    await expect.poll(() => groupOf('Ash').members.get('vera')?.role).toBe('admin');
    await expect.poll(() => groupOf('Ash').members.get('wim')?.role).toBe('member');
    await expect(bar).toBeHidden();
  });
});
