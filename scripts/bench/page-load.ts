import type { Page } from '@playwright/test';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { openWithMuster, openWithout } from './browsers.ts';
import { median, type Row, row } from './rows.ts';

const LOADS = 5;
/** Long enough for WhatsApp's start and the first reading of all groups. */
const WATCHED_MS = 3_000;

type Watched = { mountedMs: number | undefined; longTasksMs: number; longTasks: number };

/** Runs in the page before anything else: when the overlay's button has a size, and what tasks took over 50 ms. */
function watch(): void {
  const watched: Watched = { mountedMs: undefined, longTasksMs: 0, longTasks: 0 };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      watched.longTasksMs += duration;
      watched.longTasks++;
    }
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    const button = document.querySelector('muster-overlay')?.shadowRoot?.querySelector('button');
    if (button && button.getBoundingClientRect().width > 0) watched.mountedMs = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

async function load(page: Page): Promise<Watched> {
  await page.goto('https://web.whatsapp.com/');
  await page.waitForFunction((untilMs) => performance.now() > untilMs, WATCHED_MS);
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched);
}

async function loadOften(page: Page): Promise<Watched[]> {
  await page.addInitScript(watch);
  // The first load pays for caches that every other load finds.
  await load(page);
  const all: Watched[] = [];
  while (all.length < LOADS) all.push(await load(page));
  return all;
}

/** The invented neighbourhood: some twelve groups, one of 700 members with 300 requests. */
export async function measurePageLoad(extension: string): Promise<Row[]> {
  const standIn = await startStandIn({});
  const bare = await openWithout(standIn);
  const without = await loadOften(bare.page);
  await bare.close();

  const muster = await openWithMuster(standIn, extension);
  const loads = await loadOften(muster.page);
  await muster.close();
  await standIn.close();

  const mounted = loads.map(({ mountedMs }) => {
    if (mountedMs === undefined) throw new Error('the overlay did not mount');
    return mountedMs;
  });
  const longMs = (all: readonly Watched[]): number => median(all.map(({ longTasksMs }) => longTasksMs));
  const longCount = (all: readonly Watched[]): number => median(all.map(({ longTasks }) => longTasks));
  return [
    row('overlay mounted after navigation, median', median(mounted), 'ms'),
    row('overlay mounted after navigation, slowest', Math.max(...mounted), 'ms'),
    row(
      'long tasks of a page load, median sum, against a page without Muster',
      longMs(loads),
      'ms',
      longMs(without),
    ),
    row(
      'long tasks of a page load, median count, against a page without Muster',
      longCount(loads),
      'tasks',
      longCount(without),
    ),
  ];
}
