import { describe, expect, it } from 'vitest';
import { ACCOUNT, aJob, aLogEntry, aMember, anAccount, aRequest, GROUP, NOON } from '@/tests/builders.ts';
import { DAY, group, insightWorld as world, SECOND } from '@/tests/insight-world.ts';
import { asId, type GroupId, type PersonId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { tidyInsight } from './insight.ts';

const OTHER = asId<GroupId>('other@g.us');
const RULE: ScreeningRule = {
  id: asId('rule-1'),
  accountId: ACCOUNT,
  name: 'No shops',
  verdict: 'reject',
  isOn: true,
  order: 1,
  conditions: [{ kind: 'number', is: 'known' }],
  updatedAt: NOON,
};

async function acting() {
  const store = await world();
  const { db, ask, listen } = store;
  await listen(NOON, NOON + 15 * SECOND);
  await db.rules.put(RULE);
  await db.jobs.put(aJob({ id: asId('locks'), lock: { id: asId('l'), does: 'lock' }, state: 'done' }));
  const did = (id: string, over: Partial<LogEntry>) =>
    db.log.put(aLogEntry({ id: asId(id), groupId: GROUP, actor: anAccount().me.name, ...over }));
  await did('a', { action: 'approve' });
  await did('b', { action: 'reject', rule: 'No shops' });
  await did('c', { action: 'set', jobId: asId('locks') });
  await did('d', { action: 'remove', groupId: OTHER });
  await did('e', { action: 'delete', actor: 'Ash Miller' });
  await did('f', { action: 'remove', result: 'failed' });
  await ask('sawMembers', { ...group, members: [1, 2].map((n) => aMember(n)), at: NOON + SECOND });
  const by = (days = 7, groupIds?: GroupId[]) => ask('insightBy', { accountId: ACCOUNT, groupIds, days });
  return { ...store, by };
}

const here = [
  { doer: 'hand', counts: { letIn: 1 } },
  { doer: 'rule rule-1', name: 'No shops', counts: { rejected: 1 } },
  { doer: 'lock', counts: { settings: 1 } },
  { doer: 'other', counts: { deleted: 1 } },
  { doer: 'self', counts: { left: 1 } },
];

describe('by whom', () => {
  it('[IN60] [IN61] tells it of these groups or of all, before a day is reckoned up and after the log has forgotten it', async () => {
    const store = await acting();
    const { by, db, clock } = store;
    const everywhere = [{ doer: 'hand', counts: { letIn: 1, removed: 1 } }, ...here.slice(1)];
    const expectSame = async () => {
      expect(await by(7, [GROUP])).toEqual(here);
      expect(await by(7)).toEqual(everywhere);
      expect(await by(7, [asId<GroupId>('none@g.us')])).toEqual([]);
    };
    await expectSame();
    clock.set(NOON + 2 * DAY);
    await tidyInsight(store);
    await db.log.clear();
    await db.jobs.clear();
    await expectSame();
    expect(await by(2)).toEqual([]);
  });

  it('[IN62] names nobody in what is kept, and a rule as it is called now', async () => {
    const store = await acting();
    const { by, db, ask, clock } = store;
    clock.set(NOON + 2 * DAY);
    await tidyInsight(store);
    const kept = JSON.stringify(await db.insightHistory.toArray());
    for (const name of ['Nora', 'Ash', 'shops']) expect(kept).not.toContain(name);
    await db.rules.put({ ...RULE, name: 'Shops stay out' });
    expect((await by())[1]).toMatchObject({ name: 'Shops stay out', counts: { rejected: 1 } });
    await ask('deleteRule', { ruleId: RULE.id });
    expect((await by())[1]).toEqual({ doer: 'rule ', counts: { rejected: 1 } });
  });
});

describe('who brought them', () => {
  it('[IN63] counts requests of the period by who brought them, those decided and those that wait', async () => {
    const { ask, db, clock } = await world();
    const brought = (groupIds?: GroupId[], days = 7) =>
      ask('insightBrought', { accountId: ACCOUNT, groupIds, days });
    const addedBy = aMember(1);
    await ask('sawRequests', {
      ...group,
      requests: [
        aRequest(11, { requestedAt: NOON, method: 'added-by-member', addedBy }),
        aRequest(12, { requestedAt: NOON, method: 'added-by-member', addedBy }),
        aRequest(13, { requestedAt: NOON, method: 'invite-link' }),
      ],
      at: NOON,
    });
    await ask('sawRequests', {
      ...group,
      requests: [aRequest(12, { requestedAt: NOON, method: 'added-by-member', addedBy })],
      at: NOON + SECOND,
    });
    expect(await brought()).toMatchObject([
      { by: 'person', person: { displayName: 'Person 1' }, counts: { asked: 2, waiting: 1, elsewhere: 1 } },
      { by: 'invite-link', counts: { asked: 1, elsewhere: 1 } },
    ]);
    expect(await brought([GROUP])).toHaveLength(2);
    expect(await brought([OTHER])).toEqual([]);
    const [first] = await brought();
    const personId = first?.by === 'person' ? first.personId : asId<PersonId>('');
    await ask('erasePerson', { personId, accountId: ACCOUNT, keep: [] });
    expect((await brought()).map(({ by }) => by)).toEqual(['added-by-member', 'invite-link']);
    expect(JSON.stringify(await db.insightHistory.toArray())).toBe('[]');
    clock.set(NOON + 8 * DAY);
    expect(await brought()).toEqual([]);
  });
});
