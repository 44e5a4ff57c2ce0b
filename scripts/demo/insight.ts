// What Insight counted meanwhile, on the full page: the same figures as the server's ledger.
import { done } from './people.ts';
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

export async function readInsight(stage: Stage, report: Report): Promise<void> {
  const { overlay, group } = stage;
  const { t } = overlay.words;
  await report.step('read what was counted', async () => {
    const page = await stage.openPart('insight');
    await page.getByTitle(t('groupPick')).click();
    await page.getByRole('dialog').getByRole('button', { name: group.subject }).click();
    const main = page.getByRole('main');
    const figures = main.getByRole('region', { name: t('insightFigures') }).locator('dl > div');
    const figure = async (name: 'members' | 'removed'): Promise<number> => {
      const tile = figures.filter({
        has: page.locator('dt').getByText(t(`insightFigure_${name}`), { exact: true }),
      });
      return Number((await tile.locator('dd').first().innerText()).replace(/\D/g, ''));
    };
    const members = await until('members', () => figure('members'), group.members.size);
    const removed = same('people removed', await figure('removed'), done(stage, 'removed'));
    const requests = main.getByRole('article', { name: t('insight_requests'), exact: true });
    const decided = (await requests.getByRole('listitem').last().innerText()).replace(/\D/g, '');
    same('requests decided', Number(decided), done(stage, 'approved') + done(stage, 'rejected'));
    await page.locator('canvas').first().waitFor();
    await report.picture(page, 'insight');
    await page.close();
    return `${members} members, ${removed} removed, ${decided} requests decided; only numbers are kept`;
  });
}
