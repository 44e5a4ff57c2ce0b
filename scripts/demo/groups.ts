// Several groups at once on the full page: who is in more than one of them, and a set of groups that is kept.
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
