/** WAWebGroupGetMembershipApprovalRequestsJob, WAWebApiMembershipApprovalRequestStore, WAWebGroupMembershipRequestsActionJob. */
import type { PersonResult, WireTarget } from '../server/frames.ts';
import { SmaxParsingFailure, toError, WHOLE_CODES } from './errors.ts';
import type { PageState } from './state.ts';
import { createWid, textOf } from './wid.ts';
import type { Wid } from './wid.ts';

/** By schema one request carries so many people. */
const MOST_PEOPLE = 19_999;

/** Codes the job knows for one person; any other reads as success. */
const KNOWN = {
  approve: {
    400: 'ParticipantBadRequest',
    401: 'ParticipantNotAuthorized',
    403: 'ParticipantForbidden',
    404: 'ParticipantRequestNotFound',
    408: 'ParticipantTemporarilyBlocked',
    409: 'ParticipantAlreadyInGroup',
    412: 'ParticipantCommunityLimit',
    500: 'ParticipantResourceLimit',
  },
  reject: { 404: 'ParticipantRequestNotFound', 409: 'ParticipantAlreadyInGroup' },
} as const satisfies Record<string, Record<number, string>>;

interface ActionResult {
  wid: Wid;
  username: string | null;
  error: { name: string; value: { error: string } } | null;
}

function toResult(kind: 'approve' | 'reject', result: PersonResult): ActionResult {
  const names: Record<string, string> = KNOWN[kind];
  const name = names[result.code];
  return {
    wid: createWid(result.id),
    username: result.username ?? null,
    error: name === undefined ? null : { name, value: { error: result.code } },
  };
}

/** `{lid, …}` goes out as the LID, `{phoneNumber}` as the PN; the job does not look at the group's mode. */
function toTarget(person: unknown): WireTarget {
  const { lid, phoneNumber } = person as { lid?: unknown; phoneNumber?: unknown };
  return { id: textOf(lid ?? phoneNumber) };
}

export function createRequestJobs(state: PageState): {
  refresh: Record<string, unknown>;
  store: Record<string, unknown>;
  action: Record<string, unknown>;
} {
  return {
    refresh: {
      async queryAndUpdateGroupMembershipApprovalRequests(groupWid: unknown): Promise<undefined> {
        const group = textOf(groupWid);
        const reply = await state.connection.request('query-requests', { group });
        if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.requests);
        if (reply.type === 'unreadable') throw new SmaxParsingFailure('membership approval requests');
        state.contacts.learn(reply.body.contacts);
        const { requests } = reply.body;
        // The table is written; the collection follows when this has resolved.
        state.groups.model(group)?.storeRequests(requests);
        state.groups.follow(group, () => state.groups.model(group)?.refreshRequests(requests));
      },
    },
    store: {
      async getMembershipApprovalRequests(groupWid: unknown): Promise<unknown[]> {
        const model = state.groups.model(textOf(groupWid));
        await Promise.resolve();
        return [...(model?.requestTable.values() ?? [])].map((each) => ({ ...each }));
      },
    },
    action: {
      async membershipApprovalRequestAction(
        groupWid: unknown,
        people: unknown,
        action: unknown,
      ): Promise<ActionResult[]> {
        const group = textOf(groupWid);
        const targets = (people as unknown[]).map(toTarget);
        if (targets.length === 0 || targets.length > MOST_PEOPLE) {
          throw new Error(`expected 1 to ${MOST_PEOPLE} children, got ${targets.length}`);
        }
        // Only the very text 'Approve' approves. Everything else throws people out.
        const kind = action === 'Approve' ? 'approve' : 'reject';
        const reply = await state.connection.request(kind, { group, people: targets });
        if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.requests);
        if (reply.type === 'unreadable') throw new SmaxParsingFailure('membership requests action');
        return reply.body.people.map((each) => toResult(kind, each));
      },
    },
  };
}
