import { describe, expect, it } from 'vitest';
import { GROUP } from '@/tests/builders.ts';
import { feedWorld } from '@/tests/feed-world.ts';

describe('refresh', () => {
  it('asks the server and tells the store', async () => {
    const { start, settle, news, gateway, idle } = feedWorld();
    const feed = start();
    expect(await feed.refresh(GROUP, 'requests')).toEqual({ ok: false, reason: 'not-ready' });
    await settle();
    await idle();
    news();
    const before = gateway.calls.requests;
    expect(await feed.refresh(GROUP, 'requests')).toEqual({ ok: true, value: 'done' });
    expect(gateway.calls.requests).toBe(before + 1);
    expect(news()).toEqual([`sawRequests ${GROUP}`]);
  });

  it('says why WhatsApp refuses', async () => {
    const { start, settle, gateway } = feedWorld();
    const feed = start();
    await settle();
    gateway.setConnection('offline');
    expect(await feed.refresh(GROUP, 'requests')).toMatchObject({ ok: false, reason: 'offline' });
  });

  it('is done when only the store is away: it is told later', async () => {
    const { start, pass, news, state, idle } = feedWorld();
    const feed = start();
    await pass(100);
    await idle();
    news();
    state.answer = () => ({ ok: false, reason: 'timeout' });
    expect(await feed.refresh(GROUP, 'members')).toEqual({ ok: true, value: 'done' });
    state.answer = () => undefined;
    await idle();
    expect(news()).toEqual([`sawMembers ${GROUP} timeout`, `sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`]);
  });
});
