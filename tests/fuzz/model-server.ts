/** WhatsApp's server as far as the queue can tell: who is where, what is refused, and a ledger of what was really done. */
import type { MemberActionKind } from '@/utils/domain/action.ts';
import type { GroupId, Wid } from '@/utils/domain/ids.ts';

export type ModelGroup = {
  id: GroupId;
  roles: Map<Wid, 'member' | 'admin' | 'superadmin'>;
  requests: Set<Wid>;
  amAdmin: boolean;
  isGone: boolean;
  announce: boolean;
};

/** One person of one request that reached the server for the first time. */
export type Touch = {
  kind: MemberActionKind;
  groupId: GroupId;
  wid: Wid;
  /** Whether it changed anything. */
  isEffective: boolean;
};

export type PersonAnswer = { wid: Wid; code: string };
export type ServerAnswer = { status: 200; people: PersonAnswer[] } | { status: number; people?: undefined };

/** Faults of one request, decided by the run. */
export type RequestFault =
  | { fault: 'refuse'; status: 400 | 423 | 429 | 486 | 500 }
  /** One of the people gets this code; `isDone` says whether it was done nevertheless. */
  | { fault: 'person-code'; place: number; code: string; isDone: boolean }
  /** Done, but nobody can read the answer. */
  | { fault: 'unreadable' };

export type WireFault =
  | RequestFault
  | { fault: 'lose-request' | 'lose-answer' | 'disconnect-before' | 'disconnect-after' };

export function isRequestFault(fault: WireFault): fault is RequestFault {
  return fault.fault === 'refuse' || fault.fault === 'person-code' || fault.fault === 'unreadable';
}

export type ModelServer = {
  groups: Map<GroupId, ModelGroup>;
  touches: Touch[];
  /** Whole batches larger than this are refused with 400. */
  maxBatch: number;
  /** A batch of several that holds one of these is refused with 400; alone, the person is. */
  poison: Set<Wid>;
  act(
    kind: MemberActionKind,
    groupId: GroupId,
    wids: readonly Wid[],
    fault: RequestFault | undefined,
  ): ServerAnswer;
};

export function createModelServer(groups: readonly ModelGroup[]): ModelServer {
  const server: ModelServer = {
    groups: new Map(groups.map((group) => [group.id, group])),
    touches: [],
    maxBatch: Number.POSITIVE_INFINITY,
    poison: new Set(),
    act(kind, groupId, wids, fault) {
      const group = server.groups.get(groupId);
      if (!group || group.isGone) return { status: 404 };
      if (!group.amAdmin) return { status: 403 };
      if (fault?.fault === 'refuse') return { status: fault.status };
      if (wids.length > server.maxBatch || wids.some((wid) => server.poison.has(wid))) return { status: 400 };
      const people = wids.map((wid, place): PersonAnswer => {
        const isFaulty = fault?.fault === 'person-code' && place === fault.place % wids.length;
        if (isFaulty && !fault.isDone) return { wid, code: fault.code };
        const code = actOn(group, kind, wid);
        server.touches.push({ kind, groupId, wid, isEffective: code === '200' });
        return { wid, code: isFaulty ? fault.code : code };
      });
      return fault?.fault === 'unreadable' ? { status: 299 } : { status: 200, people };
    },
  };
  return server;
}

/** The server's own code; '200' only when something changed. */
function actOn({ roles, requests }: ModelGroup, kind: MemberActionKind, wid: Wid): string {
  const role = roles.get(wid);
  switch (kind) {
    case 'approve':
      if (!requests.delete(wid)) return role ? '409' : '404';
      roles.set(wid, 'member');
      return '200';
    case 'reject':
      return requests.delete(wid) ? '200' : '404';
    case 'remove':
      if (!role) return '404';
      if (role === 'superadmin') return '405';
      roles.delete(wid);
      return '200';
    case 'add':
      if (role) return '409';
      roles.set(wid, 'member');
      return '200';
    case 'promote':
    case 'demote': {
      if (!role) return '404';
      const wanted = kind === 'promote' ? 'admin' : 'member';
      // The real server answers 200 again; here it has to show as a second touch.
      if (role === wanted) return '201';
      roles.set(wid, wanted);
      return '200';
    }
  }
}
