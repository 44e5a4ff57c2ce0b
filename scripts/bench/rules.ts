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

/** Runs in a page of the extension: the answer stays there, as it does for a screen. */
async function tryOnce(accountId: string): Promise<{ tookMs: number; count: number }> {
  const { askStore } = globalThis as unknown as {
    askStore(name: string, args: object): Promise<{ ok: boolean; value: { rows: unknown[] } }>;
  };
  const startedAt = performance.now();
  const { value } = await askStore('tryRules', { accountId, over: 'queue' });
  return { tookMs: performance.now() - startedAt, count: value.rows.length };
}

/** Trying 50 rules on a queue of 5,000, from the order to the answer. */
export async function measureRules(extension: string): Promise<Row[]> {
  const world = buildWorld({
    groups: GROUPS,
    members: 10,
    requests: REQUESTS / GROUPS,
    startMs: Date.now(),
  });
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
  for (let n = 0; n < RULES; n++) {
    const rule: Omit<ScreeningRule, 'order' | 'updatedAt'> = {
      id: asId<RuleId>(`rule-${n}`),
      accountId: account.id,
      name: `Rule ${n}`,
      isOn: true,
      verdict: 'hold',
      conditions: CONDITIONS[n % CONDITIONS.length]?.(n) ?? [],
    };
    await store.call('putRule', { rule });
  }
  const took: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { tookMs, count } = await store.page.evaluate(tryOnce, account.id);
    took.push(tookMs);
    if (count !== REQUESTS) throw new Error(`${count} of ${REQUESTS} were decided about`);
  }
  await browser.close();
  await standIn.close();
  const what = `try ${RULES} rules on ${REQUESTS.toLocaleString('en')} requests`;
  return [row(`${what}, median`, median(took), 'ms'), row(`${what}, slowest`, Math.max(...took), 'ms')];
}
