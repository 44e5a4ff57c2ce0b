import { describe, expect, it, vi } from 'vitest';
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

  it('[RC12] reads the members once more when the collections have followed, in any group', async () => {
    const { start, settle, pass, news, idle } = feedWorld([{ myRole: 'member' }]);
    const feed = start();
    await settle();
    await idle();
    news();
    expect(await feed.refresh(GROUP, 'members')).toEqual({ ok: true, value: 'done' });
    const read = [`sawMembers ${GROUP}`, `sawPastMembers ${GROUP}`];
    expect(news()).toEqual(read);
    await pass(999);
    await idle();
    expect(news()).toEqual([]);
    await pass(1);
    await idle();
    expect(news().filter((line) => line !== 'sawAccount')).toEqual(read);
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

  it('[MI13] does not ask again and again in a group where the server refuses', async () => {
    const { start, pass, settle, gateway } = feedWorld();
    const asked = vi.spyOn(gateway, 'requests').mockResolvedValue({ ok: false, reason: 'not-admin' });
    start();
    await settle();
    for (let n = 0; n < 20; n++) await pass(3_000);
    expect(asked).toHaveBeenCalledTimes(1);
    await pass(10 * 60_000);
    gateway.emit({ type: 'groups-changed', groupIds: [GROUP] });
    await pass(1_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
