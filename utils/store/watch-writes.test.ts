import { describe, expect, it } from 'vitest';
import { feedWorld } from '@/tests/feed-world.ts';
import type { StoreOutcome, StorePort, StoreTrouble } from './api.ts';
import { watchWrites } from './watch-writes.ts';

const good: StoreOutcome<unknown> = { ok: true, value: null };
const refusal = (reason: StoreTrouble | 'invalid' | 'disconnected'): StoreOutcome<unknown> => ({
  ok: false,
  reason,
});

function setUp() {
  const heard: (StoreTrouble | undefined)[] = [];
  let answer = good;
  const raw = { call: async () => answer, subscribe: () => () => {} } as unknown as StorePort;
  const store = watchWrites(raw, (trouble) => heard.push(trouble));
  const call = async (name: 'sawAccount' | 'sawMembers' | 'takeStep' | 'reportStep', next: typeof good) => {
    answer = next;
    expect(await store.call(name, {} as never)).toBe(next);
  };
  return { call, heard };
}

describe('watching the writes', () => {
  it.each(['quota', 'broken-database', 'newer-database'] as const)(
    '[MI19] says %s, and when it is over',
    async (reason) => {
      const { call, heard } = setUp();
      await call('sawAccount', good);
      expect(heard).toEqual([]);
      await call('reportStep', refusal(reason));
      expect(heard).toEqual([reason]);
      await call('sawAccount', good);
      expect(heard).toEqual([reason, undefined]);
    },
  );

  it('[MI19] a small row that fits is no end to a list that does not', async () => {
    const { call, heard } = setUp();
    await call('sawMembers', refusal('quota'));
    await call('sawAccount', good);
    expect(heard).toEqual(['quota']);
    await call('sawMembers', good);
    expect(heard).toEqual(['quota', undefined]);
  });

  it('[MI19] nor is a step that is not there, a refusal for another reason, or silence', async () => {
    const { call, heard } = setUp();
    await call('takeStep', refusal('quota'));
    await call('takeStep', good);
    await call('reportStep', refusal('disconnected'));
    await call('reportStep', refusal('invalid'));
    expect(heard).toEqual(['quota']);
  });

  it('[MI19] hears a feed whose writes meet a full disk', async () => {
    const heard: (StoreTrouble | undefined)[] = [];
    const world = feedWorld([{}], (store) => watchWrites(store, (trouble) => heard.push(trouble)));
    world.state.answer = () => ({ ok: false, reason: 'quota' });
    world.start();
    await world.settle();
    expect(heard).toEqual(['quota']);
    world.state.answer = () => undefined;
    await world.pass(1_000);
    expect(heard.at(-1)).toBeUndefined();
  });
});
