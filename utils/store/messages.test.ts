import { describe, expect, it } from 'vitest';
import { testStore } from '@/tests/test-store.ts';
import { checkCall } from '@/utils/store/check-args.ts';
import { asId, type AccountId, type GroupId, type MessageId } from '@/utils/domain/ids.ts';
import { DISMISSED_MS } from '@/utils/domain/message.ts';
import { tidyUp } from './housekeeping.ts';

const accountId: AccountId = asId('1@lid');
const groupId: GroupId = asId('g1@g.us');
const other: GroupId = asId('g2@g.us');
const id = (text: string): MessageId => asId(text);

describe('dismissed suggestions', () => {
  it('[MO7] are remembered for the group until their end, and can be taken back', async () => {
    const store = testStore();
    const at = store.clock.now();
    await store.ask('dismissMessages', {
      accountId,
      groupId,
      messages: [
        { id: id('a'), at },
        { id: id('b'), at },
      ],
    });
    await store.ask('dismissMessages', { accountId, groupId: other, messages: [{ id: id('c'), at }] });
    await store.ask('takeBackDismissals', { accountId, ids: [id('b')] });
    expect(await store.ask('messageMarks', { accountId, groupId })).toEqual({
      dismissed: ['a'],
      pending: [],
    });
    await tidyUp(store.db, at + DISMISSED_MS - 1);
    expect(await store.db.dismissals.count()).toBe(2);
    await tidyUp(store.db, at + DISMISSED_MS);
    expect(await store.db.dismissals.count()).toBe(0);
  });

  it('[MO7] [MO13] keep an id, a group and an end, whatever was sent along', async () => {
    const store = testStore();
    const told = { id: 'a', at: 5, text: 'Buy now', body: 'Buy now' };
    const checked = checkCall('dismissMessages', { accountId, groupId, messages: [told] });
    if (!checked.ok) throw new Error(checked.detail);
    expect(checked.args).toEqual({ accountId, groupId, messages: [{ id: 'a', at: 5 }] });
    await store.ask('dismissMessages', checked.args as never);
    expect(await store.db.dismissals.toArray()).toEqual([
      { accountId, groupId, id: 'a', until: 5 + DISMISSED_MS },
    ]);
  });

  it('[MO7] that are over are not imported', async () => {
    const store = testStore();
    const at = store.clock.now();
    await store.ask('dismissMessages', { accountId, groupId, messages: [{ id: id('a'), at }] });
    await store.db.dismissals.put({ accountId, groupId, id: id('old'), until: at });
    const { text } = await store.ask('exportAll', {});
    const fresh = testStore();
    const preview = await fresh.ask('applyImport', { text, mode: 'merge' });
    expect(preview.tables.find(({ name }) => name === 'dismissals')).toMatchObject({ rows: 2, added: 1 });
    expect((await fresh.db.dismissals.toArray()).map((row) => row.id)).toEqual(['a']);
  });
});

describe('a job that deletes messages', () => {
  const item = {
    groupId,
    wid: '2@lid',
    identities: [],
    label: 'Anna',
    message: { id: 'm', at: 5, text: 'Buy now', body: 'Buy now', caption: 'Buy now' },
    text: 'Buy now',
  };

  it('[MO13] takes no text over the border, wherever it is put', () => {
    const checked = checkCall('createJob', { jobId: 'j', accountId, kind: 'delete', items: [item] });
    expect(checked.ok && JSON.stringify(checked.args)).not.toContain('Buy now');
    expect(checked.ok && checked.args).toMatchObject({ items: [{ message: { id: 'm', at: 5 } }] });
  });
});
