import { asId, type JobId } from '../../utils/domain/ids.ts';
import type { StoreAccess } from './store-port.ts';
import { expect, test } from './fixture.ts';
import { OverlayPage } from './pages/overlay.ts';
import { actedOn, approveAll, expectActed, expectState, jobOf, openScene, QUICK, whoWaits } from './scene.ts';

/** Pauses long enough that a second tab sees the job under way. */
const UNHURRIED = { ...QUICK, pauseMs: 1_500 };

test.use({ plainWorld: { groups: 1, members: 12, requests: 40 } });

/** The tab that works now, as the store wrote it down. */
async function workingTab(store: StoreAccess): Promise<string | undefined> {
  return store.page.evaluate(
    () =>
      new Promise<string | undefined>((resolve, reject) => {
        const opening = indexedDB.open('muster');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const db = opening.result;
          const asking = db.transaction('leases').objectStore('leases').getAll();
          asking.onerror = () => reject(new Error(String(asking.error)));
          asking.onsuccess = () => {
            db.close();
            resolve((asking.result as { tabId?: string }[])[0]?.tabId);
          };
        };
      }),
  );
}

test.describe('two tabs that WhatsApp lets live', () => {
  test.use({ standInOptions: { mayTwoPagesLive: true } });

  test('one works, the other shows, and takes over when the first is closed', async ({
    page,
    context,
    extensionId,
    standIn,
  }) => {
    const scene = await openScene({ page, context, extensionId, standIn }, UNHURRIED);
    const { group } = scene;
    const everybody = whoWaits(standIn, group);
    await approveAll(scene, 'job');
    await expectActed(standIn, group, 'approved', 10);
    const first = await workingTab(scene.store);
    expect(first).toBeDefined();

    const second = await context.newPage();
    await second.goto(standIn.origin);
    await expect(new OverlayPage(second).jobLine).toContainText('of 40');
    expect(await workingTab(scene.store)).toBe(first);
    await page.close();

    await expectState(scene, 'job', 'done');
    expect(actedOn(standIn, group, 'approved')).toEqual(everybody);
    await expect(new OverlayPage(second).jobLine).toContainText('40 done');
  });
});

test.describe('two tabs of which WhatsApp lets one live', () => {
  test('the first says that another window is in charge; the job goes on there', async ({
    overlay,
    page,
    context,
    extensionId,
    standIn,
  }) => {
    const scene = await openScene({ page, context, extensionId, standIn }, UNHURRIED);
    const { group } = scene;
    const everybody = whoWaits(standIn, group);
    await approveAll(scene, 'job');
    await expectActed(standIn, group, 'approved', 10);
    // What is under way when the other window takes over may still be sent by this page: with nothing under way, it goes on at once.
    await scene.store.call('pauseJob', { jobId: asId<JobId>('job') });
    await expect.poll(async () => (await jobOf(scene, 'job')).counts.acting).toBe(0);
    const second = await context.newPage();
    await second.goto(standIn.origin);
    await expect(overlay.drawer.getByText(overlay.words.t('banner_conflict'))).toBeVisible();
    const other = new OverlayPage(second);
    await expect(other.drawer.getByText(other.words.t('banner_conflict'))).toBeHidden();
    await scene.store.call('resumeJob', { jobId: asId<JobId>('job') });
    await expectState(scene, 'job', 'done');
    expect(actedOn(standIn, group, 'approved')).toEqual(everybody);
  });
});

test.describe('not linked yet', () => {
  test.use({ standInOptions: { isLinked: false } });

  test('a later login needs no reload, a reload finds all again, and a lost link is said', async ({
    overlay,
    standIn,
  }) => {
    const loggedOut = overlay.drawer.getByText(overlay.words.t('banner_logged_out'));
    const nothingYet = overlay.drawer.getByText(overlay.words.t('noAccount_logged_out'));
    await overlay.start();
    await expect(loggedOut).toBeVisible();
    await expect(nothingYet).toBeVisible();
    standIn.control.login();
    await expect(loggedOut).toBeHidden({ timeout: 20_000 });
    await overlay.requests.expectShown(40);
    await overlay.reload();
    await overlay.requests.expectShown(40);
    standIn.control.logout();
    await expect(loggedOut).toBeVisible({ timeout: 20_000 });
    await expect(nothingYet).toBeVisible();
  });
});
