import { expect, test } from './fixture.ts';
import { OverlayPage } from './pages/overlay.ts';
import {
  actedOn,
  approveAll,
  expectActed,
  expectState,
  jobOf,
  openScene,
  orderFor,
  whoWaits,
} from './scene.ts';

const REQUESTS = 40;
/** Longer than any test: whoever waits for this answer waits in vain. */
const NEVER_MS = 300_000;

test.use({ plainWorld: { groups: 3, members: 12, requests: REQUESTS } });

test('offline, a broken connection, lost answers, lost rights, a tab that is reloaded and closed: the job waits and goes on', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { control } = standIn;
  const { t } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const [first, second, third] = scene.groupIds;
  if (!first || !second || !third) throw new Error('too few groups');

  await test.step('after lost rights came back, "try again" shows who is left, and acts on those only', async () => {
    const everybody = whoWaits(standIn, second);
    control.afterActions(second, 10, () => control.byHand.loseAdmin(second));
    await approveAll(scene, 'refused', second);
    await expectState(scene, 'refused', 'stopped');
    control.byHand.makeMeAdmin(second);

    await overlay.openTab('jobs');
    await overlay.jobs.open(/Group 2/);
    const again = overlay.jobs.detail.getByRole('button', { name: t('jobsRetry') });
    const left = everybody.length - 10;
    await again.click();
    expect(await overlay.confirm.count()).toBe(left);
    await overlay.confirm.cancel.click();
    expect(actedOn(standIn, second, 'approved')).toHaveLength(10);

    await again.click();
    await overlay.confirm.button('approve', left).click();
    await expect.poll(() => actedOn(standIn, second, 'approved')).toEqual(everybody);
    // Once tried again, a job offers it no more.
    await expect(again).toBeHidden();
  });

  await test.step('offline, a broken connection, lost answers', async () => {
    const everybody = whoWaits(standIn, first);

    // WhatsApp sends the same request again after each reconnect, and the server answers it again without doing it again.
    control.fault({ on: 'approve', fault: 'disconnect', when: 'after', times: 1 });
    control.fault({ on: 'approve', fault: 'disconnect', when: 'before', skip: 2, times: 1 });
    control.afterActions(first, 30, () => control.goOffline());
    await approveAll(scene, 'offline', first);
    await expectActed(standIn, first, 'approved', 30);
    await expect(overlay.drawer.getByText(t('banner_offline'))).toBeVisible();
    const { counts } = await jobOf(scene, 'offline');
    expect(counts.done + counts.acting + counts.todo).toBe(REQUESTS);
    control.fault({ on: 'approve', fault: 'lose-answer', times: 1 });
    control.afterActions(first, 10, () => control.disconnect());
    control.goOnline();

    await expectState(scene, 'offline', 'done');
    await expect(overlay.drawer.getByText(t('banner_offline'))).toBeHidden();
    expect(actedOn(standIn, first, 'approved')).toEqual(everybody);
    expect((await jobOf(scene, 'offline')).counts).toMatchObject({ done: REQUESTS, failed: 0, skipped: 0 });
  });

  await test.step('a tab that is reloaded, then closed, in the middle of a step: each person exactly once', async () => {
    const everybody = whoWaits(standIn, third);

    // The second batch is done by the server; its answer would come long after the tab is gone.
    control.fault({ on: 'approve', fault: 'slow-answer', delayMs: NEVER_MS, skip: 1, times: 1 });
    await approveAll(scene, 'cut off', third);
    await expectActed(standIn, third, 'approved', 20);
    control.fault({ on: 'approve', fault: 'slow-answer', delayMs: NEVER_MS, times: 1 });
    await page.reload();

    await expectActed(standIn, third, 'approved', 30);
    await page.close();
    await expect.poll(async () => (await jobOf(scene, 'cut off')).state).not.toBe('done');
    const again = await context.newPage();
    await again.goto(standIn.origin);

    await expectState(scene, 'cut off', 'done');
    expect(actedOn(standIn, third, 'approved')).toEqual(everybody);
    expect((await jobOf(scene, 'cut off')).counts).toMatchObject({ done: REQUESTS, failed: 0, skipped: 0 });
    await expect(new OverlayPage(again).jobLine).toContainText(`${REQUESTS} done`);
  });
});

test('lost rights, a halt by WhatsApp, and a request to slow down, each in plain words', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { control } = standIn;
  const { t } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const [lost, halted, slowed] = scene.groupIds;
  if (!lost || !halted || !slowed) throw new Error('too few groups');

  control.afterActions(lost, 10, () => control.byHand.loseAdmin(lost));
  await approveAll(scene, 'lost', lost);
  await expectState(scene, 'lost', 'stopped');
  await expect(overlay.jobLine).toContainText(t('jobLineStopped', t('reason_not_admin')));
  expect(actedOn(standIn, lost, 'approved')).toHaveLength(10);
  expect((await jobOf(scene, 'lost')).counts).toMatchObject({ done: 10, todo: 0, acting: 0 });

  // 486: everything on this account stops, also what has nothing to do with it.
  const requests = await scene.store.call('requests', { accountId: scene.accountId, groupId: slowed });
  control.fault({ on: 'approve', group: halted, fault: 'refuse', code: 486, skip: 1, times: 1 });
  await approveAll(scene, 'halted', halted);
  await scene.store.call('createJob', orderFor(scene, 'bystander', 'reject', requests));
  await expectState(scene, 'halted', 'stopped');
  await expectState(scene, 'bystander', 'stopped');
  await expect(overlay.jobLine).toContainText(t('jobLineStopped', t('reason_integrity')));
  await overlay.openTab('jobs');
  await overlay.jobs.open(/Group 2/);
  await expect(overlay.drawer.getByText(t('reasonDo_integrity')).first()).toBeVisible();
  expect(actedOn(standIn, halted, 'approved')).toHaveLength(10);
  const rejected = actedOn(standIn, slowed, 'rejected');

  // 429 with a time that WhatsApp names: an addition may carry one.
  const waitS = 300;
  const rateLimit = { type: 'time', backoff: waitS, limitType: 'ADD' } as const;
  control.fault({ on: 'add', fault: 'refuse', code: 429, rateLimit });
  const stranger = control.byHand.person({ isNumberHidden: false });
  const number = `+${(stranger.pn ?? '').replace(/\D.*$/, '')}`;
  const [check] = await scene.store.call('checkNumbers', {
    accountId: scene.accountId,
    groupId: slowed,
    numbers: [number],
  });
  if (!check?.ok) throw new Error(`not a number: ${number}`);
  const before = Date.now();
  await scene.store.call('createJob', {
    ...orderFor(scene, 'slowed', 'add', []),
    items: [{ groupId: slowed, wid: check.wid, identities: [{ kind: 'pn', value: number }], label: number }],
  });
  await expectState(scene, 'slowed', 'waiting');
  const { waitUntil = 0, waitReason } = await jobOf(scene, 'slowed');
  expect(waitReason).toBe('rate-limited');
  expect(waitUntil).toBeGreaterThanOrEqual(before + waitS * 1_000);
  const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(waitUntil);
  await expect(overlay.jobLine).toContainText(t('jobLineFor_rate_limited', clock));
  await overlay.jobLine.getByRole('button', { name: t('jobPause') }).click();
  await expect(overlay.jobLine).toContainText(t('jobLinePaused'));

  // Nothing was sent of what was stopped, refused or paused.
  expect(actedOn(standIn, slowed, 'added')).toEqual([]);
  expect(actedOn(standIn, slowed, 'rejected')).toEqual(rejected);
});
