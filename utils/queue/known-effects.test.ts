import { beforeEach, describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import {
  type QueueStore,
  account,
  all,
  createQueueStore,
  groupId,
  people,
  person,
  wid,
} from '@/tests/queue-store.ts';
import { type PersonId, asId } from '@/utils/domain/ids.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

describe('what is known at once', () => {
  it('drops the request, so that the list does not show it again', async () => {
    const asking = people(2);
    await store.db.requests.bulkPut(
      asking.map(({ groupId: group }, n) => ({
        accountId: account,
        groupId: group,
        groupName: '',
        wid: wid(`g1-${n}`),
        personId: asId<PersonId>(`p${n}`),
        requestedAt: 0,
        method: 'invite-link' as const,
        seenAt: 0,
      })),
    );
    await store.start('j', 'approve', people(2));
    const next = await store.take();
    await store.report(next, {
      ok: true,
      value: [
        { index: 0, outcome: 'done' },
        { index: 1, outcome: 'failed', reason: 'group-full' },
      ],
    });
    expect((await store.db.requests.toArray()).map((row) => row.wid)).toEqual([wid('g1-1')]);
  });

  it('remembers the removal with the person', async () => {
    const personId = asId<PersonId>('p1');
    await store.db.people.put({
      personId,
      identities: [{ kind: 'lid', value: '7@lid' }],
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      tags: [],
      groupTags: [],
      noteCount: 0,
      updatedAt: 0,
    });
    await store.db.identities.put({
      key: 'lid:7@lid',
      kind: 'lid',
      value: '7@lid',
      personId,
      seenAt: 0,
    });
    await store.start('j', 'remove', [person(7)], { reason: 'spam', actor: 'Nora' });
    const next = await store.take();
    await store.report(next, all(next, 'done'));
    expect((await store.db.people.get(personId))?.lastRemoval).toEqual({
      groupId: groupId('g1'),
      groupName: '',
      at: store.now(),
      by: 'Nora',
      reason: 'spam',
    });
  });
});

describe('new invite links', () => {
  it('[GM26] [GM27] each group has its result, its line in the log and the time; without rights it has neither', async () => {
    await store.db.groups.bulkPut(
      ['ash', 'elm'].map((name) => ({
        ...aGroup({ id: groupId(name), subject: name }),
        accountId: account,
      })),
    );
    const link = (name: string) => ({ groupId: groupId(name), identities: [], label: '' });
    await store.start('j', 'relink', [link('ash'), link('elm')]);
    const url = 'https://chat.whatsapp.com/NEW';
    await store.report(await store.take(), {
      ok: true,
      value: [{ index: 0, outcome: 'done', invite: { url } }],
    });
    store.pass(60_000);
    await store.report(await store.take(), { ok: false, reason: 'not-admin' });
    const { items, state, canUndo } = await store.job('j');
    expect(items).toMatchObject([
      { label: 'ash', state: 'done', invite: { url } },
      { label: 'elm', state: 'failed', reason: 'not-admin' },
    ]);
    expect({ state, canUndo }).toEqual({ state: 'done', canUndo: false });
    const groups = await store.db.groups.toArray();
    expect(groups.map(({ subject, linkResetAt }) => [subject, linkResetAt !== undefined])).toEqual([
      ['ash', true],
      ['elm', false],
    ]);
    const lines = await store.db.log.where('jobId').equals('j').toArray();
    expect(lines.filter(({ action }) => action === 'invite-link-reset')).toMatchObject([
      { groupName: 'ash', result: 'done' },
      { groupName: 'elm', result: 'failed', resultReason: 'not-admin' },
    ]);
  });
});
