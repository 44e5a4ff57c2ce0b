import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { createRandom } from '../stand-in/server/random.ts';
import { shareMembers } from '../stand-in/world/groups.ts';
import { aPerson } from '../stand-in/world/people.ts';
import { expect, test } from './fixture.ts';
import { grove } from './grove.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { actedOn, expectActed, openScene } from './scene.ts';

const NAMES = ['Vera', 'Wim', 'Xenia'];

/** Three people with numbers in Ash. */
function peopledGrove() {
  const world = grove();
  const random = createRandom(6);
  const keys = NAMES.map((name) => {
    const person = { ...aPerson(random, name.toLowerCase()), pushName: name, savedName: name };
    world.people.set(person.key, person);
    return person.key;
  });
  for (const group of world.groups.values())
    if (group.subject === 'Ash') {
      shareMembers(group, keys);
      const vera = group.members.get('vera');
      if (vera) vera.role = 'admin';
    }
  return world;
}

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: peopledGrove() });
  },
});

test('[SN5] [SN10] [SN11] [SN60] a group is brought back to its snapshot: people removed since, one of them an admin, and a setting', async ({
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
  const ash: GroupId = asId(control.groupNamed('Ash').id);
  const members = () => store.call('members', { accountId, groupId: ash });
  const people = async () => (await members()).filter(({ displayName }) => NAMES.includes(displayName ?? ''));
  await expect.poll(async () => (await people()).length, { timeout: 20_000 }).toBe(3);
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  const dialog = dashboard.getByRole('dialog');
  const confirm = new ConfirmDialog(dashboard, words);
  await dashboard.bringToFront();

  await test.step('taken from the table of groups', async () => {
    await store.goToDashboard('groups');
    await main
      .getByRole('grid', { name: t('groupsTitle') })
      .getByRole('checkbox', { name: t('groupsSelect', '\u2068Ash\u2069') })
      .check();
    await main
      .getByRole('region', { name: t('selectionBar') })
      .getByRole('button', { name: t('groupsMore'), exact: true })
      .click();
    await dashboard.getByRole('menuitem', { name: t('snapTake') }).click();
    await expect(dashboard.getByText(tn('snapTaken', 1))).toBeVisible();
  });

  await test.step('three people are removed, and only admins send messages', async () => {
    await store.call('createJob', {
      jobId: asId('remove-three'),
      accountId,
      kind: 'remove',
      items: (await people()).map((person) => ({
        groupId: ash,
        personId: person.personId,
        wid: person.wid,
        identities: [],
        label: person.displayName ?? '',
      })),
    });
    await store.call('createJob', {
      jobId: asId('announce'),
      accountId,
      kind: 'set',
      items: [{ groupId: ash, identities: [], label: 'Ash', change: { setting: 'announce', value: true } }],
    });
    await expectActed(standIn, ash, 'removed', 3);
    await expect.poll(async () => (await people()).length, { timeout: 20_000 }).toBe(0);
    await expect.poll(() => control.group(ash).settings.announce, { timeout: 20_000 }).toBe(true);
    await store.call('putOnList', {
      accountId,
      entries: [
        {
          id: asId('deny-xenia'),
          list: 'deny',
          identity: { kind: 'pn', value: `+${control.person('xenia').pn?.split('@')[0]}` },
          label: 'Xenia',
        },
      ],
    });
  });

  await test.step('the comparison with now tells who was removed and by whom, and the setting', async () => {
    await store.goToDashboard('snapshots');
    await main
      .getByRole('list', { name: t('snapTitle') })
      .getByRole('listitem')
      .click();
    const taken = main.getByRole('list', { name: 'Ash', exact: true }).getByRole('listitem');
    await expect(taken).toHaveCount(1);
    await taken.getByRole('checkbox').check();
    await main.getByRole('button', { name: t('snapCompareNow'), exact: true }).click();
    const rows = main.getByRole('list', { name: t('snapCompareLabel') });
    await expect(rows).toContainText(tn('snapLeft', 3));
    await expect(rows).toContainText(tn('snapFacts', 1));
    for (const name of NAMES) await expect(rows).toContainText(name);
    await expect(rows.getByRole('listitem').filter({ hasText: 'Vera' })).toContainText(t('snapHow_removed'));
  });

  await test.step('brought back through confirm screens; who is denied stays out until ticked', async () => {
    await main.getByRole('button', { name: t('snapBack'), exact: true }).click();
    const xenia = dialog.getByRole('checkbox', { name: /^Xenia/ });
    await expect(xenia).not.toBeChecked();
    await dialog.getByRole('button', { name: t('groupsContinue') }).click();
    await expect(confirm.root).toContainText(t('leftOut_denied'));
    expect(await confirm.title()).toBe(tn('snapThenAdmins', 1, tn('confirm_add', 2, '\u2068Ash\u2069')));
    await expect(confirm.root.getByText(t('snapThenAdmin'))).toHaveCount(1);
    await confirm.root
      .getByRole('button', { name: `${t('do_add', 2)} · ${t('do_promote', 1)}`, exact: true })
      .click();
    await confirm.go('set', 1);
    await expect.poll(() => actedOn(standIn, ash, 'added'), { timeout: 20_000 }).toEqual(['vera', 'wim']);
    await expect.poll(() => actedOn(standIn, ash, 'promoted'), { timeout: 20_000 }).toEqual(['vera']);
    await expect.poll(() => control.group(ash).settings.announce, { timeout: 20_000 }).toBe(false);
  });

  await test.step('what is left to bring back is the one on the deny list', async () => {
    const rows = main.getByRole('list', { name: t('snapCompareLabel') });
    await expect(rows).toContainText(tn('snapLeft', 1), { timeout: 20_000 });
    await main.getByRole('button', { name: t('snapBack'), exact: true }).click();
    await expect(dialog).toContainText(t('snapBackNobody', 0, 1));
    await dialog.getByRole('checkbox', { name: /^Xenia/ }).check();
    await expect(dialog).not.toContainText(t('snapBackNobody', 0, 1));
    await dialog.getByRole('button', { name: t('groupsContinue') }).click();
    await confirm.go('add', 1);
    await expect
      .poll(() => actedOn(standIn, ash, 'added'), { timeout: 20_000 })
      .toEqual(['vera', 'wim', 'xenia']);
    await expect(main.getByText(t('snapSameText'))).toBeVisible({ timeout: 20_000 });
  });
});
