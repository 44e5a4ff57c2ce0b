import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  aGroup,
  aLogEntry,
  aMember,
  anAccount,
  aRequest,
  GROUP,
  lidWid,
  NOON,
} from '@/tests/builders.ts';
import { rowsOf } from '@/tests/full-store.ts';
import { testStoreWithGroup } from '@/tests/test-store.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { localTime } from '@/utils/domain/zoned-time.ts';
import { checkCall } from './check-args.ts';
import { tidyInsight } from './insight.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const group = { accountId: ACCOUNT, groupId: GROUP };

async function world() {
  const store = await testStoreWithGroup();
  const today = localTime(store.zoneOffsetMs, 'UTC', NOON).day;
  const { me, connection, capabilities } = anAccount();
  await store.ask('sawMembers', { ...group, members: [aMember(1), aMember(2), aMember(3)], at: NOON });
  return {
    ...store,
    today,
    /** WhatsApp is open from the one time to the other. */
    async listen(from: number, to: number) {
      for (let at = from; at <= to; at += 15 * SECOND)
        await store.ask('sawAccount', { me, connection, capabilities, at });
    },
    wrote: (messages: [who: number, at: number][], at = NOON + HOUR) =>
      store.ask('sawMessages', {
        ...group,
        written: messages.map(([who, time]) => ({
          author: { wid: lidWid(who), identities: aMember(who).identities },
          at: time,
        })),
        at,
      }),
    async days(days = 7, groupIds?: GroupId[]) {
      return (await store.ask('insight', { accountId: ACCOUNT, groupIds, days })).days;
    },
    async now() {
      return (await store.ask('insight', { accountId: ACCOUNT, days: 1 })).days[0];
    },
  };
}

describe('counting', () => {
  it('[IN2] [IN3] counts messages and people who wrote, once', async () => {
    const { wrote, now } = await world();
    const messages: [number, number][] = [
      [1, NOON + 1],
      [1, NOON + 2],
      [2, NOON + 3],
    ];
    await wrote(messages);
    expect(await now()).toMatchObject({ messages: 3, writers: 2 });
    await Promise.all([wrote(messages), wrote(messages.slice(1)), wrote([])]);
    expect(await now()).toMatchObject({ messages: 3, writers: 2 });
    await wrote([...messages, [3, NOON + 4]]);
    expect(await now()).toMatchObject({ messages: 4, writers: 3 });
  });

  it('[IN4] what is older than the listening only says when somebody wrote last', async () => {
    const { wrote, now, db, today } = await world();
    await wrote([[1, NOON - 3 * DAY]]);
    expect(await now()).toMatchObject({ messages: 0, writers: 0 });
    expect(await db.insightWriters.toArray()).toMatchObject([{ lastDay: today - 3 }]);
  });

  it('[IN3] a person who is not known is counted as a message, and nothing is kept of them', async () => {
    const { wrote, now, db } = await world();
    await wrote([[77, NOON + 1]]);
    expect(await now()).toMatchObject({ messages: 1, writers: 0 });
    expect(await db.insightWriters.count()).toBe(0);
  });

  it('[IN1] a message belongs to the day on which it was sent', async () => {
    const { wrote, days, listen, clock } = await world();
    await listen(NOON, NOON + 60 * SECOND);
    clock.set(NOON + DAY);
    await wrote(
      [
        [1, NOON + 12 * HOUR - 1],
        [1, NOON + 12 * HOUR],
      ],
      NOON + DAY,
    );
    expect((await days(2)).map(({ messages, writers }) => [messages, writers])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('[IN5] listening is added up once, and a day without is not counted', async () => {
    const { listen, days, clock } = await world();
    await Promise.all([listen(NOON, NOON + 60 * SECOND), listen(NOON, NOON + 60 * SECOND)]);
    await listen(NOON + 2 * DAY, NOON + 2 * DAY + 30 * SECOND);
    clock.set(NOON + 2 * DAY);
    expect((await days(3)).map(({ heardMs }) => heardMs)).toEqual([60 * SECOND, undefined, 30 * SECOND]);
  });

  it('[IN5] keeps the size of each group', async () => {
    const { ask, days } = await world();
    const groups = [aGroup({ size: 40 }), aGroup({ id: asId('2@g.us'), size: 2 })];
    await ask('sawGroups', { accountId: ACCOUNT, groups, complete: true, at: NOON });
    expect((await days(1))[0]?.size).toBe(42);
    expect((await days(1, [GROUP]))[0]?.size).toBe(40);
  });

  it('[IN6] tells what the log says, before a day is reckoned up and after the log has forgotten it', async () => {
    const store = await world();
    const { db, ask, days, listen, clock } = store;
    await listen(NOON, NOON + 15 * SECOND);
    await db.log.put(
      aLogEntry({ id: asId('a'), action: 'remove', groupId: GROUP, at: NOON, result: 'done' }),
    );
    await ask('sawRequests', { ...group, requests: [aRequest(9, { requestedAt: NOON })], at: NOON });
    const shown = { did: { removed: 1 }, asked: 1 };
    expect((await days(1))[0]).toMatchObject(shown);
    await tidyInsight(store);
    expect(await db.insightDays.filter(({ done }) => done !== undefined).count()).toBe(0);
    clock.set(NOON + 2 * DAY);
    await tidyInsight(store);
    await db.log.clear();
    await tidyInsight(store);
    expect((await days(3))[0]).toMatchObject(shown);
  });

  it('[IN9] forgets after 400 days', async () => {
    const store = await world();
    await store.wrote([[1, NOON + 1]]);
    store.clock.set(NOON + 400 * DAY);
    await tidyInsight(store);
    expect(await store.db.insightDays.count()).toBe(1);
    store.clock.set(NOON + 401 * DAY);
    await tidyInsight(store);
    for (const table of ['insightDays', 'insightHeard', 'insightWriters'])
      expect(await store.db.table(table).count(), table).toBe(0);
  });

  it('[IN9] is gone with everything, and not in an export', async () => {
    const { ask, db, wrote } = await world();
    await wrote([[1, NOON + 1]]);
    expect((await ask('exportAll', {})).text).not.toContain('insight');
    await ask('deleteAll', {});
    expect(await db.insightMarks.count()).toBe(0);
    expect(await db.insightDays.count()).toBe(0);
  });
});

describe('silent members', () => {
  it('[IN8] knows people by any identity and as one when they were merged', async () => {
    const { ask, wrote, listen, clock } = await world();
    clock.set(NOON + DAY);
    await listen(NOON + DAY, NOON + DAY + 15 * SECOND);
    await wrote([[1, NOON + DAY + 1]], NOON + DAY + HOUR);
    const silent = await ask('silent', { ...group, days: 1 });
    expect(silent.members.map(({ wid }) => wid)).toEqual([lidWid(2), lidWid(3)]);
    const members = await ask('members', group);
    const idOf = (n: number) => members.find(({ wid }) => wid === lidWid(n))?.personId ?? asId('');
    await ask('mergePeople', { mergeId: asId('m'), into: idOf(2), from: idOf(1), accountId: ACCOUNT });
    expect((await ask('silent', { ...group, days: 1 })).members.map(({ wid }) => wid)).toEqual([lidWid(3)]);
  });
});

describe('what crosses the border', () => {
  it('[IN2] [MO13] no text and no id of a message, wherever it is put', async () => {
    const text = 'Buy now';
    const author = { wid: lidWid(1), identities: [], text, pushName: text };
    const message = { author, at: NOON + 1, text, body: text, caption: text, id: text };
    const checked = checkCall('sawMessages', { ...group, written: [message], at: NOON + HOUR, text });
    expect(checked.ok && JSON.stringify(checked.args)).not.toContain(text);
    const store = await world();
    await store.ask('sawMessages', { ...group, written: [message], at: NOON + HOUR });
    expect(JSON.stringify(await rowsOf(store))).not.toContain(text);
    const { insightDays, insightWriters, insightMarks, insightHeard } = await rowsOf(store);
    const fields = [insightDays, insightWriters, insightMarks, insightHeard].flat().map((row) =>
      Object.keys(row as object)
        .sort()
        .join(' '),
    );
    expect([...new Set(fields)].sort()).toEqual([
      'accountId atLast countedTo groupId',
      'accountId countedDay groupId lastDay personId',
      'accountId day groups',
      'accountId day ms',
    ]);
  });
});
