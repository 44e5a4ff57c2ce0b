import { asId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { LANE, laneWorld } from './lane-world.ts';
import { membersOf, openScene } from './scene.ts';

test.use({
  // A world of its own for each test: acting changes it.
  standInOptions: async ({}, use) => {
    await use({ world: laneWorld() });
  },
});

test('[PL2] [SG3] everybody is found by filter, saved as a segment that tells who came and went, and has a page', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t, tn } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, accountId, group } = scene;
  const rows = await membersOf(scene, group);
  const idOf = (name: string) => {
    const row = rows.find(({ displayName }) => displayName === name);
    if (!row) throw new Error(`no ${name}`);
    return row.personId;
  };
  const tagId = asId<never>('late');
  const tag = (...names: string[]) =>
    store.call('tagPeople', { personIds: names.map(idOf), tagId, accountId });
  await store.call('putTag', { tagId, name: 'Late payer', colour: 'red' });
  await tag('Member 01', 'Member 02');

  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('people');
  const grid = main.getByRole('grid', { name: t('peopleTitle') });
  const names = grid.getByRole('rowheader');
  const segments = main.getByRole('group', { name: t('segmentsTitle') });
  const menu = (label: string, item: string) => async () => {
    await main.getByRole('button', { name: label, exact: true }).click();
    await dashboard.getByRole('menuitemcheckbox', { name: item }).first().click();
    await dashboard.keyboard.press('Escape');
  };

  await test.step('everybody, found by name and filter', async () => {
    await expect(names.first()).toContainText('Asker 01');
    const search = main.getByRole('textbox', { name: t('peopleSearch') });
    await search.fill('parker');
    await expect(names).toHaveText(
      ['Parker 01', 'Parker 02', 'Parker 03', 'Parker 04'].map((n) => RegExp(n)),
    );
    await search.fill('');
    await menu(t('filter_tag'), 'Late payer')();
    await expect(names).toHaveText([/Member 01/, /Member 02/]);
  });

  await test.step('[PL40] the address keeps the filter, and only here', async () => {
    await expect(dashboard).toHaveURL(/#people\?tag=late$/);
    await dashboard.reload();
    await expect(names).toHaveText([/Member 01/, /Member 02/]);
    const rail = dashboard.getByRole('navigation');
    await rail.getByRole('link', { name: t('tagsTitle') }).click();
    await expect(dashboard).toHaveURL(/#tags$/);
    await main.getByRole('button', { name: tn('people', 2) }).click();
    await expect(dashboard).toHaveURL(/#people\?tag=late$/);
    await expect(names).toHaveText([/Member 01/, /Member 02/]);
  });

  await test.step('kept as a segment, that tells what changed', async () => {
    await segments.getByRole('button', { name: t('segmentsNew') }).click();
    const dialog = dashboard.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Late');
    await dialog.getByRole('button', { name: t('save'), exact: true }).click();
    const late = segments.getByRole('button', { name: /^.?Late/ });
    await expect(late).toHaveAttribute('aria-pressed', 'true');
    await tag('Member 03');
    await expect(names).toHaveCount(3);
    await late.click();
    await store.call('untagPeople', { personIds: [idOf('Member 01')], tagId, accountId });
    await expect(late).toContainText('+1 −1');
    await late.click();
    await expect(names).toHaveText([/Member 02/, /Member 03/]);
    await expect(late).toContainText('+1 −1');
  });

  await test.step('all of it gets a note', async () => {
    await grid.getByRole('checkbox', { name: t('selectAllMatching') }).check();
    const bar = main.getByRole('region', { name: t('selectionBar') });
    await expect(bar).toContainText(tn('selectedCount', 2));
    await bar.getByRole('button', { name: t('noteAction') }).click();
    await dashboard.getByRole('dialog').getByRole('textbox').fill('Reminded in May');
    await dashboard.getByRole('button', { name: tn('notesBulkSave', 2) }).click();
    await expect(
      main
        .getByText(tn('notesAddedTo', 2))
        .or(dashboard.getByText(tn('notesAddedTo', 2)))
        .first(),
    ).toBeVisible();
  });

  await test.step('a person has a page with an address', async () => {
    await names.filter({ hasText: 'Member 02' }).getByRole('button').click();
    const card = main.getByRole('region', { name: /Member 02/ });
    await expect(card).toContainText('Reminded in May');
    await expect(card).toContainText(LANE);
    expect(dashboard.url()).toContain('&person=');
    await dashboard.reload();
    await expect(card).toContainText('Reminded in May');
    await card.getByRole('button', { name: t('personBack'), exact: true }).click();
    await expect(names.first()).toBeVisible();
  });

  await test.step('a deleted segment comes back by undo', async () => {
    // The address keeps it, too.
    await expect(segments.getByRole('button', { name: /^.?Late/ })).toHaveAttribute('aria-pressed', 'true');
    await segments.getByRole('button', { name: t('moreForThing', '\u2068Late\u2069') }).click();
    await dashboard.getByRole('menuitem', { name: t('segmentsDelete') }).click();
    await expect(segments.getByRole('button', { name: /^.?Late/ })).toHaveCount(0);
    await dashboard.getByRole('button', { name: t('undo'), exact: true }).click();
    await expect(segments.getByRole('button', { name: /^.?Late/ })).toBeVisible();
  });
});
