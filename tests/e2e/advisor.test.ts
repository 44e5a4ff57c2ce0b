import { asId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { keptDays, putRows } from './kept-days.ts';
import { openStore } from './store-port.ts';

test('[AD1] [AD4] [AD5] the advice stands on its page alone, with what it was measured by', async ({
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
  await page.bringToFront();
  await store.goToDashboard('advisor');
  const main = page.getByRole('main');
  // Of the last two days only today was heard of.
  await expect(main.getByText(tn('advisorCounted', 28, '14'))).toBeVisible();
  await expect(main.getByText(t('advisorVerdict_early'))).toBeVisible();

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
