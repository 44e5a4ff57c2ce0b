/** Who asks to join. Refreshing writes WhatsApp's local table; the table is then read, the collection follows later. */
import type { RequestFacts } from '@/utils/domain/group.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import { type GroupHandle, serverRead } from './groups.ts';
import type { People } from './people.ts';
import type { JoinRequest } from './shapes.ts';
import { toRequestMethod, toTime, widText } from './to-domain.ts';
import { fail, good } from './outcomes.ts';

export type Requests = {
  refresh(handle: GroupHandle): Promise<Outcome<'done'>>;
  read(handle: GroupHandle): Promise<Outcome<RequestFacts[]>>;
};

/** A read of the local table; longer means that something is wrong with it. */
const TABLE_LIMIT_MS = 5_000;

export function createRequests(options: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  people: People;
  timers: Timers;
}): Requests {
  const { capabilities, connection, people, timers } = options;

  function toFacts(handle: GroupHandle, request: JoinRequest): RequestFacts {
    const { id, addedBy, requestMethod } = request;
    const isOwn = !addedBy || widText(addedBy) === widText(id);
    return {
      person: people.facts(id, undefined),
      requestedAt: toTime(request.t) ?? 0,
      method: toRequestMethod(requestMethod),
      addedBy: isOwn ? undefined : people.facts(addedBy, handle.metadata.participants.get(addedBy)?.contact),
    };
  }

  return {
    async refresh(handle) {
      const job = capabilities.need('requests', 'WAWebGroupGetMembershipApprovalRequestsJob');
      if (!job.ok) return job;
      return serverRead(timers, connection, () =>
        job.value.queryAndUpdateGroupMembershipApprovalRequests(handle.metadata.id),
      );
    },
    async read(handle) {
      const store = capabilities.need('requests', 'WAWebApiMembershipApprovalRequestStore');
      if (!store.ok) return store;
      try {
        const rows = await within(
          timers,
          TABLE_LIMIT_MS,
          Promise.resolve(store.value.getMembershipApprovalRequests(handle.metadata.id)),
          undefined,
        );
        if (!Array.isArray(rows)) return fail('unexpected-answer', 'request store');
        return good(rows.map((row) => toFacts(handle, row)));
      } catch (error) {
        return fail('unexpected-answer', errorName(error));
      }
    },
  };
}
