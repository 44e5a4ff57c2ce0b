import { aGroup, anAccount, anItem, aRequest, lidWid, NOON, pnWid } from '../builders.ts';
import { asId, type JobId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { wordsOf } from './pages/words.ts';
import { openStore } from './store-port.ts';

const { t } = wordsOf('en');
const ON_AN_ACCOUNT = ['requests', 'members', 'group', 'groups', 'notes', 'jobs', 'log'] as const;

test('[CP70] without a WhatsApp tab every part says what to do, nothing counts down, and an unread queue is not called empty', async ({
  context,
  extensionId,
}) => {
  const store = await openStore(context, extensionId);
  const { page } = store;
  const main = page.getByRole('main');

  await test.step('before WhatsApp was ever open', async () => {
    for (const part of ON_AN_ACCOUNT) {
      await store.goToDashboard(part);
      await expect(page.getByText(t('dashboardNone'))).toBeVisible();
      await expect(page.getByRole('heading', { name: t('noAccountTitle') })).toBeVisible();
      await expect(page.getByRole('status', { name: t('loading') })).toHaveCount(0);
    }
  });

  const { me } = anAccount();
  const heard = (at: number) =>
    store.call('sawAccount', { me, connection: { state: 'ready' }, capabilities: [], at });
  await store.call('putSettings', { settings: { undoDelayMs: 0 } });
  await store.goToDashboard('requests');
  const { accountId } = await heard(Date.now());
  const group = aGroup({ settings: { approval: true } });
  await store.call('sawGroups', { accountId, groups: [group], complete: true, at: NOON });
  const jobId = asId<JobId>('job-waiting');
  await store.call('createJob', {
    jobId,
    accountId,
    kind: 'promote',
    items: [anItem()],
  });
  const line = main.getByRole('region', { name: t('jobLineLabel') });
  await expect(line).toContainText(t('jobLineLeft', '1 sec'));

  await heard(Date.now() - 60_000);
  await expect(line).toContainText(t('jobsWaitsForOpen', '0 of 1'));
  await expect(main.locator('[data-warn]')).toBeVisible();

  await test.step('the same in the list of jobs', async () => {
    await page.getByRole('link', { name: t('jobsTitle') }).click();
    await expect(main.getByRole('listitem')).toContainText(t('jobsWaitsForOpen', '0 of 1'));
  });

  await test.step('requests of a group that were never read', async () => {
    await page.getByRole('link', { name: t('requestsTitle') }).click();
    await page.getByTitle(t('groupPick')).click();
    await page.getByRole('dialog').getByRole('button', { name: group.subject }).click();
    await expect(main.getByRole('heading', { name: t('requestsUnreadTitle') })).toBeVisible();
    await store.call('sawRequests', { accountId, groupId: group.id, requests: [], at: Date.now() });
    await expect(main.getByRole('heading', { name: t('requestsEmptyTitle') })).toBeVisible();
  });

  await test.step('the confirm screen promises no end either', async () => {
    await store.call('sawRequests', {
      accountId,
      groupId: group.id,
      requests: [aRequest(2)],
      at: Date.now(),
    });
    await main.getByRole('listitem').hover();
    await main.getByRole('button', { name: /^Approve .*Person 2/ }).click();
    await expect(page.getByRole('dialog')).toContainText(/About .+ · waits until WhatsApp Web is open/);
    await page.keyboard.press('Escape');
  });

  await test.step('[CP70] an address shows the account that it names, not the one heard last', async () => {
    const chosen = page.getByRole('combobox', { name: t('dashboardAccount') });
    const picker = page.getByTitle(t('groupPick'));
    const late = await store.call('sawAccount', {
      me: { ...me, lid: lidWid(901), pn: pnWid(901), name: 'Late' },
      connection: { state: 'ready' },
      capabilities: [],
      at: Date.now() + 60_000,
    });
    await store.call('sawGroups', {
      accountId: late.accountId,
      groups: [aGroup({ id: asId('late@g.us'), subject: 'Late' })],
      complete: true,
      at: NOON,
    });
    const place = (account: string) =>
      `insight?group=${encodeURIComponent(group.id)}&account=${encodeURIComponent(account)}`;
    await store.goToDashboard(place(accountId));
    await expect(chosen).toHaveValue(accountId);
    await expect(picker).toContainText(group.subject);
    await page.reload();
    await expect(chosen).toHaveValue(accountId);
    await expect(picker).toContainText(group.subject);
    await chosen.selectOption(late.accountId);
    await expect(page).toHaveURL(/#insight$/);
    await store.goToDashboard(place('nobody@lid'));
    await expect(chosen).toHaveValue(late.accountId);
  });
});
