import { beforeEach, describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import { type QueueStore, account, createQueueStore, groupId, people, person } from '@/tests/queue-store.ts';
import { type PersonId, asId } from '@/utils/domain/ids.ts';
import type { NewJob } from '@/utils/store/api.ts';

let store: QueueStore;
beforeEach(() => {
  store = createQueueStore();
});

const actions = async () => (await store.log()).map((line) => line.action);
const setting = (value: boolean, more: Partial<NewJob['items'][number]> = {}): NewJob['items'][number] => ({
  groupId: groupId('g1'),
  identities: [],
  label: '',
  change: { setting: 'announce', value },
  ...more,
});

describe('making a job', () => {
  it('[JB2] is done once for one id', async () => {
    const first = await store.create('j', 'approve', people(3));
    store.pass(1_000);
    expect(await store.create('j', 'approve', people(9))).toMatchObject({
      value: { startAt: first.ok && first.value.startAt },
    });
    expect((await store.job('j')).items).toHaveLength(3);
    expect(await actions()).toEqual(['job-created']);
  });

  it('[JB1] is refused as a whole', async () => {
    const outcome = await store.create('j', 'remove', [person(1), { ...person(2), wid: undefined }]);
    expect(outcome).toEqual({ ok: false, reason: 'invalid', detail: 'items[1].wid: missing' });
    expect(await store.db.jobs.count()).toBe(0);
  });

  it('[PC7] counts the jobs that go before', async () => {
    await store.create('one', 'approve', people(10));
    await store.create('two', 'approve', people(10, 'g2'));
    expect(await store.create('three', 'approve', people(1, 'g3'))).toMatchObject({
      value: { finishesInMs: 12_000 + 1_000 },
    });
  });

  it('takes the person and the name from the store where the intent has none', async () => {
    const personId = asId<PersonId>('p1');
    await store.db.identities.put({
      key: 'pn:+4790000001',
      kind: 'pn',
      value: '+4790000001',
      personId,
      seenAt: 0,
    });
    await store.db.people.put({
      personId,
      displayName: 'Ada',
      identities: [],
      isBusiness: false,
      isMyContact: false,
      isMe: false,
      tags: [],
      groupTags: [],
      noteCount: 0,
      updatedAt: 0,
    });
    const known = { ...person(1), label: '', identities: [{ kind: 'pn' as const, value: '+4790000001' }] };
    const unknown = { ...person(2), label: '', identities: [{ kind: 'pn' as const, value: '+4790000002' }] };
    await store.create('j', 'add', [known, unknown]);
    expect((await store.job('j')).items.map((item) => [item.personId, item.label])).toEqual([
      ['p1', 'Ada'],
      [undefined, '+4790000002'],
    ]);
  });

  it('notes the value of a setting from before', async () => {
    await store.db.groups.put({
      ...aGroup({ id: groupId('g1'), settings: { announce: false } }),
      accountId: account,
    });
    await store.create('j', 'set', [setting(true)]);
    expect((await store.job('j')).items[0]).toMatchObject({
      before: { setting: 'announce', value: false },
      label: 'Oak Lane',
    });
    expect((await store.job('j')).groupNames).toEqual(['Oak Lane']);
  });
});
