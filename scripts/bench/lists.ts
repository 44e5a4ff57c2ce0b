import type { Page } from '@playwright/test';
import { stopWorker } from '../../tests/e2e/browser.ts';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import type { World } from '../../tests/stand-in/server/model.ts';
import { createRandom } from '../../tests/stand-in/server/random.ts';
import { addGroup, addMembers, anEmptyWorld } from '../../tests/stand-in/world/groups.ts';
import { type BenchBrowser, openWithMuster } from './browsers.ts';
import { median, type Row, row } from './rows.ts';
import { NOTES, seedKnowledge, seedMembers, TAGS } from './seed.ts';

const GROUPS = 100;
const MEMBERS = 1_024;
const MANY = 10_000;
/** What is measured, by the name of the group. WhatsApp holds 1,024; more is for communities to come. */
const MEASURED = [
  { subject: 'A thousand', members: MEMBERS },
  { subject: 'A village', members: MANY },
] as const;
const OPENINGS = 7;
const FORGOTTEN_OPENINGS = 3;
const TYPED = ['a', 'n', 'n', 'a', 'Backspace', 'Backspace', 'Backspace', 'Backspace'];
const ROUNDS = 4;
const WAIT_MS = 120_000;

/** `changed`: another number of rows than before. */
type Key = { tookMs: number; changed: boolean };

/** The measured groups I administer; the others, of which I am a plain member, hold next to nobody until they are filled. */
function aWorld(): World {
  const random = createRandom(1);
  const world = anEmptyWorld(random, Date.now());
  for (const { subject, members } of MEASURED) {
    const group = addGroup(world, random, { subject });
    addMembers(world, random, group, members - group.members.size);
  }
  while (world.groups.size < GROUPS)
    addGroup(world, random, { subject: `District ${world.groups.size}`, myRole: 'member' });
  return world;
}

async function fill({ page, store }: BenchBrowser, world: World): Promise<void> {
  await page.goto('https://web.whatsapp.com/');
  // All that the tab reads by itself: what is written after it is not read again for an hour.
  const wanted = [...world.groups.values()].reduce((sum, { members }) => sum + members.size, 0);
  const startedAt = Date.now();
  for (;;) {
    const { rows } = await store.call('storage', {});
    if (rows['groups'] === GROUPS && rows['memberships'] === wanted) break;
    if (Date.now() - startedAt > WAIT_MS) throw new Error(`not read in time: ${JSON.stringify(rows)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('no account');
  const groups = await store.call('groups', { accountId: account.id });
  const idsOf = (mine: boolean) =>
    groups.filter(({ myRole }) => (myRole === 'admin') === mine).map(({ id }) => id);
  await seedMembers(store, account.id, idsOf(false), MEMBERS);
  await seedKnowledge(store, account.id, idsOf(true));
}

/** Runs in the page: from the next click to the frame that shows the rows of a list of this size. */
function timeOpening(size: number): void {
  const root = document.querySelector('muster-overlay')?.shadowRoot;
  if (!root) throw new Error('no overlay');
  const opened = new Promise<number>((resolve) => {
    let clickedAt = Number.POSITIVE_INFINITY;
    window.addEventListener(
      'click',
      (event) => {
        clickedAt = event.timeStamp;
      },
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      if (!root.querySelector(`[role="listitem"][aria-setsize="${size}"]`)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - clickedAt);
        port2.postMessage(null);
      });
    });
    observer.observe(root, { childList: true, subtree: true, attributes: true });
  });
  Object.assign(window, { opened });
}

/**
 * Runs in the page: for every key, the work until the list stands again: script, style and layout. All in the turn of the
 * event: Chromium puts off what comes later until the next frame of the screen, and a wait for that is no work.
 */
function timeKeys(): void {
  const root = document.querySelector('muster-overlay')?.shadowRoot;
  if (!root) throw new Error('no overlay');
  const keys: Key[] = [];
  Object.assign(window, { keys });
  const shown = () => root.querySelector('[role="listitem"]')?.ariaSetSize;
  let startedAt = 0;
  let before: string | null | undefined;
  root.addEventListener(
    'input',
    () => {
      before = shown();
      startedAt = performance.now();
    },
    { capture: true },
  );
  // The view is drawn in a microtask that its own listener asked for, on the way down.
  root.addEventListener('input', () =>
    queueMicrotask(() =>
      queueMicrotask(() => {
        root.querySelector('[role="list"]')?.getBoundingClientRect();
        const tookMs = performance.now() - startedAt;
        keys.push({ tookMs, changed: shown() !== before });
      }),
    ),
  );
}

async function pick(page: Page, subject: string, size?: number): Promise<number> {
  await page.getByTitle('Choose the group').click();
  const line = page.getByRole('dialog').getByRole('button', { name: subject });
  await line.waitFor();
  if (size !== undefined) await page.evaluate(timeOpening, size);
  await line.click();
  if (size === undefined) return 0;
  return page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened);
}

async function measureKeys(page: Page): Promise<number[]> {
  await page.getByRole('tabpanel').getByRole('search').getByRole('textbox').click();
  const before = await page.evaluate(() => (window as unknown as { keys: Key[] }).keys.length);
  for (let round = 0; round < ROUNDS; round++) for (const key of TYPED) await page.keyboard.press(key);
  const all = await page.evaluate(() => (window as unknown as { keys: Key[] }).keys);
  const typed = all.slice(before);
  // Else the view was drawn in a later turn, and the work was not in what was measured.
  if (
    typed.length !== ROUNDS * TYPED.length ||
    typed.filter(({ changed }) => changed).length < typed.length / 2
  )
    throw new Error(`the list did not follow the keys: ${JSON.stringify(typed)}`);
  return typed.map(({ tookMs }) => tookMs);
}

/** The first opening after the worker was stopped, when it remembers nothing; the worker itself stands again. */
async function openForgotten(browser: BenchBrowser, subject: string, members: number): Promise<number> {
  const { page, context, store } = browser;
  const openings: number[] = [];
  for (let i = 0; i < FORGOTTEN_OPENINGS; i++) {
    await stopWorker(context);
    await store.call('settings', {});
    openings.push(await pick(page, subject, members));
    await pick(page, 'All my groups');
  }
  return median(openings);
}

/** Opening and filtering in a store of 100 groups × 1,024 members (one of them 10,000) with 20,000 notes and tags. */
export async function measureLists(extension: string): Promise<Row[]> {
  const world = aWorld();
  const standIn = await startStandIn({ world });
  const browser = await openWithMuster(standIn, extension);
  await browser.store.call('putSettings', { settings: { drawerOpen: true } });
  await fill(browser, world);
  const { page } = browser;
  await page.bringToFront();
  await page.getByRole('tab', { name: /Members/ }).click();
  await page.evaluate(timeKeys);

  const rows: Row[] = [];
  for (const { subject, members } of MEASURED) {
    const openings: number[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      openings.push(await pick(page, subject, members));
      if (i < OPENINGS - 1) await pick(page, 'All my groups');
    }
    const keys = await measureKeys(page);
    await pick(page, 'All my groups');
    const forgotten = await openForgotten(browser, subject, members);
    const count = members.toLocaleString('en');
    rows.push(
      row(`open ${count} members, click to rows, median`, median(openings), 'ms'),
      row(`open ${count} members, click to rows, slowest`, Math.max(...openings), 'ms'),
      row(`open ${count} members, click to rows, by a worker that just started, median`, forgotten, 'ms'),
      row(`filter ${count} members, per key, median`, median(keys), 'ms'),
      row(`filter ${count} members, per key, slowest`, Math.max(...keys), 'ms'),
    );
  }
  const { rows: stored } = await browser.store.call('storage', {});
  console.log(
    `bench: the store held ${stored['memberships']} memberships, ${NOTES} notes and ${TAGS} tags on ${stored['people']} people`,
  );
  await browser.close();
  await standIn.close();
  return rows;
}
