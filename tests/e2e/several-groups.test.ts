import type { GroupId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { actedOn, expectState, jobOf, openScene, orderFor, whoWaits } from './scene.ts';

const REQUESTS = 12;

test.use({ plainWorld: { groups: 4, members: 12, requests: REQUESTS } });

test('rights lost in half of the groups and another admin who is faster: a result for each person, nobody twice', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { control } = standIn;
  const { t } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });
  const [first, second, third, fourth] = scene.groupIds;
  if (!first || !second || !third || !fourth) throw new Error('too few groups');
  const requests = await scene.store.call('requests', { accountId: scene.accountId });
  expect(requests).toHaveLength(4 * REQUESTS);

  // Everything happens after the admin has confirmed, before the server is asked.
  control.goOffline();
  await scene.store.call('createJob', orderFor(scene, 'job', 'approve', requests));
  for (const lost of [second, fourth]) control.byHand.loseAdmin(lost);
  const asking = whoWaits(standIn, third);
  control.byHand.approve(third, asking.slice(0, 3));
  control.byHand.reject(third, asking.slice(3, 5));
  control.goOnline();

  await expectState(scene, 'job', 'done');
  expect(actedOn(standIn, first, 'approved')).toHaveLength(REQUESTS);
  expect(actedOn(standIn, third, 'approved')).toHaveLength(REQUESTS - 5);
  for (const lost of [second, fourth]) expect(actedOn(standIn, lost, 'approved')).toEqual([]);
  const { items } = await jobOf(scene, 'job');
  const resultsOf = (group: GroupId) =>
    items
      .filter(({ groupId }) => groupId === group)
      .map(({ state, reason }) => `${state} ${reason ?? ''}`.trim());
  const count = (results: readonly string[], result: string) =>
    results.filter((one) => one === result).length;
  expect(resultsOf(first)).toEqual(Array(REQUESTS).fill('done'));
  expect(count(resultsOf(third), 'done already-done')).toBe(3);
  expect(count(resultsOf(third), 'failed request-gone')).toBe(2);
  expect(count(resultsOf(third), 'done')).toBe(REQUESTS - 5);
  for (const lost of [second, fourth])
    expect(resultsOf(lost).every((result) => /^(failed|skipped) not-admin$/.test(result))).toBe(true);

  await overlay.openTab('jobs');
  await overlay.jobs.open(/Approve/);
  await overlay.jobs.show('failed');
  await expect(overlay.jobs.detail.getByText(t('reason_not_admin')).first()).toBeVisible();
});
