/** A store with one group, and short ways to see and ask, for the tests of the mirror. */
import { ACCOUNT, type aMember, GROUP, NOON } from './builders.ts';
import { testStoreWithGroup } from './test-store.ts';

export const HOUR = 3_600_000;
export const at = { accountId: ACCOUNT, groupId: GROUP };

export async function mirrorWorld() {
  const store = await testStoreWithGroup();
  const { ask, db, mirror } = store;
  const writes: string[] = [];
  for (const table of db.tables) {
    table.hook('creating', () => void writes.push(table.name));
    table.hook('updating', () => void writes.push(table.name));
    table.hook('deleting', () => void writes.push(table.name));
  }
  return {
    ask,
    db,
    mirror,
    /** Names of the tables, one for each row written. */
    writes,
    members: () => ask('members', at),
    pastMembers: () => ask('pastMembers', at),
    requests: () => ask('requests', at),
    groups: () => ask('groups', { accountId: ACCOUNT }),
    log: async () => (await db.log.toArray()).map((entry) => `${entry.action} ${entry.personLabel}`).sort(),
    saw: (members: ReturnType<typeof aMember>[], when = NOON) =>
      mirror.sawMembers({ ...at, members, at: when }),
  };
}
