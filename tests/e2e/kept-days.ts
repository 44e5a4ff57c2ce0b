import type { Page } from '@playwright/test';
import type { AccountId, GroupId } from '../../utils/domain/ids.ts';
import type { DayDoings, GroupDay } from '../../utils/domain/insight.ts';
import { closeDay, type InsightPast, noHistory } from '../../utils/domain/insight-history.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Days that are not over: they are reckoned from the log. */
const OPEN = 2;

/** What is counted of a group on a day; nothing on a day on which nobody listened. */
type CountedDay = { heardHours: number; of(group: number): GroupDay & DayDoings } | undefined;

/** The last days as Insight keeps them; `dayBack(0)` is today. */
export function keptDays(
  { accountId, groupIds, days }: { accountId: AccountId; groupIds: readonly GroupId[]; days: number },
  dayBack: (back: number) => CountedDay,
): Record<string, object[]> {
  const now = Date.now();
  // The day of this computer's calendars.
  const today = Math.floor((now - new Date(now).getTimezoneOffset() * 60_000) / DAY_MS);
  const heard: object[] = [];
  const open: object[] = [];
  let past: InsightPast = { total: { ...noHistory(), sizes: {} }, groups: new Map() };
  for (let back = days - 1; back >= 0; back--) {
    const counted = dayBack(back);
    if (!counted) continue;
    const day = today - back;
    heard.push({ accountId, day, ms: counted.heardHours * HOUR_MS });
    const byGroup = <Value>(pick: (all: GroupDay & DayDoings) => Value) =>
      Object.fromEntries(groupIds.map((id, n) => [id, pick(counted.of(n))])) as Record<GroupId, Value>;
    const groups = byGroup(({ size, messages, writers }) => ({ size, messages, writers }));
    const done = byGroup(({ did, asked, waits, by }) => ({ did, asked, waits, by }));
    if (back < OPEN) open.push({ accountId, day, groups });
    else past = closeDay(past, { day, groups, done });
  }
  return {
    insightHeard: heard,
    insightDays: open,
    insightHistory: [
      { accountId, groupId: '', ...past.total },
      ...[...past.groups].map(([groupId, history]) => ({ accountId, groupId, ...history })),
    ],
  };
}

/** Waves, and no listening on some days: made up, and the same each time. */
export function wavyDay(back: number): CountedDay {
  if (back % 9 === 4) return undefined;
  const wave = (n: number, most: number) => Math.round((most / 2) * (1 + Math.sin(back * 1.7 + n * 2.3)));
  return {
    heardHours: 4 + wave(0, 5),
    of: (n) => ({
      size: 160 - back + (n === 0 ? 540 : 0),
      messages: 10 + wave(n, 40),
      writers: 6 + wave(n, 14),
      did: {
        joined: wave(n, 3),
        approved: wave(n + 1, 4),
        left: wave(n + 2, 2),
        settings: back % 6 === n ? 1 : 0,
      },
      asked: wave(n + 1, 5),
      waits: [0, wave(n, 2), wave(n + 1, 3), 1],
    }),
  };
}

/** Into the store's own database; `page` is one of the extension. */
export const putRows = (page: Page, tables: Record<string, object[]>): Promise<void> =>
  page.evaluate(writeRows, tables);

/** Runs in the page. */
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
