/** One reading: from WhatsApp through the gateway, to the store. */
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { GroupFacts, GroupList, Me } from '@/utils/domain/group.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { CallReason, Outcome } from '@/utils/domain/reasons.ts';
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
  /** Who wrote when, of what WhatsApp has in memory; nothing of what was written. IN4. */
  messages(accountId: AccountId, groupId: GroupId): Promise<Read<null>>;
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
  type Seen = Extract<CommandName, `saw${string}`>;
  type Told<Name extends Seen> = Read<StoreApi['commands'][Name]['result']>;
  const notRead = ({ reason, detail }: Failed) => ({ ok: false, from: 'whatsapp', reason, detail }) as const;
  /** With the time of now. */
  const tell = async <Name extends Seen>(
    command: Name,
    args: Omit<StoreApi['commands'][Name]['args'], 'at'>,
  ): Promise<Told<Name>> => {
    const seen = { ...args, at: clock.now() };
    const outcome = await store.call(command, seen as unknown as Parameters<typeof store.call<Name>>[1]);
    if (outcome.ok) return { ok: true, value: outcome.value as StoreApi['commands'][Name]['result'] };
    return { ok: false, from: 'store', command, reason: outcome.reason, detail: outcome.detail };
  };
  const andThen = async <Value>(
    reading: Promise<Outcome<Value>>,
    next: (value: Value) => Promise<Read<null>>,
  ): Promise<Read<null>> => {
    const read = await reading;
    return read.ok ? next(read.value) : notRead(read);
  };

  const current = (accountId: AccountId, groupId: GroupId, options: ReadOptions): Promise<Read<null>> =>
    andThen(gateway.members(groupId, options), (members) =>
      tell('sawMembers', { accountId, groupId, members }),
    );

  return {
    account: (seen) => tell('sawAccount', seen),

    async groups(accountId) {
      const read = await gateway.groups();
      if (!read.ok) return notRead(read);
      const { groups, isComplete } = read.value;
      const told = await tell('sawGroups', { accountId, groups, complete: isComplete });
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
      const told = await tell('sawGroups', { accountId, groups, complete: false });
      return told.ok ? { ok: true, value: { groups, gone } } : told;
    },

    async members(accountId, groupId, options) {
      const told = await current(accountId, groupId, options);
      if (!told.ok) return told;
      const past = await gateway.pastMembers(groupId);
      // Past members are an extra: what WhatsApp does not keep here is not asked for again.
      if (!past.ok) return told;
      return tell('sawPastMembers', { accountId, groupId, past: past.value });
    },

    otherMembers: (accountId, groupId) => current(accountId, groupId, { onlyMemory: true }),

    requests: (accountId, groupId, options) =>
      andThen(gateway.requests(groupId, options), (requests) =>
        tell('sawRequests', { accountId, groupId, requests }),
      ),

    messages: (accountId, groupId) =>
      andThen(gateway.messages(groupId), async (messages) => {
        // Most groups have none in memory when WhatsApp was just opened.
        if (messages.length === 0) return { ok: true, value: null };
        const written = messages.map(({ author, at }) => ({ author, at }));
        return tell('sawMessages', { accountId, groupId, written });
      }),
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
