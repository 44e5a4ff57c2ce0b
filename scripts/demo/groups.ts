// Several groups at once on the full page: who is in more than one of them, a set of groups that is kept, and one setting
// for several groups.
import { ConfirmDialog } from '../../tests/e2e/pages/confirm.ts';
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

export async function lookAcrossGroups(stage: Stage, report: Report): Promise<void> {
  const { overlay, standIn } = stage;
  const { t } = overlay.words;
  await report.step('look at all groups at once, on the full page', async () => {
    const { me, groups } = standIn.control.world;
    const shown = [...groups.values()].filter(
      ({ members, groupType }) =>
        (members.get(me)?.role ?? 'member') !== 'member' && groupType !== 'COMMUNITY',
    );
    const mine = shown.filter(({ isSuspended }) => !isSuspended);
    const counts = new Map<string, number>();
    for (const { members } of mine)
      for (const key of members.keys()) if (key !== me) counts.set(key, (counts.get(key) ?? 0) + 1);
    const several = [...counts.values()].filter((count) => count > 1).length;
    const page = await stage.openPart('groups');
    const main = page.getByRole('main');
    const rows = main.getByRole('grid', { name: t('groupsTitle') }).getByRole('rowheader');
    await until('groups of mine', () => rows.count(), shown.length);
    await main.getByRole('button', { name: t('groupsSize'), exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: t('groupsSize_large') }).click();
    const large = mine.filter(({ members }) => members.size >= 256).length;
    await until('large groups', () => rows.count(), large);
    await main.getByRole('button', { name: t('setsNew') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Large groups');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('save'), exact: true })
      .click();
    await main.getByRole('button', { name: `Large groups ${large}` }).waitFor();
    await report.picture(page, 'groups');
    await main.getByRole('button', { name: t('acrossTitle') }).click();
    // Members of groups that nobody looked at are read one group after the other: the figure grows to the wanted one.
    const status = main.getByRole('status');
    await until(
      'people in several groups',
      async () => Number((await status.allInnerTexts()).join(' ').match(/\d+/g)?.at(-1)),
      several,
      { withinS: 60 },
    );
    await report.picture(page, 'people-across-groups');
    same('groups changed by looking', standIn.control.ledger({ by: 'me', action: 'setting' }).length, 0);
    await page.close();
    return `${mine.length} groups, ${large} of them kept as a set; ${several} people are in more than one`;
  });
}

/** Neither the group of the other steps nor the one that the raid comes to, whose settings are counted there. */
const CHANGED = ['Oak Lane garage', 'Community garden', 'Соседи по даче', 'جيران الحديقة'];
const WEEK_S = 604_800;

export async function setSeveral(stage: Stage, report: Report): Promise<void> {
  const { overlay, standIn } = stage;
  const { t, tn } = overlay.words;
  await report.step('one setting for several groups, previewed first', async () => {
    const chosen = CHANGED.map((name) => standIn.control.groupNamed(name));
    const week = t('ephemeralAfter', '7 days');
    const [first] = chosen;
    if (!first) throw new Error('no group to change');
    // What another admin has done already is no change.
    standIn.control.byHand.setSettings(first.id, { ephemeralDuration: WEEK_S });
    const open = chosen.filter(({ settings }) => settings.ephemeralDuration !== WEEK_S);
    same('groups to change', open.length, CHANGED.length - 1);
    const mine = () => standIn.control.ledger({ by: 'me', action: 'setting' });
    const before = mine().length;
    const page = await stage.openPart('groups');
    const main = page.getByRole('main');
    const grid = main.getByRole('grid', { name: t('groupsTitle') });
    const already = grid.getByRole('row', { name: first.subject }).getByRole('gridcell', { name: week });
    await already.waitFor();
    for (const name of CHANGED) await grid.getByRole('row', { name }).getByRole('checkbox').check();
    const bar = main.getByRole('region', { name: t('selectionBar') });
    await bar.getByText(tn('groupsSelected', chosen.length)).waitFor();
    await bar.getByRole('button', { name: t('groupsSet') }).click();
    await page.getByRole('menuitem', { name: t('setting_ephemeralS') }).click();
    const dialog = page.getByRole('dialog');
    const lines = dialog.getByRole('list', { name: t('groupsPreview') }).getByRole('listitem');
    await lines.first().waitFor();
    same('groups previewed', await lines.count(), chosen.length);
    await dialog.getByText(tn('groupsWillChange', open.length)).waitFor();
    await lines.filter({ hasText: t('groupsAlreadyIs', week) }).waitFor();
    await report.picture(page, 'setting-preview');
    await dialog.getByRole('button', { name: t('groupsContinue') }).click();
    const confirm = new ConfirmDialog(page, overlay.words);
    same('groups on the confirm screen', await confirm.count(), open.length);
    await report.picture(page, 'setting-confirm');
    same('settings changed before it was confirmed', mine().length, before);
    await confirm.go('set', open.length);
    await until('settings changed on the server', () => mine().length - before, open.length);
    const wanted = chosen.filter(({ settings }) => settings.ephemeralDuration === WEEK_S);
    same('groups whose messages disappear after a week', wanted.length, chosen.length);
    const touched = new Set(mine().map(({ group }) => group));
    same('other groups touched', [...touched].filter((id) => !open.some((one) => one.id === id)).length, 0);
    await page.close();
    return `${open.length} of ${chosen.length} groups changed, ${chosen.length - open.length} already so`;
  });
}
