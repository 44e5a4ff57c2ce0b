import type { BrowserContext, Page } from '@playwright/test';
import type { Args, CommandName, QueryName, Result, StoreOutcome } from '../../utils/store/api.ts';

/** The extension's own store as a test sees it: through the same port as the overlay, from a page of the extension. */
export type StoreAccess = {
  /** The page of the extension that the calls go through; its origin holds the database. */
  page: Page;
  /** Shows a part of the dashboard on that page. */
  goToDashboard(part: string): Promise<void>;
  /** The value; throws when the store refuses. */
  call<Name extends QueryName | CommandName>(name: Name, args: Args<Name>): Promise<Result<Name>>;
  /** The store's answer, whatever it is. */
  ask<Name extends QueryName | CommandName>(
    name: Name,
    args: Args<Name>,
  ): Promise<StoreOutcome<Result<Name>>>;
};

type Ask = (name: string, args: unknown) => Promise<unknown>;

/** Runs in a page of the extension: comlink's message for one call, over the port that the overlay uses. */
function connectPort(): void {
  type Port = {
    postMessage(message: unknown): void;
    onMessage: { addListener(listener: (message: { type: string; data: Reply }) => void): void };
    onDisconnect: { addListener(listener: () => void): void };
  };
  type Reply = { id: string; type: string; value: unknown };
  const { runtime } = (globalThis as unknown as { chrome: { runtime: { connect(to: object): Port } } })
    .chrome;
  const waiting = new Map<string, (value: unknown) => void>();
  let port: Port | undefined;
  let lastId = 0;
  const open = (): Port => {
    const opened = runtime.connect({ name: 'store' });
    opened.onMessage.addListener(({ type, data }) => {
      if (type !== 'rpc') return;
      const resolve = waiting.get(data.id);
      waiting.delete(data.id);
      resolve?.(data.type === 'HANDLER' ? { ok: false, reason: 'internal' } : data.value);
    });
    opened.onDisconnect.addListener(() => {
      port = undefined;
      for (const resolve of waiting.values()) resolve({ ok: false, reason: 'disconnected' });
      waiting.clear();
    });
    return opened;
  };
  const ask: Ask = (name, args) =>
    new Promise((resolve) => {
      port ??= open();
      const id = String(++lastId);
      waiting.set(id, resolve);
      const argumentList = [name, args].map((value) => ({ type: 'RAW', value }));
      port.postMessage({ type: 'rpc', data: { id, type: 'APPLY', path: ['call'], argumentList } });
    });
  Object.assign(globalThis, { askStore: ask });
}

export async function openStore(context: BrowserContext, extensionId: string): Promise<StoreAccess> {
  const page = await context.newPage();
  // Also where the page goes to later.
  await page.addInitScript(connectPort);
  // Of the extension, and runs nothing of it.
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const ask = <Name extends QueryName | CommandName>(name: Name, args: Args<Name>) =>
    page.evaluate(([called, given]) => (globalThis as unknown as { askStore: Ask }).askStore(called, given), [
      name,
      args,
    ] as const) as Promise<StoreOutcome<Result<Name>>>;
  return {
    page,
    async goToDashboard(part) {
      await page.goto(`chrome-extension://${extensionId}/dashboard.html#${part}`);
    },
    ask,
    async call(name, args) {
      let outcome = await ask(name, args);
      // A test stopped the worker meanwhile: the overlay asks again too, and every command may be repeated.
      for (let again = 0; again < 3 && !outcome.ok && outcome.reason === 'disconnected'; again++)
        outcome = await ask(name, args);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.reason} ${outcome.detail ?? ''}`);
      return outcome.value;
    },
  };
}
