import { keptDays, putRows } from '../../tests/e2e/kept-days.ts';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import type { GroupFacts } from '../../utils/domain/group.ts';
import { asId, type RuleId } from '../../utils/domain/ids.ts';
import { openWithMuster } from './browsers.ts';
import { median, opening, type Row } from './rows.ts';

const GROUPS = 300;
const DAYS = 90;
const RUNS = 9;
const CHARTS = 6;
const RULES = ['one', 'two', 'three'].map((id) => `rule ${asId<RuleId>(id)}` as const);

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

/** Runs in the page: from scrolling there to the frame in which it is told who did it. */
async function timeWhom(): Promise<number> {
  const startedAt = performance.now();
  const card = document.querySelector('article[data-wide]');
  card?.scrollIntoView();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (card?.querySelector('tbody')) resolve();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    look();
  });
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - startedAt);
      port2.postMessage(null);
    });
  });
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
  const groupIds = groups.map(({ id }) => id);
  // Twice as many days as are shown: they are compared with those before.
  const rows = keptDays({ accountId, groupIds, days: 2 * DAYS }, () => ({
    heardHours: 8,
    of: (n) => ({
      size: 200 + n,
      messages: n * 3,
      writers: n,
      did: { joined: n % 7, left: n % 3, approved: n % 5, rejected: 2 },
      by: { hand: { approved: n % 3 }, [RULES[n % 3] ?? 'lock']: { rejected: 2 } },
      asked: 5,
      waits: [1, 2, 0, 4],
    }),
  }));
  await putRows(page, rows);
  await page.bringToFront();
  await store.goToDashboard('settings');
  const link = (name: string) => page.getByRole('navigation').getByRole('link', { name });
  const openings: number[] = [];
  const whom: number[] = [];
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
    whom.push(await page.evaluate(timeWhom));
  }
  await browser.close();
  await standIn.close();
  return [
    opening(`open insight with ${DAYS} days of ${GROUPS} groups, median`, median(openings)),
    opening(`tell who did what in ${DAYS} days of ${GROUPS} groups, median`, median(whom)),
  ];
}
