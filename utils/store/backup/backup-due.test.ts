import { beforeEach, describe, expect, it } from 'vitest';
import { NOON } from '@/tests/builders.ts';
import { type TestStore, testStore } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';

const DAY_MS = 86_400_000;
const lastBackupAt = NOON - 10 * DAY_MS;

let store: TestStore;
beforeEach(() => {
  store = testStore();
});

const due = () => store.ask('backupDue', {});
const makeTag = () => store.ask('putTag', { tagId: asId('t'), name: 'Neighbour', colour: 'green' });

describe('the reminder of an old backup', () => {
  it('[BK11] [BK61] is never due while there is nothing to lose, and with one tag it is', async () => {
    await store.ask('putSettings', { settings: { lastBackupAt } });
    expect(await due()).toBeNull();
    await makeTag();
    expect(await due()).toEqual({ at: lastBackupAt + 30 * DAY_MS, lastBackupAt });
  });

  it('[BK10] [BK61] says from when, before it is due, too, and not where nobody wants it', async () => {
    await makeTag();
    expect(await due()).toBeNull();
    await store.ask('putSettings', { settings: { noticeReadAt: NOON } });
    expect(await due()).toEqual({ at: NOON + 30 * DAY_MS, lastBackupAt: undefined });
    await store.ask('putSettings', { settings: { backupRemindDays: 0 } });
    expect(await due()).toBeNull();
  });
});
