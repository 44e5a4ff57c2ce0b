import { asId, type EntryId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { actedOn, membersOf, openScene } from './scene.ts';

test.use({ plainWorld: { groups: 1, members: 10, requests: 12 } });

test('people are put on the deny list and seen in the queue; a rule about them is written, tried, carried out, let loose, and stands in the log', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words } = overlay;
  const { t, tn } = words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, accountId } = scene;
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  const button = (name: string) => main.getByRole('button', { name, exact: true });
  const known = (await store.call('requests', { accountId })).find(({ phone }) => phone !== undefined);
  if (!known?.phone) throw new Error('everybody hides their number');
  await dashboard.bringToFront();
  await store.goToDashboard('lists');
  const dialog = dashboard.getByRole('dialog');
  const put = dialog.getByRole('button', { name: t('listsPut') });

  await test.step('a mistake is named by its line, and nothing is kept', async () => {
    await main.getByRole('button', { name: t('listsAdd') }).click();
    await dialog.getByRole('textbox', { name: t('addNumbers') }).fill(`${known.phone?.e164}\nnobody`);
    await put.click();
    await expect(dialog.getByText(tn('listsMistakes', 1))).toBeVisible();
    await expect(dialog.getByRole('listitem')).toContainText(t('addLine', 2));
    expect(await store.call('listEntries', { list: 'deny' })).toEqual([]);
  });

  await test.step('the rest goes in, with a reason', async () => {
    await dialog.getByRole('textbox', { name: t('addNumbers') }).fill(known.phone?.e164 ?? '');
    await dialog.getByRole('textbox', { name: t('listsReason') }).fill('tickets');
    await put.click();
    await expect(main.getByRole('listitem')).toContainText('tickets');
  });

  await test.step('the queue says it', async () => {
    await page.bringToFront();
    await expect(overlay.requests.row(known.displayName ?? '')).toContainText(
      t('listedWhy', t('listedDeny'), 'tickets'),
    );
  });

  await test.step('taken off, and put back by undo', async () => {
    await dashboard.bringToFront();
    await main
      .getByRole('listitem')
      .getByRole('button', { name: words.pattern('listsRemove') })
      .click();
    await expect(main.getByText(t('listsDenyEmptyTitle'))).toBeVisible();
    // Putting on can be undone too; the newest is below.
    await dashboard
      .getByRole('button', { name: t('undo'), exact: true })
      .last()
      .click();
    await expect(main.getByRole('listitem')).toContainText('tickets');
  });

  // One more, so that the rule meets two.
  const other = (await store.call('requests', { accountId })).find(
    ({ personId }) => personId !== known.personId,
  );
  await store.call('putOnList', {
    accountId,
    entries: [{ id: asId<EntryId>('e1'), list: 'deny', personId: other?.personId, reason: 'tickets' }],
  });
  await dashboard.bringToFront();
  await store.goToDashboard('rules');

  await test.step('without a condition it is refused; a pattern that cannot be used is named', async () => {
    await main.getByRole('button', { name: t('rulesNew') }).click();
    await main.getByRole('textbox', { name: t('ruleName') }).fill('Ticket sellers');
    await button(t('save')).click();
    await expect(main.getByRole('alert')).toHaveText(t('ruleProblem_no_conditions'));
    await button(t('ruleAddCondition')).click();
    await dashboard.getByRole('menuitem', { name: t('conditionKind_name') }).click();
    await main.getByRole('combobox', { name: t('conditionText') }).selectOption('regex');
    await main.getByRole('textbox', { name: t('conditionText') }).fill('(a)\\1');
    await button(t('save')).click();
    await expect(main.getByRole('alert')).toHaveText(words.pattern('rulePatternBad'));
    await button(t('ruleRemoveCondition')).click();
  });

  await test.step('anybody whom Muster has seen can be named as the one who brought them', async () => {
    const [member] = (await membersOf(scene, scene.group)).filter((row) => !row.isMe && row.displayName);
    const name = member?.displayName ?? '';
    await button(t('ruleAddCondition')).click();
    await dashboard.getByRole('menuitem', { name: t('conditionKind_brought') }).click();
    await main.getByRole('combobox', { name: t('conditionKind_brought') }).selectOption('people');
    const find = main.getByRole('textbox', { name: t('conditionFindPerson') });
    await find.fill(name);
    await expect(main.getByRole('list', { name: t('conditionFindPerson') })).toContainText(name);
    await find.press('Enter');
    await expect(find).toHaveValue('');
    await main.getByRole('button', { name: t('conditionRemoveThing', name) }).click();
    await button(t('ruleRemoveCondition')).click();
  });

  await test.step('on the deny list: reject', async () => {
    await button(t('ruleAddCondition')).click();
    await dashboard.getByRole('menuitem', { name: t('conditionKind_listed') }).click();
    await main.getByRole('combobox', { name: t('ruleVerdict') }).selectOption('reject');
    await expect(main.getByRole('switch', { name: t('ruleAlone') })).toBeDisabled();
    await button(t('save')).click();
    await expect(main.getByText(t('rulesUntried'))).toBeVisible();
  });

  await test.step('tried on the queue: who, how and why; nobody was decided', async () => {
    await button(t('rulesTry')).click();
    const rows = main.getByRole('list', { name: t('tryListLabel') }).getByRole('listitem');
    await expect(rows).toHaveCount(12);
    await expect(rows.first()).toContainText(`Ticket sellers: ${t('fact_listed_deny')}: tickets`);
    await expect(main.getByRole('status').filter({ hasText: t('trySum_reject', 2) })).toBeVisible();
    expect(standIn.control.wireLog({ kind: 'reject' })).toEqual([]);
  });

  await test.step('switched on, the queue says it beside each person, and they can be selected by it', async () => {
    const [rule] = await store.call('rules', { accountId });
    await store.call('switchRule', { ruleId: rule?.id ?? asId('x'), isOn: true });
    await page.bringToFront();
    const would = t('ruleWould_reject', '\u2068Ticket sellers\u2069');
    const marks = overlay.requests.list.getByTitle(`${would}: ${t('fact_listed_deny')}: tickets`);
    await expect(marks).toHaveCount(2);
    await overlay.requests.selectBy(t('selectRule_reject'));
    await overlay.requests.expectSelected(2);
    await store.call('switchRule', { ruleId: rule?.id ?? asId('x'), isOn: false });
    await expect(marks).toHaveCount(0);
    await store.call('switchRule', { ruleId: rule?.id ?? asId('x'), isOn: true });
    await dashboard.bringToFront();
  });

  await test.step('carried out through the confirm screen, once', async () => {
    await button(tn('tryReject', 2)).click();
    await new ConfirmDialog(dashboard, words).go('reject', 2);
    await expect.poll(() => actedOn(standIn, scene.group, 'rejected').length).toBe(2);
    // It follows the queue.
    await expect(main.getByRole('status').filter({ hasText: t('trySum_reject', 0) })).toBeVisible();
    await main.getByRole('button', { name: t('back'), exact: true }).click();
  });

  await test.step('let loose, it decides about the next one by itself', async () => {
    await button(t('editThing', '\u2068Ticket sellers\u2069')).click();
    await main.getByRole('switch', { name: t('ruleAlone') }).check();
    await button(t('save')).click();
    await expect(main.getByText(tn('rulesAlone', 20))).toBeVisible();
    const [next] = await store.call('requests', { accountId });
    if (!next) throw new Error('nobody waits');
    await store.call('putOnList', {
      accountId,
      entries: [{ id: asId<EntryId>('e9'), list: 'deny', personId: next.personId }],
    });
    // It looks at every change of the queue.
    const { byHand } = standIn.control;
    byHand.request(scene.group, byHand.person().key);
    await expect.poll(() => actedOn(standIn, scene.group, 'rejected').length, { timeout: 40_000 }).toBe(3);
  });

  await test.step('the log says which rule', async () => {
    await store.goToDashboard('log');
    await expect(main.getByText(t('logRule', '\u2068Ticket sellers\u2069')).first()).toBeVisible();
  });
});
