import { describe, expect, it } from 'vitest';
import { ACCOUNT, aMember, anItem, aRequest, GROUP, lid, lidWid, NOON } from '@/tests/builders.ts';
import { storeWithPeople } from '@/tests/known-people.ts';
import { asId } from '@/utils/domain/ids.ts';
import { forgetLeavers } from './leavers.ts';

const DAY_MS = 86_400_000;
const at = { accountId: ACCOUNT, groupId: GROUP };

/** Of eight people only 1 is still there. */
async function afterLeaving() {
  const store = await storeWithPeople(8);
  const { ask, db, clock, person } = store;
  await ask('sawMembers', { ...at, members: [aMember(1)], at: NOON + DAY_MS });
  const known = async () => {
    const rows = await db.people.bulkGet(store.people);
    return rows.flatMap((row, index) => (row ? [index + 1] : []));
  };
  const later = (days: number) => clock.set(NOON + (days + 1) * DAY_MS);
  return { ...store, known, later, person, forget: () => forgetLeavers(store) };
}

describe('people who left all groups', () => {
  it('[DR8] are erased after a year without news', async () => {
    const { known, later, forget, db } = await afterLeaving();
    later(364);
    await forget();
    expect(await known()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    later(366);
    await forget();
    expect(await known()).toEqual([1]);
    expect(await db.identities.get('lid:2@lid')).toBeUndefined();
    const [line] = await db.log.filter(({ action }) => action === 'person-erased').toArray();
    expect(line).toMatchObject({ detail: '7', result: 'done' });
    expect(line).not.toHaveProperty('personId');
  });

  it('[DR8] are kept while a strike counts, a line holds, or a job has them; and whoever asks, or had news', async () => {
    const { ask, db, known, later, forget, person, clock } = await afterLeaving();
    later(360);
    await ask('putSettings', { settings: { strikeDays: 30 } });
    await db.strikes.put({ id: asId('s'), personId: person(2), reason: 'spam', at: clock.now() });
    await db.listed.put({
      id: asId('d'),
      list: 'deny',
      keys: ['lid:3@lid'],
      label: 'Person 3',
      at: 0,
      expiresAt: clock.now() + 30 * DAY_MS,
    });
    await db.items.put(anItem({ personId: person(4), wid: lidWid(4), identities: [lid(4)] }));
    await ask('sawRequests', { ...at, requests: [aRequest(5)], at: clock.now() });
    await ask('addNote', { noteId: asId('n'), personIds: [person(6)], text: 'Called', accountId: ACCOUNT });
    // 7 is one person with the member 1; 8 has nothing.
    await ask('mergePeople', { mergeId: asId('m'), into: person(7), from: person(1), accountId: ACCOUNT });
    await db.people.toCollection().modify((row) => {
      if (row.personId !== person(6)) row.updatedAt = NOON;
    });
    later(370);
    await forget();
    expect(await known()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    later(400);
    await forget();
    expect(await known()).toEqual([1, 4, 5, 6, 7]);
  });

  it('[DR8] are never erased where the setting says so, and sooner where it does', async () => {
    const { ask, known, later, forget } = await afterLeaving();
    await ask('putSettings', { settings: { forgetLeaversMonths: 0 } });
    later(4_000);
    await forget();
    expect(await known()).toHaveLength(8);
    await ask('putSettings', { settings: { forgetLeaversMonths: 3 } });
    await forget();
    expect(await known()).toEqual([1]);
  });

  it('[DR8] are looked for once a day, and after the clock was set back', async () => {
    const { ask, known, later, forget, db } = await afterLeaving();
    later(366);
    await ask('putSettings', { settings: { leaversLookedAt: NOON + 367 * DAY_MS - 1_000 } });
    await forget();
    expect(await known()).toHaveLength(8);
    await db.settings.put({ key: 'leaversLookedAt', value: NOON + 9_000 * DAY_MS });
    await forget();
    expect(await known()).toEqual([1]);
  });

  it('[DR9] tells how many would go now, and soon', async () => {
    const { ask, later, person } = await afterLeaving();
    const count = () => ask('leavers', {});
    later(300);
    expect(await count()).toEqual({ now: 0, soon: 0 });
    later(340);
    expect(await count()).toEqual({ now: 0, soon: 7 });
    later(366);
    await ask('addNote', { noteId: asId('n'), personIds: [person(2)], text: 'Called', accountId: ACCOUNT });
    expect(await count()).toEqual({ now: 6, soon: 0 });
    await ask('putSettings', { settings: { forgetLeaversMonths: 0 } });
    expect(await count()).toEqual({ now: 0, soon: 0 });
  });
});
