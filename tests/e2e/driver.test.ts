import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../scripts/chromium.mjs';
import { type ServedStandIn, startStandIn } from '../stand-in/serve.ts';
import { buildWorld } from '../stand-in/world.ts';
import { testBuild } from './browser.ts';

/** Stands in for the isolated world: offers a port the way the overlay does and keeps the answers. */
function offer(): void {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map<number, (outcome: unknown) => void>();
  const events: unknown[] = [];
  let id = 0;
  port1.onmessage = ({
    data,
  }: MessageEvent<{ type: string; id: number; outcome: unknown; event: unknown }>) => {
    if (data.type === 'answer') waiting.get(data.id)?.(data.outcome);
    else events.push(data.event ?? data.type);
  };
  const ask = (method: string, ...args: unknown[]) =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      port1.postMessage({ v: 1, type: 'call', id, method, args });
    });
  Object.assign(window, { asked: { ask, events } });
  window.dispatchEvent(new MessageEvent('muster:port', { ports: [port2] }));
}

type Answer = { ok: boolean; reason?: string; value: unknown };

const ask = (page: Page, method: string, ...args: unknown[]): Promise<Answer> =>
  page.evaluate(
    ([name, given]) =>
      (window as unknown as { asked: { ask: (m: string, ...a: unknown[]) => Promise<Answer> } }).asked.ask(
        name,
        ...given,
      ),
    [method, args] as const,
  );

/** The built driver alone, in Chromium, on the stand-in with its strict policy. */
async function open(standIn: ServedStandIn): Promise<{ page: Page; close: () => Promise<void> }> {
  const found = findChromium();
  if (!found) throw new Error('no Chromium on this machine: run `node scripts/setup.mjs`');
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...quietFlags, ...standIn.browserArgs],
  });
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  const driver = await readFile(join(testBuild, 'content-scripts/bridge.js'), 'utf8');
  await page.addInitScript(`${driver};(${offer.toString()})()`);
  await page.goto(standIn.origin);
  await expect.poll(async () => (await ask(page, 'connection')).value).toEqual({ state: 'ready' });
  return { page, close: () => browser.close() };
}

test('the built driver in a real page approves, inserts text without sending, leaves no trace, and is there again after a reload', async () => {
  const standIn = await startStandIn({
    world: buildWorld({ groups: 2, members: 60, requests: 30, startMs: Date.now() }),
  });
  const { page, close } = await open(standIn);
  const { groups } = (await ask(page, 'groups')).value as { groups: { id: string; size: number }[] };
  const [groupId = '', other = ''] = groups.map(({ id }) => id);

  await test.step('approves, inserts text without sending, and leaves no trace', async () => {
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    expect(groups.map(({ size }) => size)).toEqual([60, 60]);

    await expect
      .poll(async () => {
        const health = (await ask(page, 'health')).value as { id: string; state: string }[];
        return health.filter(({ state }) => state !== 'ok').map(({ id }) => id);
      })
      .toEqual(['composer']);

    const requests = (await ask(page, 'requests', groupId, { refresh: true })).value as {
      person: { wid: string; identities: unknown[] };
    }[];
    const people = requests.slice(0, 10).map(({ person: { wid, identities } }) => ({ wid, identities }));
    const action = { actionId: 'first', kind: 'approve', groupId, people };
    const results = (await ask(page, 'act', action)).value as { outcome: string }[];
    expect(results.map(({ outcome }) => outcome)).toEqual(people.map(() => 'done'));
    expect(standIn.control.ledger({ action: 'approved', by: 'me' })).toHaveLength(10);

    expect(await ask(page, 'insertText', 'Hello')).toMatchObject({ reason: 'missing-capability' });
    expect(await ask(page, 'openChat', groupId)).toEqual({ ok: true, value: 'done' });
    const text = 'Hello Ana,\n\nwelcome to *Oak Lane*';
    expect(await ask(page, 'insertText', text)).toEqual({ ok: true, value: 'done' });
    await expect(page.locator('#main footer [contenteditable="true"]')).toHaveText(
      /Hello Ana,.*welcome to \*Oak Lane\*/s,
    );
    expect(standIn.control.ledger({ action: 'message' })).toEqual([]);

    const [report] = await standIn.control.pages();
    expect(report).toMatchObject({ errorReports: [], tampered: [], misused: [], newGlobals: [] });
    expect(standIn.cspViolations()).toEqual([]);
    expect(lines).toEqual([]);
  });

  await test.step('is there again after a reload, and has forgotten the attempts', async () => {
    standIn.control.fault({ on: 'approve', fault: 'slow-answer', delayMs: 60_000, times: 1 });
    const requests = (await ask(page, 'requests', other, { refresh: true })).value as {
      person: object;
    }[];
    const action = { actionId: 'cut', kind: 'approve', groupId: other, people: [requests[0]?.person] };
    const cut = ask(page, 'act', action).catch(() => 'the page went away');
    await expect.poll(() => standIn.control.ledger({ group: other, action: 'approved' }).length).toBe(1);
    expect((await ask(page, 'outcomeOf', 'cut')).value).toEqual({ state: 'pending' });
    await page.reload();
    expect(await cut).toBe('the page went away');
    await expect.poll(async () => (await ask(page, 'connection')).value).toEqual({ state: 'ready' });
    expect((await ask(page, 'outcomeOf', 'cut')).value).toEqual({ state: 'unknown' });
    expect((await ask(page, 'requests', other, { refresh: true })).value).toHaveLength(29);
  });
  await close();
  await standIn.close();
});
