import { expect, it, describe, vi } from 'vitest';
import { createPortPair } from '@/tests/port-pair.ts';
import { serveStore } from './serve-store.ts';

/** Messages of the pair arrive as microtasks. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the server', () => {
  it('reports a message of an unknown shape and goes on', async () => {
    const errors: string[] = [];
    const pair = createPortPair();
    serveStore(pair.server, {
      call: async () => ({ ok: true, value: null }),
      live: () => () => {},
      onError: (error) => errors.push((error as Error).message),
    });
    for (const forged of [null, 'x', {}, { type: 'watch' }, { type: 'rpc', data: 1 }])
      pair.client.postMessage(forged);
    await settle();
    expect(errors).toHaveLength(5);
  });

  it('stops a live query that ended with its own first value', async () => {
    const stopped = vi.fn();
    const pair = createPortPair();
    serveStore(pair.server, {
      call: async () => ({ ok: true, value: null }),
      live(_name, _args, emit) {
        emit({ ok: true, value: 1 });
        pair.kill();
        return stopped;
      },
      onError: () => {},
    });
    pair.client.postMessage({ type: 'watch', id: '1', name: 'people', args: {} });
    await settle();
    expect(stopped).toHaveBeenCalledOnce();
  });
});
