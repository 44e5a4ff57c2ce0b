// Rules on the full page: written, tried on the whole queue, and nothing decided by it.
import { same, until, type Report } from './report.ts';
import { bringerOf } from './people.ts';
import type { Stage } from './stage.ts';

export async function tryRule(stage: Stage, report: Report): Promise<void> {
  const { overlay, standIn, group } = stage;
  const { t } = overlay.words;
  await report.step('try a rule on the whole queue, on the full page', async () => {
    const { name, count } = bringerOf(stage);
    const page = await stage.openPart('rules');
    const main = page.getByRole('main');
    await main.getByRole('button', { name: t('rulesNew') }).click();
    await main.getByRole('textbox', { name: t('ruleName') }).fill('Pedlars');
    await main.getByRole('button', { name: t('ruleAddCondition') }).click();
    await page.getByRole('menuitem', { name: t('conditionKind_brought') }).click();
    await main.getByRole('combobox', { name: t('conditionKind_brought') }).selectOption('people');
    await main.getByRole('combobox', { name: t('conditionAddPerson') }).selectOption({ label: name });
    await main.getByRole('combobox', { name: t('ruleVerdict') }).selectOption('reject');
    await report.picture(page, 'rule');
    await main.getByRole('button', { name: t('save'), exact: true }).click();
    const { me } = standIn.control.world;
    const isMine = ({ members }: typeof group): boolean => (members.get(me)?.role ?? 'member') !== 'member';
    const waiting = [...standIn.control.world.groups.values()].reduce(
      (sum, one) => sum + (isMine(one) ? one.requests.size : 0),
      0,
    );
    // A trial stands: who is heard of later is not in it.
    const queue = page.getByRole('navigation').getByRole('link', { name: t('requestsTitle') });
    const read = async () => Number((await queue.innerText()).replaceAll(/\D/g, ''));
    await until('requests read', read, waiting, { withinS: 60 });
    await main.getByRole('button', { name: t('rulesTry'), exact: true }).click();
    const rows = main
      .getByRole('list', { name: t('tryListLabel') })
      .getByRole('listitem')
      .first();
    await until('people tried', async () => Number(await rows.getAttribute('aria-setsize')), waiting);
    const sum = main.getByRole('status').filter({ hasText: t('trySum_reject', count) });
    await sum.waitFor();
    await main.getByRole('combobox', { name: t('tryShow') }).selectOption('reject');
    await until(
      'people rejected by the rule',
      async () => Number(await rows.getAttribute('aria-setsize')),
      count,
    );
    await report.picture(page, 'rule-tried');
    const decided = standIn.control.ledger({ group: group.id, by: 'me' }).length;
    same('people decided about by trying', decided, 0);
    await page.close();
    return `${waiting} people tried, ${count} would be rejected, each with the reason; nobody was`;
  });
}
