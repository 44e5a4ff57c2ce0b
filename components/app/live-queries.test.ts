import { describe, expect, it, vi } from 'vitest';
import type { StoreOutcome, StorePort } from '@/utils/store/api.ts';
import { createLiveQueries, NOTHING_YET } from './live-queries.ts';

type Emit = (outcome: StoreOutcome<unknown>) => void;

/** A store that answers by hand. */
function aStore() {
  const asked: { name: string; args: unknown; emit: Emit; stop: () => void }[] = [];
  const subscribe = ((name: string, args: unknown, emit: Emit) => {
    const stop = vi.fn();
    asked.push({ name, args, emit, stop });
    return stop;
  }) as StorePort['subscribe'];
  return { asked, queries: createLiveQueries({ subscribe }) };
}

const settle = () => new Promise<void>((resolve) => queueMicrotask(resolve));

describe('one query in several views', () => {
  it('is asked once and heard by all', () => {
    const { asked, queries } = aStore();
    const [first, second] = [vi.fn(), vi.fn()];
    queries.watch('tags', {}, first);
    queries.watch('tags', {}, second);
    expect(queries.peek('tags', {})).toBe(NOTHING_YET);
    asked[0]?.emit({ ok: true, value: [] });
    expect(asked).toHaveLength(1);
    expect([first, second].map((heard) => heard.mock.calls.length)).toEqual([1, 1]);
    expect(queries.peek('tags', {})).toEqual({ value: [], problem: undefined });
  });

  it('goes on while one view is left, and ends with the last', async () => {
    const { asked, queries } = aStore();
    const heard = vi.fn();
    const leave = [queries.watch('tags', {}, vi.fn()), queries.watch('tags', {}, heard)];
    leave[0]?.();
    await settle();
    asked[0]?.emit({ ok: true, value: [] });
    expect(heard).toHaveBeenCalledOnce();
    leave[1]?.();
    await settle();
    expect(asked[0]?.stop).toHaveBeenCalledOnce();
    expect(queries.peek('tags', {})).toBe(NOTHING_YET);
  });

  it('is handed over to the view that takes the place of another', async () => {
    const { asked, queries } = aStore();
    const leave = queries.watch('tags', {}, vi.fn());
    asked[0]?.emit({ ok: true, value: [] });
    leave();
    queries.watch('tags', {}, vi.fn());
    await settle();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.stop).not.toHaveBeenCalled();
    expect(queries.peek('tags', {}).value).toEqual([]);
  });

  it('of a long list shows whoever comes back what was there, until it has come anew', async () => {
    vi.useFakeTimers();
    const { asked, queries } = aStore();
    const rows = Array.from({ length: 1_000 }, (_, id) => ({ id }));
    queries.watch('tags', {}, vi.fn())();
    await settle();
    expect(queries.peek('tags', {})).toBe(NOTHING_YET);
    const leave = queries.watch('tags', {}, vi.fn());
    asked[1]?.emit({ ok: true, value: rows });
    leave();
    await settle();
    expect(asked[1]?.stop).toHaveBeenCalledOnce();
    expect(queries.peek('tags', {}).value).toBe(rows);
    const leaveAgain = queries.watch('tags', {}, vi.fn());
    expect(queries.peek('tags', {}).value).toBe(rows);
    asked[2]?.emit({ ok: true, value: rows.slice(1) });
    expect(queries.peek('tags', {}).value).toHaveLength(999);
    leaveAgain();
    await settle();
    vi.advanceTimersByTime(60_000);
    expect(queries.peek('tags', {})).toBe(NOTHING_YET);
    vi.useRealTimers();
  });

  it('is two by the same view that watches twice', async () => {
    const { asked, queries } = aStore();
    const heard = vi.fn();
    const leave = queries.watch('tags', {}, heard);
    queries.watch('tags', {}, heard);
    leave();
    await settle();
    asked[0]?.emit({ ok: true, value: [] });
    expect(heard).toHaveBeenCalledOnce();
  });
});

it('keeps other arguments apart', () => {
  const { asked, queries } = aStore();
  queries.watch('findPeople', { text: 'a', limit: 5 }, vi.fn());
  queries.watch('findPeople', { text: 'b', limit: 5 }, vi.fn());
  asked[0]?.emit({ ok: true, value: [] });
  expect(queries.peek('findPeople', { text: 'b', limit: 5 })).toBe(NOTHING_YET);
  expect(asked).toHaveLength(2);
});

it('keeps the last value when the query fails', () => {
  const { asked, queries } = aStore();
  queries.watch('tags', {}, vi.fn());
  asked[0]?.emit({ ok: true, value: [] });
  const problem = { ok: false, reason: 'timeout' } as const;
  asked[0]?.emit(problem);
  expect(queries.peek('tags', {})).toEqual({ value: [], problem });
});
