// What follows from the numbers of some days: who did not write, as a list to act on, and what the advisor says.
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';
import { DAYS_BEFORE, heardBefore } from './week-before.ts';

const DAYS = DAYS_BEFORE + 1;

/** Everybody who asked to join a group of mine since the first of the days that were counted. */
export function askedWithinDays({ standIn }: Stage): number {
  const { me, groups } = standIn.control.world;
  const first = new Date();
  first.setHours(0, 0, 0, 0);
  first.setDate(first.getDate() - DAYS_BEFORE);
  return [...groups.values()]
    .filter(({ members }) => (members.get(me)?.role ?? 'member') !== 'member')
    .flatMap(({ requests }) => [...requests.values()])
    .filter(({ atS }) => atS * 1000 >= first.getTime()).length;
}

/** `were`: the members at the start. */
export async function tagSilent(stage: Stage, report: Report, were: ReadonlySet<string>): Promise<void> {
  const { overlay, standIn, group } = stage;
  const { t, tn } = overlay.words;
  await report.step(
    `tag who did not write for ${DAYS} days (${DAYS_BEFORE} of them are made up)`,
    async () => {
      await heardBefore(stage);
      const { me, chats } = standIn.control.world;
      const wrote = new Set(chats.get(group.id)?.messages.map(({ from }) => from));
      const wanted = [...group.members.keys()].filter(
        (key) => key !== me && were.has(key) && !wrote.has(key),
      ).length;

      const page = await stage.openPart('insight');
      const main = page.getByRole('main');
      await page.getByTitle(t('groupPick')).click();
      await page.getByRole('dialog').getByRole('button', { name: group.subject }).click();
      await main.getByText(t('insightSilent'), { exact: true }).click();
      await main.getByText(tn('days', DAYS), { exact: true }).click();
      const first = main
        .getByRole('list', { name: t('silentListLabel', `\u2068${group.subject}\u2069`) })
        .getByRole('listitem')
        .first();
      await first.waitFor();
      await until('silent members', async () => Number(await first.getAttribute('aria-setsize')), wanted);
      await main.getByRole('checkbox', { name: t('selectAllShown') }).check();
      await report.picture(page, 'silent');
      const bar = main.getByRole('region', { name: t('selectionBar') });
      await bar.getByRole('button', { name: t('tagAction') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Quiet');
      await dialog.getByRole('button', { name: t('tagsCreateNamed', '\u2068Quiet\u2069') }).click();
      await dialog.getByRole('checkbox', { name: 'Quiet', checked: true }).waitFor();
      await page.close();

      await stage.page.bringToFront();
      await overlay.openTab('members');
      await overlay.members.filter('');
      await overlay.members.filterBy('tag', 'Quiet');
      const tagged = await until('tagged members', () => overlay.members.shownCount(), wanted);
      await overlay.members.clearFilters();
      return `${tagged} of ${group.members.size} members tagged; ${wrote.size} people wrote`;
    },
  );
}

export async function askAdvisor(stage: Stage, report: Report, asked: number): Promise<void> {
  const { t, tn } = stage.overlay.words;
  await report.step('ask the advisor whether a panel for a team would help', async () => {
    const page = await stage.openPart('advisor');
    const main = page.getByRole('main');
    await main.getByText(tn('advisorCounted', 28, String(DAYS))).waitFor();
    await main.getByRole('combobox', { name: t('advisorPeople') }).selectOption('2');
    await main.getByRole('combobox', { name: t('advisorChats') }).selectOption('some');
    const measured = main.locator('dl > div').filter({ hasText: t('advisorAsked') });
    const aDay = same(
      'join requests a day',
      Number(await measured.locator('dd').innerText()),
      Math.round(asked / DAYS),
    );
    await main.getByText(t('advisorVerdict_panel', t('advisorBecause_load'))).waitFor();
    await report.picture(page, 'advisor');
    await page.close();
    return `${aDay} requests a day, two people answer, 21 to 50 chats a day: “${t('advisorBecause_load')}”`;
  });
}
