import { expect } from '@playwright/test';
import { asId, type JobId } from '../../../utils/domain/ids.ts';
import { aJob, type Seeded } from './seed.ts';
import { hands, type Stage } from './stage.ts';

/** What is shown when WhatsApp or Muster cannot; the last one ends the overlay. */
export async function* troubleViews(stage: Stage, { accountId, groupId }: Seeded): AsyncGenerator<string> {
  const { overlay, page, standIn, store } = stage;
  const { t } = overlay.words;
  const { panel, sees } = hands(stage);
  const banner = (text: string) => overlay.drawer.getByRole('status').filter({ hasText: text });
  await overlay.openTab('members');
  standIn.control.goOffline();
  await expect(banner(t('banner_offline'))).toBeVisible();
  yield 'offline';
  standIn.control.goOnline();
  await expect(banner(t('banner_offline'))).toBeHidden();

  const members = await store.call('members', { accountId, groupId });
  const leaving = members.filter((row) => row.role === 'member' && !row.isMe && !row.pendingJob).slice(0, 4);
  await overlay.members.rows.first().click({ position: { x: 200, y: 10 } });
  await expect(overlay.card.root).toBeVisible();
  await overlay.card.back();
  await store.call('createJob', aJob('job-delayed', 'remove', leaving, accountId));
  await store.call('pauseJob', { jobId: asId<JobId>('job-delayed') });
  await overlay.members.filter(leaving[0]?.displayName ?? '');
  await expect(panel.getByText(t('pending_remove')).first()).toBeVisible();
  yield 'members, one about to be removed';

  standIn.setPageOptions({ missingModules: ['WAWebGroupGetMembershipApprovalRequestsJob'] });
  await overlay.reload();
  await overlay.openTab('requests');
  // What is absent counts as late for some seconds.
  await expect(panel.getByText(t('featureOff', t('requestsTitle')))).toBeVisible({ timeout: 30_000 });
  yield 'requests, switched off';
  await overlay.openTab('health');
  await expect(panel.getByText(t('healthState_missing')).first()).toBeVisible();
  yield 'health, something missing';

  // WhatsApp loads anew to show the code to scan.
  const loaded = page.waitForEvent('load');
  standIn.control.logout();
  await loaded;
  await expect(banner(t('banner_logged_out'))).toBeVisible();
  yield 'logged out';
  await overlay.openTab('members');
  await sees('noAccount_logged_out');
  yield 'members, logged out';
  // In a moment: the page that is asked goes away with the extension.
  await store.page.evaluate('setTimeout(() => chrome.runtime.reload(), 50) && null');
  await expect(banner(t('banner_orphaned'))).toBeVisible();
  yield 'Muster was updated';
  await expect(page.getByRole('button', { name: t('reloadTab') })).toBeVisible();
}
