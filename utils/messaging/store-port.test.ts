// Longer than 250 lines: calls, subscriptions and the status are told in one world of ports that die and come back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPortPair } from '@/tests/port-pair.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { type StoreHandlers, serveStore } from './serve-store.ts';
import { createStoreClient } from './store-client.ts';

type Api = {
  queries: { people: { args: { group: string }; result: string[] } };
  commands: { note: { args: { id: string; text: string }; result: null } };
};

type Emit = (outcome: Outcome<unknown, string>) => void;

/** A background that can be killed and comes back with the next connection; it notes what reached it. */
function world(handlers: Partial<StoreHandlers> = {}) {
  const errors: string[] = [];
  const lives: { name: string; args: unknown; emit: Emit; stopped: boolean }[] = [];
  const state = { connects: 0, orphaned: false, refusing: false };
  let pair: ReturnType<typeof createPortPair> | undefined;
  const stop = new AbortController();
  const client = createStoreClient<Api, 'quota'>({
    connect() {
      state.connects++;
      if (state.orphaned || state.refusing) throw new Error('Extension context invalidated.');
      pair = createPortPair();
      serveStore(pair.server, {
        call: async () => ({ ok: true, value: null }),
        live(name, args, emit) {
          const live = { name, args, emit, stopped: false };
          lives.push(live);
          return () => {
            live.stopped = true;
          };
        },
        onError: (error, name) => errors.push(`${name}: ${(error as Error).message}`),
        ...handlers,
      });
      return pair.client;
    },
    isOrphaned: () => state.orphaned,
    signal: stop.signal,
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { client, errors, lives, state, settle, stop: () => stop.abort(), kill: () => pair?.kill() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a call', () => {
  it('carries name and arguments there and the outcome back', async () => {
    const call = vi.fn(async () => ({ ok: true, value: ['Anna'] }) as const);
    const { client } = world({ call });
    expect(await client.call('people', { group: 'oak' })).toEqual({ ok: true, value: ['Anna'] });
    expect(call).toHaveBeenCalledWith('people', { group: 'oak' });
  });

  it('carries a refusal as a value', async () => {
    const { client } = world({ call: async () => ({ ok: false, reason: 'quota' }) });
    expect(await client.call('note', { id: '1', text: 'x' })).toEqual({ ok: false, reason: 'quota' });
  });

  it('reads what was thrown as internal, and tells the one handler', async () => {
    const { client, errors } = world({
      call: async () => {
        throw new Error('no table');
      },
    });
    const outcome = await client.call('people', { group: 'oak' });
    expect(outcome).toEqual({ ok: false, reason: 'internal', detail: 'no table' });
    expect(errors).toEqual(['people: no table']);
  });

  it('is made again with the same arguments when the worker dies in the middle', async () => {
    const seen: unknown[] = [];
    let dies = 1;
    const it = world({
      async call(_name, args) {
        seen.push(args);
        if (dies-- > 0) it.kill();
        return { ok: true, value: null };
      },
    });
    const outcome = it.client.call('note', { id: '1', text: 'x' });
    await it.settle();
    expect(await outcome).toEqual({ ok: true, value: null });
    expect(seen).toEqual([
      { id: '1', text: 'x' },
      { id: '1', text: 'x' },
    ]);
  });

  it('gives up as disconnected when the worker dies three times', async () => {
    let calls = 0;
    const it = world({
      async call() {
        calls++;
        it.kill();
        return { ok: true, value: null };
      },
    });
    const outcome = it.client.call('note', { id: '1', text: 'x' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toEqual({ ok: false, reason: 'disconnected' });
    expect(calls).toBe(3);
  });

  it('ends as a timeout when nothing answers', async () => {
    const { client } = world({ call: () => new Promise(() => {}) });
    const outcome = client.call('people', { group: 'oak' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await outcome).toEqual({ ok: false, reason: 'timeout' });
  });

  it('ends as a timeout when no port can be had', async () => {
    const { client, state } = world();
    state.refusing = true;
    const outcome = client.call('people', { group: 'oak' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await outcome).toEqual({ ok: false, reason: 'timeout' });
    expect(client.status()).toBe('reconnecting');
  });

  it('settles when the client ends', async () => {
    const { client, settle, stop } = world({ call: () => new Promise(() => {}) });
    const outcome = client.call('people', { group: 'oak' });
    await settle();
    stop();
    expect(await outcome).toEqual({ ok: false, reason: 'disconnected' });
  });
});

describe('a subscription', () => {
  it('delivers every value until it is ended, and ends on the other side too', async () => {
    const { client, lives, settle } = world();
    const values: unknown[] = [];
    const end = client.subscribe('people', { group: 'oak' }, (outcome) => values.push(outcome));
    await settle();
    lives[0]?.emit({ ok: true, value: ['Anna'] });
    lives[0]?.emit({ ok: true, value: ['Anna', 'Boris'] });
    await settle();
    end();
    await settle();
    lives[0]?.emit({ ok: true, value: [] });
    await settle();
    expect(values).toEqual([
      { ok: true, value: ['Anna'] },
      { ok: true, value: ['Anna', 'Boris'] },
    ]);
    expect(lives).toMatchObject([{ name: 'people', args: { group: 'oak' }, stopped: true }]);
  });

  it('is renewed after the worker died, and stopped on the dead side', async () => {
    const { client, kill, lives, settle } = world();
    const values: unknown[] = [];
    client.subscribe('people', { group: 'oak' }, (outcome) => values.push(outcome));
    await settle();
    kill();
    expect(client.status()).toBe('reconnecting');
    await settle();
    expect(client.status()).toBe('connected');
    lives[0]?.emit({ ok: true, value: ['old'] });
    lives[1]?.emit({ ok: true, value: ['new'] });
    await settle();
    expect(values).toEqual([{ ok: true, value: ['new'] }]);
    expect(lives.map((live) => live.stopped)).toEqual([true, false]);
  });

  it('says so when the first value does not come in time, and still takes it later', async () => {
    const { client, lives, settle } = world();
    const values: unknown[] = [];
    client.subscribe('people', { group: 'oak' }, (outcome) => values.push(outcome));
    await vi.advanceTimersByTimeAsync(15_000);
    lives[0]?.emit({ ok: true, value: [] });
    await settle();
    expect(values).toEqual([
      { ok: false, reason: 'timeout' },
      { ok: true, value: [] },
    ]);
  });

  it('is told when the store throws', async () => {
    const { client, errors, settle } = world({
      live: () => {
        throw new Error('closed');
      },
    });
    const values: unknown[] = [];
    client.subscribe('people', { group: 'oak' }, (outcome) => values.push(outcome));
    await settle();
    expect(values).toEqual([{ ok: false, reason: 'internal', detail: 'closed' }]);
    expect(errors).toEqual(['people: closed']);
  });

  it('waits longer each time while no port can be had, a second at most', async () => {
    const { client, state } = world();
    state.refusing = true;
    client.subscribe('people', { group: 'oak' }, () => {});
    const counts: number[] = [];
    for (const waitMs of [0, 50, 100, 200, 400, 800, 1000, 1000]) {
      await vi.advanceTimersByTimeAsync(waitMs);
      counts.push(state.connects);
    }
    expect(counts).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    state.refusing = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(client.status()).toBe('connected');
  });
});

describe('the status', () => {
  it('stays idle after a loss that concerns nobody', async () => {
    const { client, kill, state, settle } = world();
    await client.call('note', { id: '1', text: 'x' });
    kill();
    await settle();
    expect(client.status()).toBe('idle');
    expect(state.connects).toBe(1);
    expect(await client.call('note', { id: '2', text: 'y' })).toMatchObject({ ok: true });
  });

  it('is orphaned once the extension was replaced, for calls and subscriptions alike', async () => {
    const { client, kill, state, settle } = world();
    const heard: string[] = [];
    const values: unknown[] = [];
    client.onStatus((status) => heard.push(status));
    client.subscribe('people', { group: 'oak' }, (outcome) => values.push(outcome));
    await settle();
    state.orphaned = true;
    kill();
    client.subscribe('people', { group: 'elm' }, (outcome) => values.push(outcome));
    await settle();
    const orphaned = { ok: false, reason: 'orphaned' };
    expect(await client.call('people', { group: 'oak' })).toEqual(orphaned);
    expect(values).toEqual([orphaned, orphaned]);
    expect(heard).toEqual(['connected', 'orphaned']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.connects).toBe(1);
  });

  it('is orphaned within seconds even where nothing is asked and the port does not say that it ended', async () => {
    const { client, state, settle } = world();
    const values: unknown[] = [];
    client.subscribe('people', { group: 'oak' }, (outcome) => values.push(outcome));
    await settle();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.status()).toBe('connected');
    state.orphaned = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(client.status()).toBe('orphaned');
    expect(values).toEqual([{ ok: false, reason: 'orphaned' }]);
  });
});
