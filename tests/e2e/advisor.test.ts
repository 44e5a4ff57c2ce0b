import { asId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { keptDays, putRows } from './kept-days.ts';
import { aGroup, aMember } from '../builders.ts';
import { openStore } from './store-port.ts';

test('[AD1] [AD4] [AD5] [AD60] the advice stands on its page alone, with what it was measured by', async ({
  overlay,
  context,
  extensionId,
}) => {
  const { t, tn, pattern } = overlay.words;
  const store = await openStore(context, extensionId);
  const { page } = store;
  const { accountId } = await store.call('sawAccount', {
    me: { lid: asId('900@lid'), name: 'Nora', isBusiness: false },
    connection: { state: 'ready' },
    capabilities: [],
    at: Date.now(),
  });
  const of = () => ({ size: 40, messages: 3, writers: 2, did: {}, asked: 6, waits: [0, 0, 0, 1] });
  const days = keptDays({ accountId, groupIds: [asId('1@g.us')], days: 28 }, (back) =>
    back > 1 && back % 2 === 0 ? { heardHours: 2, of } : undefined,
  );
  await putRows(page, days);
  const groups = ['one', 'two', 'three'].map((name) => aGroup({ id: asId(`${name}@g.us`), subject: name }));
  await store.call('sawGroups', { accountId, groups, complete: true, at: Date.now() });
  const read = (place: number) =>
    store.call('sawMembers', {
      accountId,
      groupId: groups[place]?.id ?? asId(''),
      members: [aMember(1, { role: 'admin' }), aMember(2 + place, { role: 'superadmin' }), aMember(9)],
      at: Date.now(),
    });
  await read(0);
  await read(1);
  await page.bringToFront();
  await store.goToDashboard('advisor');
  const main = page.getByRole('main');
  // Of the last two days only today was heard of.
  await expect(main.getByText(tn('advisorCounted', 28, '14'))).toBeVisible();
  await expect(main.getByText(t('advisorVerdict_early'))).toBeVisible();

  const admins = main.getByText(t('advisorAdmins')).locator('xpath=..');
  const restsOn = main.getByText(tn('advisorAdminsIn', 3, '2'));
  await expect(admins).toContainText(/^\D+3\D/);
  await expect(restsOn).toBeVisible();
  await read(2);
  await expect(admins).toContainText('4');
  await expect(restsOn).toBeHidden();

  await main.getByRole('combobox', { name: t('advisorPeople') }).selectOption('1');
  await main.getByRole('combobox', { name: t('advisorChats') }).selectOption('few');
  await expect(main.getByText(t('advisorVerdict_alone'))).toBeVisible();
  await main.getByRole('combobox', { name: t('advisorPeople') }).selectOption('3');
  await expect(main.getByText(pattern('advisorVerdict_panel'))).toContainText(t('advisorBecause_people'));

  const link = page.getByRole('navigation').getByRole('link', { name: t('advisorTitle') });
  await expect(link).toHaveText(t('advisorTitle'));
  await expect(page.getByRole('status')).toHaveCount(0);
  await page.reload();
  await expect(main.getByText(pattern('advisorVerdict_panel'))).toBeVisible();
});
