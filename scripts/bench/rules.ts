import {
  asId,
  type EntryId,
  type PersonId,
  type RuleId,
  type StrikeId,
  type TagId,
} from '../../utils/domain/ids.ts';
import type { Condition, ScreeningRule } from '../../utils/domain/screening.ts';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import { openWithMuster, waitForRows } from './browsers.ts';
import { median, type Row, row } from './rows.ts';

const REQUESTS = 5_000;
const GROUPS = 5;
const RULES = 50;
const RUNS = 5;
/** Of the deny list, and people with a strike: neither is enough for a rule. */
const LISTED = 2_000;
const STRUCK = 500;

/** Conditions of every kind; hardly anybody meets them, so that all rules are asked about nearly everybody. */
const CONDITIONS: readonly ((n: number) => Condition[])[] = [
  (n) => [{ kind: 'name', is: 'like', pattern: { as: 'regex', text: `^(q+${n}z?)+$` } }],
  (n) => [{ kind: 'name', is: 'like', pattern: { as: 'text', text: `nobody ${n}` } }],
  () => [{ kind: 'country', is: 'one-of', countries: ['AQ', 'BV'] }],
  (n) => [{ kind: 'in-groups', atLeast: 100 + n }],
  () => [{ kind: 'listed', on: 'deny' }],
  (n) => [{ kind: 'removed', withinDays: 1 + n }],
  () => [{ kind: 'places-left', atMost: 0 }],
  (n) => [
    { kind: 'age', is: 'older', hours: 100_000 + n },
    { kind: 'number', is: 'hidden' },
  ],
  (n) => [{ kind: 'strikes', atLeast: 3 + n }],
  (n) => [{ kind: 'tag', tags: [asId<TagId>(`tag-${n}`)] }],
  (n) => [{ kind: 'brought', by: 'people', people: [asId<PersonId>(`nobody-${n}`)] }],
  (n) => [
    { kind: 'method', methods: ['invite-link'] },
    { kind: 'in-groups', atLeast: 100 + n },
  ],
];

/** In an engine that goes back, each `a` more would take it twice as long to see that the name is not like it. */
const RUNAWAY: Condition = { kind: 'name', is: 'like', pattern: { as: 'regex', text: '^(a+)+(.*a){20}b$' } };
/** As much of a name as is looked at, and nearly like it. */
const LONG_NAME = `${'a'.repeat(255)}!`;

/**
 * Runs in a page of the extension: the answer stays there, as it does for a screen. Asked anew, a pattern that was stopped
 * runs again.
 */
async function tryOnce(accountId: string): Promise<{ tookMs: number; count: number }> {
  const { askStore } = globalThis as unknown as {
    askStore(name: string, args: object): Promise<{ ok: boolean; value: { rows: unknown[] } }>;
  };
  const startedAt = performance.now();
  const { value } = await askStore('tryRules', { accountId, over: 'queue' });
  return { tookMs: performance.now() - startedAt, count: value.rows.length };
}

/**
 * What a page that shows the queue waits for, and the longest that another small question waited meanwhile. A longer stretch
 * of work in the background would hold up every page and tab.
 */
async function sayOnce(accountId: string): Promise<{ tookMs: number; longestMs: number }> {
  const { askStore } = globalThis as unknown as { askStore(name: string, args: object): Promise<unknown> };
  const startedAt = performance.now();
  let isOver = false;
  const asked = askStore('screenRequests', { accountId }).then(() => {
    isOver = true;
    return performance.now() - startedAt;
  });
  let longestMs = 0;
  while (!isOver) {
    const from = performance.now();
    await askStore('settings', {});
    longestMs = Math.max(longestMs, performance.now() - from);
  }
  return { tookMs: await asked, longestMs };
}

/** A queue of 5,000, a long deny list, some strikes and 50 rules. With `name`, everybody has this one. */
async function openQueue(extension: string, name?: string) {
  const world = buildWorld({
    groups: GROUPS,
    members: 10,
    requests: REQUESTS / GROUPS,
    startMs: Date.now(),
  });
  if (name !== undefined) for (const person of world.people.values()) person.pushName = name;
  const standIn = await startStandIn({ world });
  const browser = await openWithMuster(standIn, extension);
  await browser.page.goto(standIn.origin);
  await waitForRows(browser, 'requests', REQUESTS);
  const { store } = browser;
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('no account');
  await store.call('putOnList', {
    accountId: account.id,
    entries: Array.from({ length: LISTED }, (_, n) => ({
      id: asId<EntryId>(`listed-${n}`),
      list: 'deny' as const,
      identity: { kind: 'pn' as const, value: `+4915100${String(n).padStart(6, '0')}` },
      label: `Stranger ${n}`,
    })),
  });
  const requests = await store.call('requests', { accountId: account.id });
  await store.call('addStrike', {
    strikeId: asId<StrikeId>('strike'),
    personIds: requests.slice(0, STRUCK).map(({ personId }) => personId),
    reason: 'adverts',
    accountId: account.id,
  });
  const putRule = async (n: number, conditions: Condition[]): Promise<void> => {
    const rule: Omit<ScreeningRule, 'order' | 'updatedAt'> = {
      id: asId<RuleId>(`rule-${n}`),
      accountId: account.id,
      name: `Rule ${n}`,
      isOn: true,
      verdict: 'hold',
      conditions,
    };
    await store.call('putRule', { rule });
  };
  for (let n = 0; n < RULES; n++) await putRule(n, CONDITIONS[n % CONDITIONS.length]?.(n) ?? []);
  return {
    putRule,
    async tryAll(): Promise<number[]> {
      const took: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const { tookMs, count } = await store.page.evaluate(tryOnce, account.id);
        took.push(tookMs);
        if (count !== REQUESTS) throw new Error(`${count} of ${REQUESTS} were decided about`);
      }
      return took;
    },
    sayOnce: () => store.page.evaluate(sayOnce, account.id),
    async close(): Promise<void> {
      await browser.close();
      await standIn.close();
    },
  };
}

/** Trying 50 rules on a queue of 5,000, and saying what they say of it, from the order to the answer. */
export async function measureRules(extension: string): Promise<Row[]> {
  const queue = await openQueue(extension);
  const took = await queue.tryAll();
  const said: { tookMs: number; longestMs: number }[] = [];
  for (let run = 0; run < RUNS; run++) said.push(await queue.sayOnce());
  await queue.close();
  const longNames = await openQueue(extension, LONG_NAME);
  const without = await longNames.tryAll();
  await longNames.putRule(RULES, [RUNAWAY]);
  const withOne = await longNames.tryAll();
  await longNames.close();
  const what = `try ${RULES} rules on ${REQUESTS.toLocaleString('en')} requests`;
  const say = `say ${RULES} rules of ${REQUESTS.toLocaleString('en')} requests`;
  return [
    row(`${what}, median`, median(took), 'ms'),
    row(`${what}, slowest`, Math.max(...took), 'ms'),
    row(`${say}, median`, median(said.map(({ tookMs }) => tookMs)), 'ms'),
    row(`${say}, longest wait of others`, Math.max(...said.map(({ longestMs }) => longestMs)), 'ms'),
    row(`${what}, and one that runs away elsewhere, long names`, median(withOne), 'ms', median(without)),
  ];
}
