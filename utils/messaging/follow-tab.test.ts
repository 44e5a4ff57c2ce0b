import { describe, expect, it } from 'vitest';
import { createPortPair } from '@/tests/port-pair.ts';
import { followTab, type WindowTab } from './follow-tab.ts';
import { serveTab } from './tab-link.ts';

/** A window with tabs: those of WhatsApp answer with their name, the others are closed doors, frozen ones say nothing. */
function aWindow(tabs: (WindowTab & { id: number; says?: unknown })[]) {
  const stop = new AbortController();
  const timers = new Set<() => void>();
  const pairs = new Map<number, ReturnType<typeof createPortPair>>();
  const asked: number[] = [];
  let changed = (): void => {};
  const followed = followTab<string>({
    tabs: {
      list: async () => tabs,
      connect(tabId) {
        asked.push(tabId);
        const pair = createPortPair();
        pairs.set(tabId, pair);
        const says = tabs.find(({ id }) => id === tabId)?.says;
        if (says === undefined) queueMicrotask(() => pair.kill());
        else if (says !== 'frozen')
          serveTab(pair.server, {
            get: () => says,
            subscribe: () => () => {},
            onHint: () => () => {},
            calls: {},
          });
        return pair.client;
      },
      onChange(listener) {
        changed = listener;
      },
    },
    parse: (state) => (typeof state === 'string' ? state : undefined),
    timer(callback) {
      timers.add(callback);
      return () => timers.delete(callback);
    },
    signal: stop.signal,
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    asked,
    stop,
    async shown() {
      await settle();
      const now = followed.get();
      return typeof now === 'object' ? now.state : now;
    },
    async passSecond() {
      await settle();
      for (const timer of [...timers]) timer();
    },
    /** `change` happens to the window, and the browser tells. */
    change(change: () => void) {
      change();
      changed();
    },
    close(id: number) {
      tabs = tabs.filter((tab) => tab.id !== id);
      pairs.get(id)?.kill();
    },
    front(id: number) {
      for (const tab of tabs) tab.active = tab.id === id;
    },
  };
}

describe('the tab that a side panel shows', () => {
  it('SP1: is the one in front', async () => {
    const window = aWindow([
      { id: 1, active: false, lastAccessed: 9, says: 'old' },
      { id: 2, active: true, lastAccessed: 1, says: 'front' },
    ]);
    expect(await window.shown()).toBe('front');
    expect(window.asked).toEqual([2]);
  });

  it('SP1: is the one used last where another page is in front, and stays until another of WhatsApp’s comes to the front', async () => {
    const window = aWindow([
      { id: 1, active: true },
      { id: 2, active: false, lastAccessed: 1, says: 'older' },
      { id: 3, active: false, lastAccessed: 2, says: 'newer' },
    ]);
    expect(await window.shown()).toBe('newer');
    window.change(() => window.front(1));
    expect(await window.shown()).toBe('newer');
    window.change(() => window.front(2));
    expect(await window.shown()).toBe('older');
    window.change(() => window.front(1));
    expect(await window.shown()).toBe('older');
  });

  it('SP2: is none that sleeps, and none that does not answer in time or says what is not ours', async () => {
    const window = aWindow([
      { id: 1, active: true, says: 'frozen' },
      { id: 2, active: false, lastAccessed: 3, discarded: true, says: 'asleep' },
      { id: 3, active: false, lastAccessed: 2, says: 3 },
      { id: 4, active: false, lastAccessed: 1, says: 'here' },
    ]);
    expect(await window.shown()).toBe('looking');
    await window.passSecond();
    await window.passSecond();
    expect(await window.shown()).toBe('here');
    expect(window.asked).toEqual([1, 3, 4]);
  });

  it('SP3: is looked for again when it goes away, and its absence is said', async () => {
    const window = aWindow([
      { id: 1, active: true, says: 'first' },
      { id: 2, active: false, says: 'second' },
    ]);
    expect(await window.shown()).toBe('first');
    window.close(1);
    expect(await window.shown()).toBe('second');
    window.close(2);
    expect(await window.shown()).toBe('none');
  });

  it('ends with the panel', async () => {
    const window = aWindow([{ id: 1, active: true, says: 'here' }]);
    expect(await window.shown()).toBe('here');
    window.stop.abort();
    window.change(() => window.close(1));
    expect(await window.shown()).toBe('here');
    expect(window.asked).toEqual([1]);
  });
});
