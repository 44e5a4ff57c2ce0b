// A snapshot: somebody spoils the group, the difference is shown, and what was there is brought back.
import { ConfirmDialog } from '../../tests/e2e/pages/confirm.ts';
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

const REMOVED = 6;
const SPOILED = 'Cheap concert tickets! Write to the number below.';

export async function bringBack(stage: Stage, report: Report): Promise<void> {
  const { overlay, standIn, group } = stage;
  const { t, tn } = overlay.words;
  const { control } = standIn;
  const { me } = control.world;
  const page = await stage.openPart('snapshots');
  const main = page.getByRole('main');
  const rows = main.getByRole('list', { name: t('snapCompareLabel') });
  const before = { size: group.members.size, desc: group.desc ?? '' };
  const admin = [...group.members.values()].find(({ person, role }) => role === 'admin' && person !== me);
  // Whoever hides the number, or wants to be asked, would be kept as a list to invite.
  const victims = [...group.members.values()]
    .filter(({ person: key, role }) => {
      const { pn, addPrivacy, isNumberHidden, isPairKnown } = control.person(key);
      return role === 'member' && pn && addPrivacy === 'anyone' && !isNumberHidden && isPairKnown;
    })
    .slice(0, REMOVED)
    .map(({ person }) => person);
  if (!admin) throw new Error('no other admin');

  await report.step('take a snapshot of the group', async () => {
    await main.getByRole('button', { name: t('snapTake') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: t('ruleAddGroup') }).selectOption(group.subject);
    await dialog.getByRole('button', { name: t('snapTake'), exact: true }).click();
    await page.getByText(tn('snapTaken', 1)).waitFor();
    const shelf = main.getByRole('list', { name: t('snapTitle') }).getByRole('listitem');
    await shelf.filter({ hasText: tn('membersCount', before.size) }).click();
    return `${before.size} members with roles, tags and notes, name, description and settings`;
  });

  await report.step('another admin spoils the group: see what is different', async () => {
    control.byHand.remove(group.id, victims);
    control.byHand.demote(group.id, [admin.person]);
    control.byHand.setDescription(group.id, SPOILED);
    await main.getByRole('list', { name: group.subject, exact: true }).getByRole('checkbox').check();
    await main.getByRole('button', { name: t('snapCompareNow'), exact: true }).click();
    for (const head of [tn('snapLeft', REMOVED), tn('snapRoles', 1), tn('snapFacts', 1), SPOILED])
      await rows.filter({ hasText: head }).waitFor();
    await report.picture(page, 'difference');
    return `${REMOVED} gone, 1 no longer an admin, another description`;
  });

  await report.step('bring back what was there', async () => {
    await main.getByRole('button', { name: t('snapBack'), exact: true }).click();
    await report.picture(page, 'bring-back');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('groupsContinue') })
      .click();
    const confirm = new ConfirmDialog(page, overlay.words);
    await confirm.go('add', REMOVED);
    await confirm.go('promote', 1);
    // Long texts are cut.
    await confirm.root.getByText(before.desc.slice(0, 40)).first().waitFor();
    await report.picture(page, 'bring-back-confirm');
    await confirm.go('set', 1);
    const mine = (action: 'added' | 'promoted' | 'description') =>
      control.ledger({ group: group.id, action, by: 'me' });
    await until('added', () => mine('added').length, REMOVED, { withinS: 60 });
    const back = new Set(mine('added').map(({ person }) => person));
    same('those who were removed among them', victims.filter((key) => back.has(key)).length, REMOVED);
    await until('made an admin', () => mine('promoted').length, 1, { withinS: 60 });
    same('who was made an admin', mine('promoted')[0]?.person ?? '', admin.person);
    await until('description on the server', () => group.desc ?? '', before.desc, { withinS: 60 });
    same('descriptions written', mine('description').length, 1);
    same('role on the server', group.members.get(admin.person)?.role ?? '', 'admin');
    same('members on the server', group.members.size, before.size);
    await main.getByText(t('snapSameText')).waitFor();
    await page.close();
    return `${REMOVED} added, 1 made an admin again, the description as before; ${before.size} members`;
  });
}
