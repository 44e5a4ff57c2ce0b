import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asId, type GroupId, type LockId } from '../../utils/domain/ids.ts';
import type { World } from '../stand-in/server/model.ts';
import { createRandom } from '../stand-in/server/random.ts';
import { buildWorld } from '../stand-in/world.ts';
import { addGroup, addMembers } from '../stand-in/world/groups.ts';
import { launchBrowser } from './browser.ts';
import { expect, test } from './fixture.ts';
import { OverlayPage } from './pages/overlay.ts';
import { actedOn, approveAll, expectActed, openScene, whoWaits } from './scene.ts';
import { openStore } from './store-port.ts';

const REQUESTS = 40;
/** Longer than any test: whoever waits for this answer waits in vain. */
const NEVER_MS = 300_000;
/** Long enough for a busy machine to close the browser before. */
const LOCKED_MS = 35_000;

/** Open to everybody. */
const OPEN = { announce: false, membershipApprovalMode: false, memberAddMode: 'all_member_add' } as const;
const LOCKED = { announce: true, membershipApprovalMode: true, memberAddMode: 'admin_add' } as const;

/** A group in which many wait, and an open one. */
function twoGroups(): World {
  const world = buildWorld({ groups: 1, members: 12, requests: REQUESTS, startMs: Date.now() });
  const random = createRandom(5);
  addMembers(world, random, addGroup(world, random, { subject: 'Ash', settings: OPEN }), 6);
  return world;
}

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: twoGroups() });
  },
});

test('the browser is closed in the middle of a step, and while a lock-down comes to its end: the next start catches up, once', async ({
  standIn,
}) => {
  const { control } = standIn;
  const ash = control.groupNamed('Ash');
  const profile = await mkdtemp(join(tmpdir(), 'muster-kept-'));
  const options = { args: standIn.browserArgs, locale: 'en', headless: true, profile };
  const sentToAsh = () => control.ledger({ group: ash.id, by: 'me' }).map(({ action }) => action);

  const first = await launchBrowser(options);
  const { context, extensionId } = first;
  const page = context.pages()[0] ?? (await context.newPage());
  const scene = await openScene({ page, context, extensionId, standIn });
  const { group } = scene;
  const everybody = whoWaits(standIn, group);
  const until = Date.now() + LOCKED_MS;
  await scene.store.call('lockNow', {
    lockdown: {
      id: asId<LockId>('evening'),
      accountId: scene.accountId,
      name: 'Evening',
      kind: 'hand',
      groupIds: [asId<GroupId>(ash.id)],
      settings: ['announce', 'approval', 'addMode'],
      until,
    },
  });
  await expect.poll(() => ash.settings).toMatchObject(LOCKED);
  control.fault({ on: 'approve', fault: 'slow-answer', delayMs: NEVER_MS, skip: 1, times: 1 });
  await approveAll(scene, 'job');
  await expectActed(standIn, group, 'approved', 20);
  await first.close();
  expect(ash.settings).toMatchObject(LOCKED);
  await expect.poll(() => Date.now(), { timeout: LOCKED_MS + 3_000 }).toBeGreaterThan(until);
  expect(sentToAsh()).toEqual(Array(3).fill('setting'));

  const second = await launchBrowser(options);
  const reopened = second.context.pages()[0] ?? (await second.context.newPage());
  await reopened.goto(standIn.origin);
  // The drawer was open when the browser was closed; the job is where it was.
  const { jobLine } = new OverlayPage(reopened);
  await expect.poll(() => actedOn(standIn, group, 'approved'), { timeout: 40_000 }).toEqual(everybody);
  await expect(jobLine).toContainText(`${REQUESTS} done`, { timeout: 40_000 });
  await expect.poll(() => ash.settings, { timeout: 30_000 }).toMatchObject(OPEN);
  const { call } = await openStore(second.context, second.extensionId);
  await expect.poll(async () => (await call('locks', { accountId: scene.accountId })).locked).toEqual([]);
  expect(sentToAsh()).toEqual(Array(6).fill('setting'));
  await second.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
