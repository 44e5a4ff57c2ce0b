import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { asId } from '@/utils/domain/ids.ts';
import { createMirror } from '@/utils/mirror/mirror.ts';
import { readPhone, readTypedNumber } from '@/utils/platform/phone.ts';
import { type Database, openDatabase } from '@/utils/store/db.ts';
import type { StoreDeps } from '@/utils/store/deps.ts';
import { ACCOUNT, aGroup, anAccount, NOON } from './builders.ts';

export type TestStore = StoreDeps & { clock: { now(): number; set(at: number): void } };

let opened = 0;

/** An empty database of its own, a clock that stands at noon until it is set, ids that count. */
export function testStore(over: Partial<StoreDeps> = {}): TestStore {
  let at = NOON;
  let ids = 0;
  const db: Database = openDatabase(`test-${++opened}`, { indexedDB: new IDBFactory(), IDBKeyRange });
  return {
    db,
    clock: {
      now: () => at,
      set: (next) => {
        at = next;
      },
    },
    newId: () => asId(`new-${++ids}`),
    readPhone,
    readTypedNumber,
    ...over,
  } as TestStore;
}

/** The same with an account and one group, both seen by the mirror. */
export async function testStoreWithGroup(): Promise<TestStore & { mirror: ReturnType<typeof createMirror> }> {
  const store = testStore();
  const mirror = createMirror(store);
  const { me, connection, capabilities } = anAccount();
  await mirror.sawAccount({ me, connection, capabilities, at: NOON });
  await mirror.sawGroups({ accountId: ACCOUNT, groups: [aGroup()], complete: true, at: NOON });
  return { ...store, mirror };
}
