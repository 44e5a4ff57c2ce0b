/** The group's invite link. */
import type { InviteLink } from '@/utils/domain/group.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import type { GroupHandle } from './groups.ts';

export type InviteLinks = {
  read(handle: GroupHandle): Promise<Outcome<InviteLink>>;
  /** The old link is dead from then on. `unclear` when no answer came. */
  reset(handle: GroupHandle): Promise<Outcome<InviteLink>>;
};

const LIMIT_MS = 15_000;
const late = Symbol('late');

function toLink(code: unknown): Outcome<InviteLink> {
  if (typeof code !== 'string' || !/^[\w-]{8,64}$/.test(code))
    return { ok: false, reason: 'unexpected-answer', detail: 'no invite code' };
  return { ok: true, value: { url: `https://chat.whatsapp.com/${code}` } };
}

export function createInviteLinks(parts: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  timers: Timers;
}): InviteLinks {
  const { capabilities, connection, timers } = parts;

  function bar({ metadata }: GroupHandle): Failure | undefined {
    return (
      connection.refusal() ??
      capabilities.lack('invite-link') ??
      (metadata.participants.iAmMember() ? undefined : { ok: false, reason: 'not-in-group' }) ??
      (metadata.participants.iAmAdmin() ? undefined : { ok: false, reason: 'not-admin' })
    );
  }

  async function ask(call: () => unknown, whenLate: 'server-error' | 'unclear'): Promise<Outcome<unknown>> {
    try {
      const answer = await within(timers, LIMIT_MS, Promise.resolve(call()), late);
      return answer === late
        ? { ok: false, reason: whenLate, detail: 'no answer in time' }
        : { ok: true, value: answer };
    } catch (error) {
      return toRefusal(error) ?? { ok: false, reason: 'unexpected-answer', detail: errorName(error) };
    }
  }

  return {
    async read(handle) {
      const barred = bar(handle);
      const job = capabilities.get('WAWebMexFetchGroupInviteCodeJob');
      if (barred || !job) return barred ?? { ok: false, reason: 'missing-capability' };
      const answer = await ask(() => job.fetchMexGroupInviteCode(handle.metadata.id), 'server-error');
      return answer.ok ? toLink(answer.value) : answer;
    },
    async reset(handle) {
      const barred = bar(handle);
      const job = capabilities.get('WAWebGroupInviteJob');
      if (barred || !job) return barred ?? { ok: false, reason: 'missing-capability' };
      const answer = await ask(() => job.resetGroupInviteCode(handle.metadata.id), 'unclear');
      if (!answer.ok) return answer;
      const { value } = answer;
      return toLink(typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined);
    },
  };
}
