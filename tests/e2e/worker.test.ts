import { expect, stopWorker, test } from './fixture.ts';
import { actedOn, approveAll, expectActed, expectState, openScene, whoWaits } from './scene.ts';

test.use({
  plainWorld: { groups: 2, members: 12, requests: 40 },
  // Slow enough that a step is under way whenever the worker is stopped.
  standInOptions: { latency: { answerMs: [400, 600] } },
});

test('the background is stopped in the middle of steps and of calls: nothing lost, nothing twice, lists live on', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const scene = await openScene({ page, context, extensionId, standIn });
  const [group, other] = scene.groupIds;
  if (!group || !other) throw new Error('too few groups');
  const everybody = whoWaits(standIn, group);

  await approveAll(scene, 'job');
  for (const done of [10, 20, 30]) {
    await expectActed(standIn, group, 'approved', done);
    await stopWorker(context);
  }

  // Meanwhile somebody works in the drawer, and every call meets a dying worker.
  await overlay.pickGroup('Group 2');
  await overlay.requests.expectShown(40);
  const rows = await scene.store.call('requests', { accountId: scene.accountId, groupId: other });
  const name = rows.find(({ displayName }) => displayName !== undefined)?.displayName ?? '';
  await overlay.requests.filter(name);
  await Promise.all([stopWorker(context), overlay.requests.open(name)]);
  await Promise.all([stopWorker(context), overlay.card.writeNote('Met at the gate')]);
  await expect(overlay.card.note('Met at the gate')).toHaveCount(1);
  await overlay.card.back();
  await overlay.requests.filter('');
  await Promise.all([stopWorker(context), overlay.openTab('notes')]);
  await expect(overlay.drawer.getByRole('tabpanel').getByText('Met at the gate')).toHaveCount(1);

  await expectState(scene, 'job', 'done');
  expect(actedOn(standIn, group, 'approved')).toEqual(everybody);

  await stopWorker(context);
  await overlay.openTab('requests');
  // What comes from WhatsApp now passes the feed, the store and a live query of the worker's next life.
  const late = standIn.control.byHand.person({ pushName: 'Latecomer' });
  standIn.control.byHand.request(other, late.key);
  await overlay.requests.expectShown(41);
});
