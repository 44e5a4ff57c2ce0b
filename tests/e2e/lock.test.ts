/** The life of lock-downs and of a plan, step by step: past 250 lines. */
import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { raidModeOf } from '../../utils/domain/raid.ts';
import type { World } from '../stand-in/server/model.ts';
import { createRandom } from '../stand-in/server/random.ts';
import { addGroup, addMembers, addRequest, anEmptyWorld } from '../stand-in/world/groups.ts';
import { aPerson } from '../stand-in/world/people.ts';
import { expect, test } from './fixture.ts';
import { membersOf, openScene } from './scene.ts';

/** Open to everybody. */
const OPEN = { announce: false, membershipApprovalMode: false, memberAddMode: 'all_member_add' } as const;
const LOCKED = { announce: true, membershipApprovalMode: true, memberAddMode: 'admin_add' } as const;
const NAMES = ['Ash', 'Birch', 'Cedar'] as const;

/** In Cedar newcomers need approval already, and one waits. */
const before = (name: (typeof NAMES)[number]) => ({ ...OPEN, membershipApprovalMode: name === 'Cedar' });

function grove(): World {
  const random = createRandom(5);
  const world = anEmptyWorld(random, Date.now());
  for (const subject of NAMES) {
    const group = addGroup(world, random, { subject, settings: before(subject) });
    addMembers(world, random, group, 6);
    if (subject !== 'Cedar') continue;
    const asker = aPerson(random, 'asker');
    world.people.set(asker.key, asker);
    addRequest(world, group, asker.key, { ageS: 60 });
  }
  return world;
}

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: grove() });
  },
});

test('locked now, changed by somebody, ended: what was before comes back, and what was changed stays', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t, tn, pattern } = overlay.words;
  const { store, accountId } = await openScene({ page, context, extensionId, standIn });
  const { control } = standIn;
  const settings = (name: string) => control.groupNamed(name).settings;
  await expect.poll(async () => (await store.call('groups', { accountId })).length).toBe(NAMES.length);
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('lock');

  await test.step('two groups until somebody ends it, with a reason', async () => {
    await main.getByRole('button', { name: t('lockNowAsk') }).click();
    const dialog = dashboard.getByRole('dialog');
    const go = dialog.getByRole('button', { name: new RegExp(`^${t('lockDo_other', '\\d')}$`) });
    await expect(go).toBeDisabled();
    for (const name of ['Ash', 'Birch'])
      await dialog.getByRole('combobox', { name: t('ruleAddGroup') }).selectOption(name);
    await dialog.getByRole('combobox', { name: t('lockUntil') }).selectOption('open');
    await dialog.getByRole('textbox', { name: t('lockName') }).fill('Flood of adverts');
    await go.click();
    await expect.poll(() => settings('Ash')).toMatchObject(LOCKED);
    await expect.poll(() => settings('Birch')).toMatchObject(LOCKED);
    expect(settings('Cedar')).toMatchObject(before('Cedar'));
    const row = main.getByRole('listitem').filter({ hasText: 'Flood of adverts' });
    await expect(row).toContainText('Ash');
    await expect(row).toContainText(t('lockOpen'));
  });

  await test.step('another admin lets everybody write again, and is respected', async () => {
    control.byHand.setSettings(control.groupNamed('Ash').id, { announce: false });
    await page.bringToFront();
    await overlay.pickGroup('Ash');
    await overlay.openTab('group');
    const panel = overlay.drawer.getByRole('tabpanel');
    await expect(panel.getByRole('switch', { name: t('setting_announce') })).not.toBeChecked();
    control.clearLogs();
    await expect(panel.getByText(pattern('lockedBy'))).toBeVisible();
    await panel.getByRole('button', { name: t('lockEnd') }).click();
    await expect.poll(() => settings('Ash')).toMatchObject(OPEN);
    await expect(panel.getByRole('button', { name: t('lockNowAsk') })).toBeVisible();
    const sent = control.ledger({ group: control.groupNamed('Ash').id, by: 'me' });
    expect(sent.map(({ action }) => action)).toEqual(['setting', 'setting']);
    expect(settings('Birch')).toMatchObject(LOCKED);
  });

  await test.step('the rest is ended on the full page; jobs and log carry the name', async () => {
    await dashboard.bringToFront();
    await main.getByRole('button', { name: t('lockEndThing', '\u2068Flood of adverts\u2069') }).click();
    await expect.poll(() => settings('Birch')).toMatchObject(OPEN);
    await expect(main.getByText(t('lockedNone'))).toBeVisible();
    const { entries } = await store.call('log', { accountId, limit: 50 });
    expect(new Set(entries.flatMap(({ jobId, why }) => (jobId ? [why] : [])))).toEqual(
      new Set(['Flood of adverts', t('lockEndOf', 'Flood of adverts')]),
    );
    const ended = entries.filter(({ action }) => action === 'lock-ended');
    expect(ended.map(({ groupName, detail }) => [groupName, detail])).toEqual([
      ['Birch', '1: Flood of adverts'],
      ['Ash', '1: Flood of adverts'],
    ]);
  });

  await test.step('from the drawer, for an hour', async () => {
    await page.bringToFront();
    const panel = overlay.drawer.getByRole('tabpanel');
    await panel.getByRole('button', { name: t('lockNowAsk') }).click();
    const dialog = overlay.dialog(t('lockNow'));
    await dialog.getByRole('checkbox', { name: t('lockSetting_approval') }).uncheck();
    await dialog.getByRole('button', { name: tn('lockDo', 1) }).click();
    await expect.poll(() => settings('Ash')).toMatchObject({ ...LOCKED, membershipApprovalMode: false });
    await expect(panel.getByText(pattern('lockedUntilBy'))).toBeVisible();
    await store.call('endLock', { accountId });
    await expect.poll(() => settings('Ash')).toMatchObject(OPEN);
  });

  await test.step('chosen in the table of groups; who is closed already is left out, and named', async () => {
    await dashboard.bringToFront();
    await store.goToDashboard('groups');
    await main.getByRole('checkbox', { name: t('groupsSelectAll') }).check();
    await main
      .getByRole('region', { name: t('selectionBar') })
      .getByRole('button', { name: t('lockNowAsk') })
      .click();
    const dialog = dashboard.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: tn('lockDo', 3) })).toBeVisible();
    for (const setting of ['announce', 'addMode'] as const)
      await dialog.getByRole('checkbox', { name: t(`lockSetting_${setting}`) }).uncheck();
    await dialog.getByRole('button', { name: tn('lockDo', 2) }).click();
    const left = t('lockDoneNot', `\u2068Cedar\u2069 (${t('notLocked_already')})`);
    await expect(dashboard.getByText(`${tn('lockDone', 2)}. ${left}`)).toBeVisible();
    for (const name of NAMES)
      await expect.poll(() => settings(name)).toMatchObject({ ...OPEN, membershipApprovalMode: true });
  });

  await test.step('the end in several groups asks, and says how many open', async () => {
    await store.goToDashboard('lock');
    const end = main.getByRole('button', { name: t('lockEndThing', `\u2068${t('lockByHand')}\u2069`) });
    await end.click();
    const dialog = dashboard.getByRole('dialog', { name: tn('lockOpenAsk', 2) });
    await dialog.getByRole('button', { name: t('cancel') }).click();
    await expect(dialog).toHaveCount(0);
    expect((await store.call('locks', { accountId })).locked).toHaveLength(3);
    await end.click();
    await dialog.getByRole('button', { name: t('lockEnd') }).click();
    for (const name of NAMES) await expect.poll(() => settings(name)).toMatchObject(before(name));
    await expect(main.getByText(t('lockedNone'))).toBeVisible();
  });

  await test.step('[LK55] [LK56] [LK61] whoever asked meanwhile is not dropped by the end', async () => {
    const { id } = control.groupNamed('Ash');
    const waiting = () => control.groupNamed('Ash').requests.size;
    await page.bringToFront();
    const panel = overlay.drawer.getByRole('tabpanel');
    const closeAndAsk = async () => {
      await panel.getByRole('button', { name: t('lockNowAsk') }).click();
      await overlay
        .dialog(t('lockNow'))
        .getByRole('button', { name: tn('lockDo', 1) })
        .click();
      await expect.poll(() => settings('Ash')).toMatchObject(LOCKED);
      for (let n = 0; n < 2; n++) control.byHand.request(id, control.byHand.person().key);
      await expect
        .poll(async () => (await store.call('locks', { accountId })).locked.map(({ waits }) => waits))
        .toEqual([2]);
      await panel.getByRole('button', { name: t('lockEnd') }).click();
      const asking = overlay.dialog(tn('lockOpenAsk', 1));
      await expect(asking).toContainText(tn('lockWaits', 2));
      expect(settings('Ash')).toMatchObject(LOCKED);
      await asking.getByRole('button', { name: t('lockEnd') }).click();
      await expect(panel.getByText(tn('lockWaits', 2))).toBeVisible();
      await expect.poll(() => settings('Ash')).toMatchObject({ ...OPEN, membershipApprovalMode: true });
      expect(waiting()).toBe(2);
    };
    await closeAndAsk();
    await panel.getByRole('button', { name: t('emptyToRequests') }).click();
    await expect(panel.getByRole('button', { name: t('lockEnd') })).toHaveCount(0);
    for (const key of [...control.groupNamed('Ash').requests.keys()]) control.byHand.withdrawRequest(id, key);
    await expect.poll(() => settings('Ash')).toMatchObject(OPEN);
    await overlay.openTab('group');
    await closeAndAsk();
    await panel.getByRole('button', { name: t('lockRegardless') }).click();
    const dialog = overlay.dialog(t('lockRegardless'));
    await expect(dialog).toContainText(tn('approvalDrops', 2));
    await dialog.getByRole('button', { name: t('lockRegardless') }).click();
    await expect.poll(() => settings('Ash')).toMatchObject(OPEN);
    expect(waiting()).toBe(0);
  });

  await test.step('[LK64] a group that is closed already is said to be so, and in what was chosen', async () => {
    const { id } = control.groupNamed('Ash');
    const panel = overlay.drawer.getByRole('tabpanel');
    control.byHand.setSettings(id, { announce: true });
    await expect(panel.getByRole('switch', { name: t('setting_announce') })).toBeChecked();
    await panel.getByRole('button', { name: t('lockNowAsk') }).click();
    const dialog = overlay.dialog(t('lockNow'));
    await expect(dialog.getByRole('button', { name: tn('lockDo', 1) })).toBeVisible();
    for (const setting of ['approval', 'addMode'] as const)
      await dialog.getByRole('checkbox', { name: t(`lockSetting_${setting}`) }).uncheck();
    await expect(dialog.getByRole('button', { name: t('lockNow') })).toBeVisible();
    await expect(dialog.getByRole('button', { name: tn('lockDo', 1) })).toHaveCount(0);
    await dialog.getByRole('button', { name: t('cancel') }).click();
    control.byHand.setSettings(id, LOCKED);
    await page.bringToFront();
    await expect(panel.getByText(t('lockNothing'))).toBeVisible();
    await expect(panel.getByRole('button', { name: t('lockNowAsk') })).toHaveCount(0);
  });
});

test('a plan holds at once where it is its time; many join at once: the drawer offers a lock-down, once', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t, tn } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, accountId } = scene;
  await expect.poll(async () => (await store.call('groups', { accountId })).length).toBe(NAMES.length);

  await test.step('a plan is written, with its next days in view, and holds at once where it is its time', async () => {
    const dashboard = store.page;
    const main = dashboard.getByRole('main');
    const save = main.getByRole('button', { name: t('save'), exact: true });
    await dashboard.bringToFront();
    await store.goToDashboard('lock');
    await main.getByRole('button', { name: t('planNew') }).click();
    await save.click();
    await expect(main.getByText(t('planProblem_no_name'))).toBeVisible();
    await main.getByRole('textbox', { name: t('ruleName') }).fill('Exams');
    await main.getByRole('list').first().getByRole('button').click();
    await save.click();
    await expect(main.getByRole('alert')).toHaveText(t('planProblem_no_times'));
    await main.getByRole('button', { name: t('planAddDates') }).click();
    await main.getByRole('combobox', { name: t('planDatesAre') }).selectOption('on');
    const days = main.getByRole('list', { name: t('planPreview') }).getByRole('listitem');
    await expect(days).toHaveCount(7);
    await expect(days.first()).toContainText(t('planDayWhole'));
    await expect(days.last()).toContainText(t('planDayOpen'));
    // Raid mode below has them too.
    for (const setting of ['approval', 'addMode'] as const)
      await main
        .getByRole('checkbox', { name: t(`lockSetting_${setting}`) })
        .last()
        .uncheck();
    await save.click();
    await expect(main.getByRole('button', { name: /^Exams/ })).toBeVisible();
    for (const name of NAMES)
      await expect
        .poll(() => standIn.control.groupNamed(name).settings)
        .toMatchObject({ ...before(name), announce: true });
    const remove = main.getByRole('button', { name: t('planDeleteThing', '\u2068Exams\u2069') });
    await test.step('while it locks groups, its deletion asks', async () => {
      await remove.click();
      const dialog = dashboard.getByRole('dialog', { name: t('planDeleteTitle') });
      await expect(dialog).toContainText(tn('planOpens', NAMES.length));
      await dialog.getByRole('button', { name: t('cancel') }).click();
    });
    await main.getByRole('checkbox', { name: t('planOn', '\u2068Exams\u2069') }).click();
    for (const name of NAMES)
      await expect.poll(() => standIn.control.groupNamed(name).settings).toMatchObject(before(name));
    await test.step('else it goes at once, and undo brings it back as it was', async () => {
      await expect(main.getByText(t('lockedNone'))).toBeVisible();
      const [plan] = (await store.call('locks', { accountId })).plans;
      await remove.click();
      await expect(dashboard.getByText(t('plansDeleted', '\u2068Exams\u2069'))).toBeVisible();
      await expect(main.getByText(t('plansNone'))).toBeVisible();
      await dashboard.getByRole('button', { name: t('undo'), exact: true }).click();
      await expect(remove).toBeVisible();
      const { plans } = await store.call('locks', { accountId });
      expect(plans).toEqual([{ ...plan, updatedAt: plans[0]?.updatedAt }]);
    });
  });

  await test.step('many join at once: a lock-down is made with the settings of raid mode', async () => {
    const { control } = standIn;
    const ash = control.groupNamed('Ash');
    const { id } = ash;
    await store.call('putRaidMode', {
      mode: { ...raidModeOf(accountId), atLeast: 4, settings: ['announce', 'approval'] },
    });
    const readMembers = async () => (await membersOf(scene, asId<GroupId>(id))).length;
    const first = await readMembers();
    await page.bringToFront();
    await overlay.pickGroup('Ash');
    const join = (count: number): void => {
      for (let n = 0; n < count; n++) control.byHand.join(id, control.byHand.person().key);
    };
    const notice = overlay.drawer.getByText(tn('raidNotice', 5, '\u2068Ash\u2069', '10 min'));
    join(3);
    await expect.poll(readMembers).toBe(first + 3);
    await expect(overlay.drawer.getByRole('button', { name: t('raidDismiss') })).toHaveCount(0);
    join(2);
    await expect(notice).toBeVisible();
    // In whatever group, and with a closed drawer.
    await overlay.pickGroup('Birch');
    await expect(notice).toBeVisible();
    await overlay.drawer.getByRole('button', { name: t('launcherClose'), exact: true }).click();
    const launcher = overlay.launcher;
    await expect(launcher).toHaveAccessibleName(t('launcherRaid', tn('launcherPending', 1)));
    await launcher.click();
    await expect(notice).toBeVisible();
    await overlay.drawer.getByRole('button', { name: t('raidLock', '1 hr') }).click();
    await expect.poll(() => ash.settings).toMatchObject({ ...LOCKED, memberAddMode: OPEN.memberAddMode });
    await expect(notice).toHaveCount(0);
    join(3);
    await expect.poll(readMembers).toBe(first + 8);
    expect((await store.call('locks', { accountId })).raids).toEqual([]);
  });
});
