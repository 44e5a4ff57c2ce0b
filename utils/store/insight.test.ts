import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  aGroup,
  aLogEntry,
  aMember,
  anAccount,
  aPastMember,
  aRequest,
  GROUP,
  lidWid,
  NOON,
} from '@/tests/builders.ts';
import { rowsOf } from '@/tests/full-store.ts';
import { asId } from '@/utils/domain/ids.ts';
import { checkCall } from './check-args.ts';
import { DAY, group, HOUR, insightWorld as world, SECOND } from '@/tests/insight-world.ts';
import { tidyInsight } from './insight.ts';

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
    // A group that I left has nobody in it for me.
    await ask('sawGroups', { accountId: ACCOUNT, groups: groups.slice(1), complete: true, at: NOON + 1 });
    expect((await days(1))[0]?.size).toBe(2);
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
    expect(await db.insightHistory.count()).toBe(0);
    clock.set(NOON + 2 * DAY);
    await tidyInsight(store);
    await db.log.clear();
    await tidyInsight(store);
    expect((await days(3))[0]).toMatchObject(shown);
    expect((await days(3, [GROUP]))[0]).toMatchObject(shown);
    expect((await days(3, [asId('other@g.us')]))[0]).toMatchObject({ did: {}, asked: 0 });
  });

  it('[IN50] who was removed by another admin has not left, where past members say so', async () => {
    const { ask, days, listen } = await world();
    await listen(NOON, NOON + 15 * SECOND);
    const saw = (who: number[], at: number) =>
      ask('sawMembers', { ...group, members: who.map((n) => aMember(n)), at });
    const did = async () => (await days(1))[0]?.did;
    await saw([1], NOON + SECOND);
    expect(await did()).toEqual({ left: 2 });
    const past = [
      aPastMember(2, { leaveReason: 'removed', leftAt: NOON }),
      aPastMember(3, { leaveReason: 'left', leftAt: NOON }),
    ];
    await ask('sawPastMembers', { ...group, past, at: NOON + 2 * SECOND });
    expect(await did()).toEqual({ left: 1, removedByOthers: 1 });
    // Back, and removed: what they did before stays.
    await saw([1, 3], NOON + HOUR);
    await saw([1], NOON + 2 * HOUR);
    const again = aPastMember(3, { leaveReason: 'removed', leftAt: NOON + 2 * HOUR });
    await ask('sawPastMembers', { ...group, past: [again], at: NOON + 2 * HOUR });
    expect(await did()).toEqual({ joined: 1, left: 1, removedByOthers: 2 });
  });

  it('[IN3] [IN6] what is counted late of a day that is over comes to the rest of it', async () => {
    const store = await world();
    const { days, wrote, listen, clock, db } = store;
    await listen(NOON, NOON + 15 * SECOND);
    await wrote([[1, NOON + 1]]);
    clock.set(NOON + 2 * DAY);
    await tidyInsight(store);
    expect(await db.insightDays.count()).toBe(0);
    await wrote([
      [1, NOON + 1],
      [2, NOON + 2],
    ]);
    const shown = { messages: 2, writers: 2, size: 3 };
    expect((await days(3))[0]).toMatchObject(shown);
    await Promise.all([tidyInsight(store), tidyInsight(store)]);
    expect(await db.insightDays.count()).toBe(0);
    for (const groupIds of [undefined, [GROUP]]) expect((await days(3, groupIds))[0]).toMatchObject(shown);
  });

  it('[IN9] forgets after 400 days', async () => {
    const store = await world();
    await store.wrote([[1, NOON + 1]]);
    store.clock.set(NOON + 400 * DAY);
    await tidyInsight(store);
    expect((await store.db.insightHistory.get([ACCOUNT, GROUP]))?.columns.messages).toEqual([1]);
    store.clock.set(NOON + 401 * DAY);
    await tidyInsight(store);
    expect((await store.db.insightHistory.toArray()).map(({ days }) => days)).toEqual([[]]);
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
    store.clock.set(NOON + 3 * DAY);
    const { me, connection, capabilities } = anAccount();
    await store.ask('sawAccount', { me, connection, capabilities, at: NOON });
    await tidyInsight(store);
    await store.ask('sawMessages', { ...group, written: [{ ...message, at: NOON + 2 }], at: NOON + 3 * DAY });
    const rows = await rowsOf(store);
    const kept = Object.entries(rows).flatMap(([name, all]) => (name.startsWith('insight') ? all : []));
    const fields = kept.map((row) =>
      Object.keys(row as object)
        .sort()
        .join(' '),
    );
    expect([...new Set(fields)].sort()).toEqual([
      'accountId atLast countedTo groupId',
      'accountId columns days groupId',
      'accountId columns days groupId sizes',
      'accountId countedDay groupId lastDay personId',
      'accountId day groups',
      'accountId day ms',
    ]);
    const [writer] = await store.db.insightWriters.toArray();
    const ids = [ACCOUNT, GROUP, '', writer?.personId];
    for (const leaf of leavesOf(kept))
      expect(typeof leaf === 'number' || ids.includes(leaf as never), String(leaf)).toBe(true);
  });
});

/** Every value in it that holds no others. */
const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
