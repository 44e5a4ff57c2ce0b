import type { Page } from '@playwright/test';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import { openWithMuster, waitForRows } from './browsers.ts';
import { median, opening, type Row } from './rows.ts';
import { keptDays, putRows, wavyDay } from '../../tests/e2e/kept-days.ts';
import { seedManyNotes, seedMembers } from './seed.ts';

const GROUPS = 300;
const MEMBERS = 1_024;
/** Of each group: 5,100 in all. */
const REQUESTS = 17;
const NOTES = 50_000;
const TAGS = 50_000;
/** Of counts for each group, and as many before, which they are compared with. */
const DAYS = 90;
/** The first opening of each view warms the store and is not counted. */
const RUNS = 6;

type View = { name: string; medianMs: number };

/**
 * Runs in the page: opens one view after the other by clicking on it, again and again, and says how long each took from
 * the click to the frame in which nothing of it is still loading.
 */
async function openViews(runs: number): Promise<{ name: string; tookMs: number[] }[]> {
  const root: ParentNode = document.querySelector('muster-overlay')?.shadowRoot ?? document;
  const openers = '[role="tab"], nav a';
  const isActive = (opener: Element): boolean =>
    opener.getAttribute('aria-selected') === 'true' || opener.getAttribute('aria-current') === 'page';
  const isShown = (): boolean => {
    const panel = root.querySelector('#muster-outlet');
    return (
      panel !== null &&
      panel.childElementCount > 0 &&
      !panel.querySelector('[role="status"][aria-label="Loading"]')
    );
  };
  const open = (opener: HTMLElement): Promise<number> =>
    new Promise((resolve) => {
      const startedAt = performance.now();
      const look = (): void => {
        if (!isActive(opener) || !isShown()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - startedAt);
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(root, { childList: true, subtree: true, attributes: true });
      opener.click();
    });
  const all = [...root.querySelectorAll<HTMLElement>(openers)];
  const found = all.map((opener) => ({
    opener,
    name: opener.getAttribute('aria-label') ?? opener.textContent ?? '',
    tookMs: [] as number[],
  }));
  for (let run = 0; run < runs; run++) {
    for (const { opener, tookMs } of found) {
      if (isActive(opener)) continue;
      tookMs.push(await open(opener));
      // What the view asks for later is not charged to the next one.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  return found.map(({ name, tookMs }) => ({ name, tookMs }));
}

async function measure(page: Page): Promise<View[]> {
  await page.bringToFront();
  const views = await page.evaluate(openViews, RUNS);
  return views
    .filter(({ tookMs }) => tookMs.length > 1)
    .map(({ name, tookMs }) => ({
      name: name.replace(/[\d,\s]+$/, '').toLowerCase(),
      medianMs: median(tookMs.slice(1)),
    }));
}

/** Every view of the overlay and of the dashboard in a store of 300 groups × 1,024 members with 5,100 requests, 100,000 notes and tags and 90 days of counts. */
export async function measureViews(extension: string): Promise<Row[]> {
  const world = buildWorld({ groups: GROUPS, members: 3, requests: REQUESTS, startMs: Date.now() });
  const standIn = await startStandIn({ world });
  const browser = await openWithMuster(standIn, extension);
  const { page, store } = browser;
  await store.call('putSettings', { settings: { drawerOpen: true, drawerWidth: 560 } });
  await page.goto(standIn.origin);
  await waitForRows(browser, 'groups', GROUPS);
  await waitForRows(
    browser,
    'memberships',
    [...world.groups.values()].reduce((sum, { members }) => sum + members.size, 0),
  );
  await waitForRows(browser, 'requests', GROUPS * REQUESTS);
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('no account');
  const groups = await store.call('groups', { accountId: account.id });
  // What is written after the tab has read a group is not read again for an hour.
  const groupIds = groups.map(({ id }) => id);
  await seedMembers(store, account.id, groupIds, MEMBERS);
  await seedManyNotes(store, NOTES, TAGS);
  await putRows(store.page, keptDays({ accountId: account.id, groupIds, days: 2 * DAYS }, wavyDay));
  await store.goToDashboard('requests');
  const onDashboard = await measure(store.page);
  await page.bringToFront();
  await page.getByTitle('Choose the group').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Group 1(?!\d)/ })
    .first()
    .click();
  const inOverlay = await measure(page);
  const { rows: stored } = await store.call('storage', {});
  console.log(
    `bench: the store held ${['memberships', 'requests', 'notes', 'tagged', 'insightHistory'].map((table) => `${stored[table]} ${table}`).join(', ')}`,
  );
  await browser.close();
  await standIn.close();
  return [
    ...onDashboard.map(({ name, medianMs }) =>
      opening(`open ${name} on the dashboard, 300 full groups`, medianMs),
    ),
    ...inOverlay.map(({ name, medianMs }) =>
      opening(`open ${name} in the overlay, 300 full groups`, medianMs),
    ),
  ];
}
