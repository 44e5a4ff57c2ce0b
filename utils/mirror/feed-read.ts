/** One reading: from WhatsApp through the gateway, to the store. */
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { GroupFacts, GroupList, Me } from '@/utils/domain/group.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';
import type { CommandName, PortReason, StoreApi, StorePort, StoreReason } from '@/utils/store/api.ts';
import type { GatewayPort, ReadOptions } from '@/utils/whatsapp/gateway.ts';

/** Where a reading failed, and why. */
export type ReadFailure =
  | { from: 'whatsapp'; reason: CallReason; detail?: string | undefined }
  | {
      from: 'store';
      command: CommandName;
      reason: StoreReason | PortReason;
      detail?: string | undefined;
    };

export type Read<Value> = { ok: true; value: Value } | ({ ok: false } & ReadFailure);

export type Reader = {
  account(seen: {
    me: Me;
    connection: Connection;
    capabilities: Capability[];
  }): Promise<Read<{ accountId: AccountId; isNew: boolean }>>;
  /** Every group that WhatsApp lists. MI21. */
  groups(accountId: AccountId): Promise<Read<GroupList>>;
  /** Some groups; `gone` are those that WhatsApp knows no more. */
  someGroups(
    accountId: AccountId,
    groupIds: readonly GroupId[],
  ): Promise<Read<{ groups: GroupFacts[]; gone: GroupId[] }>>;
  members(accountId: AccountId, groupId: GroupId, options: { refresh: boolean }): Promise<Read<null>>;
  /** From WhatsApp's memory, of a group that I do not administer. MI22. */
  otherMembers(accountId: AccountId, groupId: GroupId): Promise<Read<null>>;
  requests(accountId: AccountId, groupId: GroupId, options: { refresh: boolean }): Promise<Read<null>>;
};

export function createReader({
  gateway,
  store,
  clock,
}: {
  gateway: GatewayPort;
  store: StorePort;
  clock: { now(): number };
}): Reader {
  type Failed = { reason: CallReason; detail?: string | undefined };
  const notRead = ({ reason, detail }: Failed) => ({ ok: false, from: 'whatsapp', reason, detail }) as const;
  const tell = async <Name extends CommandName>(
    command: Name,
    args: StoreApi['commands'][Name]['args'],
  ): Promise<Read<StoreApi['commands'][Name]['result']>> => {
    const outcome = await store.call(command, args as Parameters<typeof store.call<Name>>[1]);
    if (outcome.ok) return { ok: true, value: outcome.value as StoreApi['commands'][Name]['result'] };
    return { ok: false, from: 'store', command, reason: outcome.reason, detail: outcome.detail };
  };

  async function current(accountId: AccountId, groupId: GroupId, options: ReadOptions): Promise<Read<null>> {
    const members = await gateway.members(groupId, options);
    if (!members.ok) return notRead(members);
    return tell('sawMembers', { accountId, groupId, members: members.value, at: clock.now() });
  }

  return {
    account: (seen) => tell('sawAccount', { ...seen, at: clock.now() }),

    async groups(accountId) {
      const read = await gateway.groups();
      if (!read.ok) return notRead(read);
      const { groups, isComplete } = read.value;
      const told = await tell('sawGroups', { accountId, groups, complete: isComplete, at: clock.now() });
      return told.ok ? read : told;
    },

    async someGroups(accountId, groupIds) {
      const groups: GroupFacts[] = [];
      const gone: GroupId[] = [];
      for (const groupId of groupIds) {
        const read = await gateway.group(groupId);
        if (read.ok) groups.push(read.value);
        else if (isOver(read.reason)) gone.push(groupId);
        else return notRead(read);
      }
      const told = await tell('sawGroups', { accountId, groups, complete: false, at: clock.now() });
      return told.ok ? { ok: true, value: { groups, gone } } : told;
    },

    async members(accountId, groupId, options) {
      const told = await current(accountId, groupId, options);
      if (!told.ok) return told;
      const past = await gateway.pastMembers(groupId);
      // Past members are an extra: what WhatsApp does not keep here is not asked for again.
      if (!past.ok) return told;
      return tell('sawPastMembers', { accountId, groupId, past: past.value, at: clock.now() });
    },

    otherMembers: (accountId, groupId) => current(accountId, groupId, { onlyMemory: true }),

    async requests(accountId, groupId, options) {
      const requests = await gateway.requests(groupId, options);
      if (!requests.ok) return notRead(requests);
      return tell('sawRequests', { accountId, groupId, requests: requests.value, at: clock.now() });
    },
  };
}

/** MI21: what was read of the list of groups is used, and it is asked for again. */
export const CUT_OFF = {
  ok: false,
  from: 'whatsapp',
  reason: 'server-error',
  detail: 'not every group in time',
} as const satisfies { ok: false } & ReadFailure;

/** Asking again would not help: this group is not ours to read. */
export function isOver(reason: CallReason): boolean {
  return ['group-gone', 'not-in-group', 'not-admin', 'invalid-argument'].includes(reason);
}
