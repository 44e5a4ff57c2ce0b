/** The life of a rule from its first word to its undo, step by step: past 250 lines. */
import { asId, type EntryId, type RuleId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { actedOn, membersOf, openScene } from './scene.ts';

test.use({ plainWorld: { groups: 1, members: 10, requests: 12 } });

test('[SC54] [CP62] people are put on the deny list and seen in the queue; a rule about them is written, tried, carried out, let loose, and stands in the log', async ({
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
    await expect(dialog.getByText(t('listsHiddenNumbers'))).toBeVisible();
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
    const why = t('patternProblem_back_reference', '\u2068\\1\u2069');
    await expect(main.getByRole('alert')).toHaveText(t('rulePatternBad', why));
    await button(t('ruleRemoveCondition')).click();
  });

  await test.step('a number that is cleared stays empty, and is asked for at saving', async () => {
    await button(t('ruleAddCondition')).click();
    await dashboard.getByRole('menuitem', { name: t('conditionKind_strikes') }).click();
    const strikes = main.getByRole('textbox', { name: t('conditionStrikeNumber') });
    await strikes.fill('');
    await expect(strikes).toHaveValue('');
    await button(t('save')).click();
    await expect(strikes).toHaveAccessibleDescription(t('ruleProblem_no_number'));
    await expect(strikes).toBeFocused();
    await strikes.pressSequentially('3');
    await expect(strikes).not.toHaveAttribute('aria-invalid');
    await main.getByRole('combobox', { name: t('conditionKind_strikes') }).selectOption('not');
    await expect(main.getByText(tn('condition_strikesFewer', 3))).toBeVisible();
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

  await test.step('[SC52] about places left it asks to be tried on those who wait', async () => {
    await main.getByRole('combobox', { name: t('ruleVerdict') }).selectOption('reject');
    await expect(main.getByText(t('ruleAloneUntried'))).toBeVisible();
    await button(t('ruleAddCondition')).click();
    await dashboard.getByRole('menuitem', { name: t('conditionKind_places_left') }).click();
    await expect(main.getByText(t('ruleAlonePlaces'))).toBeVisible();
    await button(t('ruleRemoveCondition')).click();
  });

  await test.step('on the deny list: reject; not on it, whom a number does not find is said', async () => {
    await button(t('ruleAddCondition')).click();
    await dashboard.getByRole('menuitem', { name: t('conditionKind_listed') }).click();
    const isOn = main.getByRole('combobox', { name: t('conditionKind_listed') });
    await isOn.selectOption('not');
    await expect(main.getByText(t('listsHiddenNumbers'))).toBeVisible();
    await isOn.selectOption('so');
    await expect(main.getByText(t('listsHiddenNumbers'))).toHaveCount(0);
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

  await test.step('switched on, the queue says it beside each person, whole on their card, and they can be selected by it', async () => {
    const [rule] = await store.call('rules', { accountId });
    await store.call('switchRule', { ruleId: rule?.id ?? asId('x'), isOn: true });
    await page.bringToFront();
    const would = t('ruleWould_reject', '\u2068Ticket sellers\u2069');
    const marks = overlay.requests.list.getByTitle(`${would}: ${t('fact_listed_deny')}: tickets`);
    await expect(marks).toHaveCount(2);
    await overlay.requests.rows
      .filter({ has: page.getByTitle(would) })
      .first()
      .press('Enter');
    await expect(overlay.card.root.getByText(`${would}: ${t('fact_listed_deny')}: tickets`)).toBeVisible();
    await overlay.card.back();
    await expect(overlay.card.root).toBeHidden();
    await overlay.requests.selectBy(t('selectRule_reject'));
    await overlay.requests.expectSelected(2);
    await store.call('switchRule', { ruleId: rule?.id ?? asId('x'), isOn: false });
    await expect(marks).toHaveCount(0);
    await store.call('switchRule', { ruleId: rule?.id ?? asId('x'), isOn: true });
    await expect(marks).toHaveCount(2);
  });

  await test.step('[SC40] rejected there, the log tells whom the rule chose and who was chosen by hand', async () => {
    const listed = (await store.call('requests', { accountId })).flatMap(({ listed: on, personId }) =>
      on ? [personId] : [],
    );
    const { requests } = overlay;
    const would = page.getByTitle(t('ruleWould_reject', '\u2068Ticket sellers\u2069'));
    await requests.rows.filter({ hasNot: would }).first().getByRole('checkbox').check();
    await requests.expectSelected(3);
    await requests.action(t('reject')).click();
    await overlay.confirm.go('reject', 3);
    await expect.poll(() => actedOn(standIn, scene.group, 'rejected').length).toBe(3);
    const told = async () => {
      const { entries } = await store.call('log', { accountId, limit: 99 });
      return entries.flatMap(({ personId, jobId, rule }) =>
        personId && jobId ? [[listed.includes(personId), rule]] : [],
      );
    };
    await expect.poll(async () => (await told()).length).toBe(3);
    expect(await told()).toEqual(
      expect.arrayContaining([
        [true, 'Ticket sellers'],
        [false, undefined],
      ]),
    );
    expect((await told()).filter(([isListed]) => isListed)).toHaveLength(2);
  });

  await test.step('[SC17] the trial stands, without those, and says that the queue has moved', async () => {
    await dashboard.bringToFront();
    const rows = main.getByRole('list', { name: t('tryListLabel') }).getByRole('listitem');
    await expect(rows).toHaveCount(9);
    const moved = main.getByRole('status').filter({ hasText: tn('tryDecided', 3) });
    await expect(moved).toBeVisible();
    await store.call('putOnList', {
      accountId,
      entries: (await store.call('requests', { accountId })).slice(0, 2).map(({ personId }, n) => ({
        id: asId<EntryId>(`f${n}`),
        list: 'deny',
        personId,
        reason: 'tickets',
      })),
    });
    await moved.getByRole('button', { name: t('rulesTryAgain') }).click();
    await expect(moved).toHaveCount(0);
    await expect(main.getByRole('status').filter({ hasText: t('trySum_reject', 2) })).toBeVisible();
  });

  await test.step('carried out through the confirm screen, once', async () => {
    await button(tn('tryReject', 2)).click();
    await new ConfirmDialog(dashboard, words).go('reject', 2);
    await expect.poll(() => actedOn(standIn, scene.group, 'rejected').length).toBe(5);
    await expect(main.getByRole('list', { name: t('tryListLabel') }).getByRole('listitem')).toHaveCount(7);
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
    await expect.poll(() => actedOn(standIn, scene.group, 'rejected').length, { timeout: 40_000 }).toBe(6);
  });

  await test.step('deleted at once; undo brings it back, switched as it was and untried', async () => {
    const row = main.getByRole('button', { name: /^Ticket sellers/ });
    await main.getByRole('button', { name: t('moreForThing', '\u2068Ticket sellers\u2069') }).click();
    await dashboard.getByRole('menuitem', { name: t('rulesDelete') }).click();
    await expect(dashboard.getByText(t('rulesDeleted', '\u2068Ticket sellers\u2069'))).toBeVisible();
    await expect(row).toHaveCount(0);
    await dashboard.getByRole('button', { name: t('undo'), exact: true }).click();
    await expect(row).toContainText(t('rulesUntried'));
    await expect(
      main.getByRole('checkbox', { name: t('rulesOn', '\u2068Ticket sellers\u2069') }),
    ).toBeChecked();
  });

  await test.step('[SC61] behind one about places left it is to be tried on the queue: the trial and the rule say so', async () => {
    const [own] = await store.call('rules', { accountId });
    const id = asId<RuleId>('full');
    const conditions = [{ kind: 'places-left' as const, atMost: 5 }];
    await store.call('putRule', {
      rule: { id, accountId, name: 'Nearly full', isOn: true, conditions, verdict: 'hold' },
    });
    await store.call('orderRules', { ruleIds: [id, own?.id ?? id] });
    await button(t('editThing', '\u2068Ticket sellers\u2069')).click();
    await expect(main.getByText(t('ruleAloneBehind'))).toBeVisible();
    await main.getByRole('button', { name: t('back'), exact: true }).click();
    await button(t('rulesTryAll')).click();
    const note = main.getByText(t('tryPastPlaces'));
    await expect(main.getByRole('list', { name: t('tryListLabel') })).toBeVisible();
    await expect(note).toHaveCount(0);
    await main.getByText(t('tryPast'), { exact: true }).click();
    await expect(note).toBeVisible();
    await main.getByRole('button', { name: t('back'), exact: true }).click();
  });

  await test.step('the log says which rule, and what became of it', async () => {
    await store.goToDashboard('log');
    await expect(main.getByText(t('logRule', '\u2068Ticket sellers\u2069')).first()).toBeVisible();
    for (const action of ['rule_added', 'rule_alone', 'rule_deleted'] as const)
      await expect(main.getByText(t(`logAction_${action}`)).first()).toBeVisible();
  });
});
