import { describe, expect, it } from 'vitest';
import { createPortPair } from '@/tests/port-pair.ts';
import { openTabLink, type ServedTab, serveTab, type TabLink } from './tab-link.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

function linked(served: Partial<ServedTab> = {}) {
  const pair = createPortPair();
  const listeners = new Set<() => void>();
  const hinters = new Set<(hint: unknown) => void>();
  const heard: unknown[] = [];
  const link: TabLink = openTabLink(pair.client, {
    state: (state) => heard.push(state),
    hint: (hint) => heard.push(`hint ${String(hint)}`),
    end: () => heard.push('end'),
  });
  let state = 1;
  serveTab(pair.server, {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onHint(listener) {
      hinters.add(listener);
      return () => hinters.delete(listener);
    },
    calls: {},
    ...served,
  });
  return {
    pair,
    link,
    heard,
    listeners,
    hinters,
    change(next: number) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

describe('the link between a side panel and its tab', () => {
  it('tells what the tab shows, at once and after every change, and what to read again', async () => {
    const { heard, change, hinters } = linked();
    await settled();
    change(2);
    for (const hint of hinters) hint('g1');
    await settled();
    expect(heard).toEqual([1, 2, 'hint g1']);
  });

  it('gives each call its own answer', async () => {
    const late: { answer(value: unknown): void }[] = [];
    const { link } = linked({
      calls: {
        add: async (a: number, b: number) => a + b,
        wait: () => new Promise((answer) => late.push({ answer })),
      },
    });
    const waiting = link.call('wait');
    await expect(link.call('add', 2, 3)).resolves.toBe(5);
    late[0]?.answer('now');
    await expect(waiting).resolves.toBe('now');
  });

  it('SP5: says of what failed inside the tab that it is unclear, and ends what a lost tab leaves open', async () => {
    const { link, pair, heard, listeners, hinters } = linked({
      calls: {
        fail: () => Promise.reject(new Error('broken')),
        wait: () => new Promise(() => {}),
      },
    });
    await expect(link.call('fail')).resolves.toEqual({ ok: false, reason: 'unclear' });
    const waiting = link.call('wait');
    await settled();
    pair.kill();
    await expect(waiting).resolves.toEqual({ ok: false, reason: 'page-gone' });
    await expect(link.call('fail')).resolves.toEqual({ ok: false, reason: 'page-gone' });
    expect(heard.at(-1)).toBe('end');
    expect([listeners.size, hinters.size]).toEqual([0, 0]);
  });

  it('says nothing to a panel that has closed it, and does not call that an end', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const { link, heard, change } = linked({
      calls: { wait: () => new Promise((answer) => answers.push(answer)) },
    });
    const waiting = link.call('wait');
    await settled();
    link.close();
    answers[0]?.('late');
    change(3);
    await settled();
    await expect(waiting).resolves.toEqual({ ok: false, reason: 'page-gone' });
    expect(heard).toEqual([1]);
  });
});
