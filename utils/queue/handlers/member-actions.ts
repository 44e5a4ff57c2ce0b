/** Approve, reject, remove, add, promote, demote. Rules RC4–RC7: `domain/SPEC.md`. */
import type { MemberActionKind, PersonResult } from '@/utils/domain/action.ts';
import type { MemberFacts, RequestFacts } from '@/utils/domain/group.ts';
import type { ItemResult, JobItem, JobKind, ReconciledItem } from '@/utils/domain/job.ts';
import { needsRequests, reconcilePeople } from '@/utils/domain/reconcile.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Gateway } from '@/utils/whatsapp/gateway.ts';
import { ARRIVAL_MS, type StepHandler } from './handler.ts';

export function createMemberActions(
  gateway: Pick<Gateway, 'act' | 'outcomeOf' | 'members' | 'requests'>,
  pause: (delayMs: number) => Promise<void>,
): StepHandler {
  return {
    async act(step, items) {
      if (!isOfPeople(step.kind)) return { ok: false, reason: 'invalid-argument' };
      const people = items.flatMap(({ wid, identities }) => (wid ? [{ wid, identities }] : []));
      const outcome = await gateway.act({
        actionId: step.id,
        kind: step.kind,
        groupId: step.groupId,
        people,
      });
      return itemResults(outcome, items);
    },

    async remembered(step, items) {
      const outcome = await gateway.outcomeOf(step.id);
      if (!outcome.ok) return { state: 'unreadable', failure: outcome };
      const action = outcome.value;
      if (action.state !== 'settled') return action;
      return { state: 'settled', outcome: itemResults(action.outcome, items) };
    },

    async read(step, items) {
      const { kind, groupId } = step;
      if (!isOfPeople(kind)) return { ok: false, reason: 'invalid-argument' };
      const asked = await gateway.members(groupId, { refresh: true });
      if (!asked.ok) return asked;
      const isRequestNeeded = needsRequests(kind);
      const askedToo = isRequestNeeded ? await gateway.requests(groupId, { refresh: true }) : undefined;
      await pause(ARRIVAL_MS);
      const members = await gateway.members(groupId);
      if (!members.ok) return members;
      if (!isRequestNeeded) return found(kind, items, members.value, []);
      const requests = askedToo && !askedToo.ok ? askedToo : await gateway.requests(groupId);
      if (requests.ok) return found(kind, items, members.value, requests.value);
      // Admins only see requests. Without them a newcomer is still certain, and nothing can be sent any more.
      if (requests.reason !== 'not-admin') return requests;
      const seen = found(kind, items, members.value, []);
      const isCertain = ({ found: what }: ReconciledItem) => kind !== 'reject' && what === 'done';
      return {
        ok: true,
        value: seen.value.map((one) =>
          isCertain(one) ? one : { index: one.index, found: 'gone', reason: 'unclear' },
        ),
      };
    },
  };
}

const isOfPeople = (kind: JobKind): kind is MemberActionKind =>
  kind !== 'set' && kind !== 'relink' && kind !== 'icon' && kind !== 'delete';

function found(
  kind: Parameters<typeof reconcilePeople>[0],
  items: readonly JobItem[],
  members: MemberFacts[],
  requests: RequestFacts[],
): { ok: true; value: ReconciledItem[] } {
  return { ok: true, value: reconcilePeople(kind, items, { members, requests }) };
}

function itemResults(outcome: Outcome<PersonResult[]>, items: readonly JobItem[]): Outcome<ItemResult[]> {
  if (!outcome.ok) return outcome;
  const byWid = new Map(outcome.value.map((result) => [result.wid, result]));
  const value = items.map(({ index, wid }): ItemResult => {
    const result = wid === undefined ? undefined : byWid.get(wid);
    if (!result) return { index, outcome: 'unclear' };
    const { outcome: what, reason, code, invite } = result;
    return { index, outcome: what, reason, code, invite };
  });
  return { ok: true, value };
}
