// The week before: a browser that was just made has heard of nobody yet, so what Insight and the advisor tell after some
// days is given them. The only thing in the demo that did not happen in it.
import { asId, type GroupId, type Wid } from '../../utils/domain/ids.ts';
import { keptDays, putRows } from '../../tests/e2e/kept-days.ts';
import { openStore } from '../../tests/e2e/store-port.ts';
import type { Stage } from './stage.ts';

const DAY_MS = 86_400_000;
/** Today is the seventh. */
export const DAYS_BEFORE = 6;
const HOURS_A_DAY = 3;

/** As if the account and the members of the group had been seen nine days ago. Before WhatsApp Web is opened. */
export async function sawMembersBefore({ browser, standIn, group }: Stage): Promise<void> {
  const { world } = standIn.control;
  const lidOf = (key: string): Wid => {
    const { lid } = standIn.control.person(key);
    if (lid === undefined) throw new Error(`${key} has no LID`);
    return asId(lid);
  };
  const at = Date.now() - 9 * DAY_MS;
  const store = await openStore(browser.context, browser.extensionId);
  const { accountId } = await store.call('sawAccount', {
    me: { lid: lidOf(world.me), isBusiness: false },
    // Nothing was counted yet.
    connection: { state: 'offline' },
    capabilities: [],
    at,
  });
  const { settings } = group;
  await store.call('sawGroups', {
    accountId,
    complete: false,
    at,
    groups: [
      {
        id: asId<GroupId>(group.id),
        subject: group.subject,
        kind: 'group',
        size: group.members.size,
        addressing: group.addressing,
        myRole: 'admin',
        settings: { announce: settings.announce },
        unreadCount: 0,
        archived: false,
        suspended: false,
        terminated: false,
      },
    ],
  });
  await store.call('sawMembers', {
    accountId,
    groupId: asId<GroupId>(group.id),
    at,
    members: [...group.members.values()].map(({ person, role }) => {
      const wid = lidOf(person);
      return { wid, role, identities: [{ kind: 'lid', value: wid }] };
    }),
  });
  await store.page.close();
}

/** As if WhatsApp Web had been open for some hours on each of the days before today. */
export async function heardBefore({ browser }: Stage): Promise<void> {
  const store = await openStore(browser.context, browser.extensionId);
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account');
  const { insightHeard = [] } = keptDays(
    { accountId: account.id, groupIds: [], days: DAYS_BEFORE + 1 },
    (back) =>
      back === 0 ? undefined : { heardHours: HOURS_A_DAY, of: () => ({ did: {}, asked: 0, waits: [] }) },
  );
  await putRows(store.page, { insightHeard });
  await store.page.close();
}
