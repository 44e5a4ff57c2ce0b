/** The way between a side panel and the tab that it shows: plain messages over a port that lives as long as both. */
import type { Failure } from '@/utils/domain/reasons.ts';
import type { RuntimePort } from './runtime-port.ts';

/** The name that a side panel connects to a tab with. */
export const tabLinkName = 'tab';

/** What a tab lets a side panel see and do. */
export type ServedTab = {
  /** Plain data. */
  get(): unknown;
  subscribe(listener: () => void): () => void;
  /** Hears what has to be read again; the function ends it. */
  onHint(listener: (hint: unknown) => void): () => void;
  calls: { readonly [name: string]: (...args: never[]) => Promise<unknown> };
};

type Call = { id: number; name: string; args: never[] };
type Said = { state?: unknown; hint?: unknown; id?: unknown; outcome?: unknown };

/** The tab's end: tells what it shows, now and after every change, and does what it is asked by name. */
export function serveTab(port: RuntimePort, { get, subscribe, onHint, calls }: ServedTab): void {
  let isOpen = true;
  const say = (said: Said): void => {
    if (isOpen) port.postMessage(said);
  };
  const tell = (): void => say({ state: get() });
  const ends = [subscribe(tell), onHint((hint) => say({ hint }))];
  port.onDisconnect.addListener(() => {
    isOpen = false;
    for (const end of ends) end();
  });
  port.onMessage.addListener((message) => {
    const { id, name, args } = message as Call;
    // What is thrown inside says nothing of what was done before.
    void calls[name]?.(...args).then(
      (outcome) => say({ id, outcome }),
      () => say({ id, outcome: { ok: false, reason: 'unclear' } satisfies Failure }),
    );
  });
  tell();
}

export type TabLink = {
  /** Settles also when the tab goes away: `page-gone`. Its answer is not checked yet. */
  call(name: string, ...args: unknown[]): Promise<unknown>;
  close(): void;
};

/** The panel's end. `onEnd` when the tab is gone, or was never there; not after `close`. */
export function openTabLink(
  port: RuntimePort,
  on: { state(state: unknown): void; hint(hint: unknown): void; end(): void },
): TabLink {
  const waiting = new Map<number, (outcome: unknown) => void>();
  let lastId = 0;
  let isOpen = true;
  const gone: Failure = { ok: false, reason: 'page-gone' };
  const end = (): void => {
    isOpen = false;
    for (const settle of waiting.values()) settle(gone);
    waiting.clear();
  };
  port.onMessage.addListener((message) => {
    if (!isOpen || typeof message !== 'object' || message === null) return;
    const { state, hint, id, outcome } = message as Said;
    if (state !== undefined) on.state(state);
    if (hint !== undefined) on.hint(hint);
    if (typeof id !== 'number') return;
    const settle = waiting.get(id);
    waiting.delete(id);
    settle?.(outcome);
  });
  port.onDisconnect.addListener(() => {
    if (!isOpen) return;
    end();
    on.end();
  });
  return {
    call: (name, ...args) =>
      new Promise((resolve) => {
        if (!isOpen) {
          resolve(gone);
          return;
        }
        const id = ++lastId;
        waiting.set(id, resolve);
        port.postMessage({ id, name, args });
      }),
    close() {
      if (!isOpen) return;
      end();
      port.disconnect();
    },
  };
}
