import type { Page } from '@playwright/test';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import { openWithMuster, waitForRows } from './browsers.ts';
import { median, opening, type Row, row } from './rows.ts';

const GROUPS = 300;
const RUNS = 9;

/** Runs in the page: from the next click to the frame that shows the grid in a state that differs from the one now. */
function timeGrid(size: number): void {
  const stateNow = (): string | undefined => {
    const grid = document.querySelector(`[role="grid"][aria-rowcount="${size + 1}"]`);
    const first = grid?.querySelector('[role="row"][data-index="0"] [role="rowheader"]');
    return first
      ? `${first.textContent} ${grid?.querySelectorAll('[aria-sort="descending"]').length}`
      : undefined;
  };
  const before = stateNow();
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
      const state = stateNow();
      if (state === undefined || state === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - clickedAt);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true,
    });
  });
  Object.assign(window, { drawn });
}

async function timed(page: Page, click: () => Promise<void>): Promise<number> {
  await page.evaluate(timeGrid, GROUPS);
  await click();
  return page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn);
}

/** The table of 300 groups on the dashboard: opening it, and putting it into another order. */
export async function measureMatrix(extension: string): Promise<Row[]> {
  const world = buildWorld({ groups: GROUPS, members: 3, startMs: Date.now() });
  const standIn = await startStandIn({ world });
  const browser = await openWithMuster(standIn, extension);
  await browser.page.goto(standIn.origin);
  await waitForRows(browser, 'groups', GROUPS);
  await waitForRows(
    browser,
    'memberships',
    [...world.groups.values()].reduce((sum, { members }) => sum + members.size, 0),
  );
  await browser.store.goToDashboard('settings');
  const { page } = browser.store;
  await page.bringToFront();
  const link = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
  const openings: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await link('Settings').click();
    await page.getByRole('grid').waitFor({ state: 'detached' });
    openings.push(await timed(page, () => link('Groups').click()));
  }
  const heading = page.getByRole('columnheader', { name: 'Created' }).getByRole('button');
  const sorts: number[] = [];
  for (let run = 0; run < RUNS; run++) sorts.push(await timed(page, () => heading.click()));
  await browser.close();
  await standIn.close();
  return [
    opening(`open the groups matrix, ${GROUPS} groups, median`, median(openings)),
    row(`sort the groups matrix, ${GROUPS} groups, median`, median(sorts), 'ms'),
  ];
}
