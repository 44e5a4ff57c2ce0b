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
      const refusal = connection.refusal() ?? capabilities.lack('requests');
      const job = capabilities.get('WAWebGroupGetMembershipApprovalRequestsJob');
      if (refusal || !job) return refusal ?? { ok: false, reason: 'missing-capability' };
      return serverRead(timers, connection, () =>
        job.queryAndUpdateGroupMembershipApprovalRequests(handle.metadata.id),
      );
    },
    async read(handle) {
      const store = capabilities.get('WAWebApiMembershipApprovalRequestStore');
      if (!store) return { ok: false, reason: 'missing-capability', detail: 'request store' };
      try {
        const rows = await within(
          timers,
          TABLE_LIMIT_MS,
          Promise.resolve(store.getMembershipApprovalRequests(handle.metadata.id)),
          undefined,
        );
        if (!Array.isArray(rows)) return { ok: false, reason: 'unexpected-answer', detail: 'request store' };
        return { ok: true, value: rows.map((row) => toFacts(handle, row)) };
      } catch (error) {
        return { ok: false, reason: 'unexpected-answer', detail: errorName(error) };
      }
    },
  };
}
