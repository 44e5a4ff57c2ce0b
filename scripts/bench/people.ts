import type { Page } from '@playwright/test';
import { stopWorker } from '../../tests/e2e/browser.ts';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import type { GroupFacts } from '../../utils/domain/group.ts';
import { asId } from '../../utils/domain/ids.ts';
import { NO_PEOPLE_FILTER } from '../../utils/domain/people-list.ts';
import { openWithMuster } from './browsers.ts';
import { median, opening, type Row, row } from './rows.ts';

const PEOPLE = 100_000;
const GROUPS = 200;
/** Everybody is in two groups. */
const MEMBERS = (PEOPLE * 2) / GROUPS;
const AT_ONCE = 5_000;
const RUNS = 9;
const STOPS = 3;
/** What takes longer comes no more. */
const LIMIT_MS = 300_000;

const groupFacts = (n: number): GroupFacts => ({
  id: asId(`${n}@g.us`),
  subject: `Group ${n}`,
  kind: 'group',
  size: MEMBERS,
  addressing: 'lid',
  myRole: 'admin',
  settings: {},
  unreadCount: 0,
  archived: false,
  suspended: false,
  terminated: false,
});

type Asked = { accountId: string; from: number; to: number; people: number; groups: number; at: number };

/** Runs in a page of the extension: people and memberships as the mirror would have written them. */
export async function writePeople({ accountId, from, to, people, groups, at }: Asked): Promise<void> {
  const opening = indexedDB.open('muster');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const work = db.transaction(['people', 'memberships'], 'readwrite', { durability: 'relaxed' });
  for (let i = from; i < to; i++) {
    const personId = `seed-${i}`;
    const lid = `9${String(i).padStart(12, '0')}@lid`;
    const number = `+44770${String(i).padStart(7, '0')}`;
    // So that the order of names is not that of the ids.
    const name = `Person ${(i * 7_919) % people}`;
    work.objectStore('people').put({
      personId,
      identities: [
        { kind: 'lid', value: lid },
        { kind: 'pn', value: number },
      ],
      displayName: name,
      pushName: name,
      lid,
      phone: { e164: number, formatted: number, country: i % 10 === 0 ? 'PL' : 'GB' },
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      tags: [],
      groupTags: [],
      noteCount: 0,
      // Neither the first nor the last is who is first by name: what is drawn must change with the order.
      updatedAt: at - ((i + 1) % people),
    });
    for (const place of [i % groups, (i + 1 + (i % 7)) % groups])
      work.objectStore('memberships').put({
        accountId,
        groupId: `${place}@g.us`,
        personId,
        wid: lid,
        role: 'member',
        state: 'member',
        firstSeenAt: at,
      });
  }
  await new Promise<void>((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(new Error(String(work.error)));
  });
  db.close();
}

/** Runs in the page: from the next click or key to the frame that shows the table in another state, with its rows read. */
function timeTable(limitMs: number): void {
  const stateNow = (): string | undefined => {
    const grid = document.querySelector('[role="grid"]');
    const first = grid?.querySelector('[role="row"][data-index="0"] [role="rowheader"]')?.textContent;
    return first ? `${first} ${grid?.getAttribute('aria-rowcount')}` : undefined;
  };
  const before = stateNow();
  const drawn = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`the table still shows ${before ?? 'nothing'}`)), limitMs);
    let beganAt = Number.POSITIVE_INFINITY;
    for (const kind of ['click', 'input'])
      window.addEventListener(
        kind,
        (event) => {
          beganAt = Math.min(beganAt, event.timeStamp);
        },
        { capture: true, once: true },
      );
    const observer = new MutationObserver(() => {
      const state = stateNow();
      if (state === undefined || state === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - beganAt);
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

/** Runs in a page of the extension: until what the background found out is kept. */
async function untilKept(limitMs: number): Promise<void> {
  const opening = indexedDB.open('muster');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const isThere = () =>
    new Promise<boolean>((resolve, reject) => {
      const asking = db.transaction('keptChunks').objectStore('keptChunks').count('head');
      asking.onsuccess = () => resolve(asking.result > 0);
      asking.onerror = () => reject(new Error(String(asking.error)));
    });
  const lastAt = performance.now() + limitMs;
  while (!(await isThere())) {
    if (performance.now() > lastAt) throw new Error('nothing of what was found out is kept');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  db.close();
}

async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(timeTable, LIMIT_MS);
  await act();
  return page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn);
}

/** The table of everybody on the dashboard: opened while the store knows them already, put into another order, filtered. */
export async function measurePeople(extension: string): Promise<Row[]> {
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
  for (let from = 0; from < PEOPLE; from += AT_ONCE)
    await page.evaluate(writePeople, {
      accountId,
      from,
      to: from + AT_ONCE,
      people: PEOPLE,
      groups: GROUPS,
      at,
    });
  await page.bringToFront();
  await store.goToDashboard('settings');
  const link = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
  const everybody = page.locator(`[role="grid"][aria-rowcount="${PEOPLE + 1}"] [role="rowheader"]`).first();
  const coldAt = performance.now();
  await link('People').click();
  await everybody.waitFor({ timeout: LIMIT_MS });
  const cold = performance.now() - coldAt;
  await page.evaluate(untilKept, LIMIT_MS);
  const afterStops: number[] = [];
  for (let stop = 0; stop < STOPS; stop++) {
    await link('Settings').click();
    await stopWorker(browser.context);
    // The page remembers its last answer too.
    await page.reload();
    await store.call('settings', {});
    const askedAt = performance.now();
    await link('People').click();
    await everybody.waitFor({ timeout: LIMIT_MS });
    afterStops.push(performance.now() - askedAt);
  }
  const openings: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await link('Settings').click();
    await page.getByRole('grid').waitFor({ state: 'detached' });
    openings.push(await timed(page, () => link('People').click()));
  }
  const heading = page.getByRole('columnheader', { name: 'Last change' }).getByRole('button');
  const sorts: number[] = [];
  for (let run = 0; run < RUNS; run++) sorts.push(await timed(page, () => heading.click()));
  const search = page.getByRole('textbox', { name: 'Name or number' });
  const searches: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    searches.push(await timed(page, () => search.fill(`person 9${run}`)));
    await search.fill('');
    await everybody.waitFor();
  }
  const finds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const filter = {
      ...NO_PEOPLE_FILTER,
      countries: ['PL'],
      text: `son 1${run}`,
      groupIds: [asId<never>('3@g.us')],
    };
    const startedAt = performance.now();
    await store.call('peopleList', {
      accountId,
      filter,
      sort: { by: 'groups', descending: true },
      offset: 0,
      limit: 200,
    });
    finds.push(performance.now() - startedAt);
  }
  await browser.close();
  await standIn.close();
  return [
    row(`open people, ${PEOPLE}, store cold`, cold, 'ms'),
    row(`open people, ${PEOPLE}, after a stop of the background, median`, median(afterStops), 'ms', cold),
    opening(`open people, ${PEOPLE}, store warm, median`, median(openings)),
    row(`sort people, ${PEOPLE}, median`, median(sorts), 'ms'),
    row(`search people, ${PEOPLE}, with 150 ms of rest after the key, median`, median(searches), 'ms'),
    row(`find people by country, group and text, ${PEOPLE}, median`, median(finds), 'ms'),
  ];
}
