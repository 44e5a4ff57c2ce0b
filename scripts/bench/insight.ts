import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import type { GroupFacts } from '../../utils/domain/group.ts';
import { type AccountId, asId, type GroupId } from '../../utils/domain/ids.ts';
import { closeDay, type InsightPast, noHistory } from '../../utils/domain/insight-history.ts';
import { openWithMuster } from './browsers.ts';
import { median, type Row, row } from './rows.ts';

const GROUPS = 300;
const DAYS = 90;
const RUNS = 9;
const CHARTS = 6;
const LIMIT_MS = 200;
const DAY_MS = 86_400_000;

const groupFacts = (n: number): GroupFacts => ({
  id: asId(`${n}@g.us`),
  subject: `Group ${n}`,
  kind: 'group',
  size: 200 + n,
  addressing: 'lid',
  myRole: 'admin',
  settings: {},
  unreadCount: 0,
  archived: false,
  suspended: false,
  terminated: false,
});

/** As the store keeps them, twice as many days as are shown: they are compared with those before. The last two are not over. */
function keptDays({
  accountId,
  groupIds,
  today,
}: {
  accountId: AccountId;
  groupIds: GroupId[];
  today: number;
}) {
  const all = Array.from({ length: 2 * DAYS }, (_, place) => today - 2 * DAYS + 1 + place);
  const counts = (n: number) => ({ size: 200 + n, messages: n * 3, writers: n });
  const doings = (n: number) => ({
    did: { joined: n % 7, left: n % 3, approved: n % 5 },
    asked: 5,
    waits: [1, 2, 0, 4],
  });
  const byGroup = <Value>(of: (n: number) => Value) =>
    Object.fromEntries(groupIds.map((id, n) => [id, of(n)])) as Record<GroupId, Value>;
  const past = all
    .slice(0, -2)
    .map((day) => ({ day, groups: byGroup(counts), done: byGroup(doings) }))
    .reduce(closeDay, { total: { ...noHistory(), sizes: {} }, groups: new Map() } as InsightPast);
  return {
    insightHeard: all.map((day) => ({ accountId, day, ms: 8 * 3_600_000 })),
    insightDays: all.slice(-2).map((day) => ({ accountId, day, groups: byGroup(counts) })),
    insightHistory: [
      { accountId, groupId: '', ...past.total },
      ...[...past.groups].map(([groupId, history]) => ({ accountId, groupId, ...history })),
    ],
  };
}

/** Runs in a page of the extension. */
async function writeRows(tables: Record<string, object[]>): Promise<void> {
  const opening = indexedDB.open('muster');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const work = db.transaction(Object.keys(tables), 'readwrite');
  for (const [name, rows] of Object.entries(tables)) for (const row of rows) work.objectStore(name).put(row);
  await new Promise<void>((resolve) => {
    work.oncomplete = () => resolve();
  });
  db.close();
}

/** Runs in the page: from the next click to the frame with every chart that is in view. */
function timeCharts(charts: number): void {
  const drawn = new Promise<number>((resolve) => {
    let clickedAt = Number.POSITIVE_INFINITY;
    window.addEventListener(
      'click',
      (event) => {
        clickedAt = event.timeStamp;
      },
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      const places = [...document.querySelectorAll('[data-chart]')];
      const inView = places.filter((place) => place.getBoundingClientRect().top < innerHeight);
      if (places.length < charts || !inView.every((place) => place.querySelector('canvas'))) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - clickedAt);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  Object.assign(window, { drawn });
}

/** Insight of all groups over 90 days, on the dashboard. */
export async function measureInsight(extension: string): Promise<Row[]> {
  const standIn = await startStandIn({ world: buildWorld({ groups: 1, members: 3, startMs: Date.now() }) });
  const browser = await openWithMuster(standIn, extension);
  const { store } = browser;
  const { page } = store;
  const at = Date.now();
  const { accountId } = await store.call('sawAccount', {
    me: { lid: asId('900@lid'), name: 'Nora', isBusiness: false },
    connection: { state: 'ready' },
    capabilities: [],
    at,
  });
  const groups = Array.from({ length: GROUPS }, (_, n) => groupFacts(n));
  await store.call('sawGroups', { accountId, groups, complete: true, at });
  // The day of this computer's calendars.
  const today = Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY_MS);
  await page.evaluate(writeRows, keptDays({ accountId, groupIds: groups.map(({ id }) => id), today }));
  await page.bringToFront();
  await store.goToDashboard('settings');
  const link = (name: string) => page.getByRole('navigation').getByRole('link', { name });
  const openings: number[] = [];
  await link('Insight').click();
  await page.getByText('90 days', { exact: true }).click();
  await page
    .locator('canvas')
    .nth(CHARTS - 1)
    .waitFor();
  for (let run = 0; run < RUNS; run++) {
    await link('Settings').click();
    await page.locator('canvas').first().waitFor({ state: 'detached' });
    await page.evaluate(timeCharts, CHARTS);
    await link('Insight').click();
    openings.push(await page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn));
  }
  await browser.close();
  await standIn.close();
  return [
    row(`open insight with ${DAYS} days of ${GROUPS} groups, median`, median(openings), 'ms', LIMIT_MS),
  ];
}
