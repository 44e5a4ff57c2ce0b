/** What tests of Insight begin with. */
import { ACCOUNT, aMember, anAccount, GROUP, lidWid, NOON } from './builders.ts';
import { testStoreWithGroup } from './test-store.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { localTime } from '@/utils/domain/zoned-time.ts';

export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const group = { accountId: ACCOUNT, groupId: GROUP };

/** A group of three whose day is that of NOON. */
export async function insightWorld() {
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
