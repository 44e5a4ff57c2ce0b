import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { ACCOUNT, anAccount, NOON } from '../../tests/builders.ts';
import { testStore } from '../../tests/test-store.ts';
import { NO_PEOPLE_FILTER, type PeopleSort } from '../../utils/domain/people-list.ts';
import { writePeople } from './people.ts';

it('each order of everybody begins with somebody else, so that a new order is seen', async () => {
  const factory = new IDBFactory();
  const store = testStore({ name: 'muster', indexedDB: factory, IDBKeyRange });
  const { me, connection, capabilities } = anAccount();
  await store.ask('sawAccount', { me, connection, capabilities, at: NOON });
  vi.stubGlobal('indexedDB', factory);
  try {
    const all = { accountId: ACCOUNT, people: 20, groups: 4, at: NOON };
    await writePeople({ ...all, from: 0, to: 10 });
    await writePeople({ ...all, from: 10, to: 20 });
  } finally {
    vi.unstubAllGlobals();
  }
  const firstBy = async (sort: PeopleSort) => {
    const page = { accountId: ACCOUNT, filter: NO_PEOPLE_FILTER, offset: 0, limit: 1 };
    const { total, rows } = await store.ask('peopleList', { ...page, sort });
    expect(total).toBe(20);
    return rows[0]?.displayName;
  };
  const firsts = [
    await firstBy({ by: 'name', descending: false }),
    await firstBy({ by: 'changed', descending: true }),
    await firstBy({ by: 'changed', descending: false }),
  ];
  expect(new Set(firsts).size).toBe(3);
});
