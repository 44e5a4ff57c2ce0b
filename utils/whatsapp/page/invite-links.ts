/** The group's invite link. */
import type { InviteLink } from '@/utils/domain/group.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import { barAdmin, type GroupHandle } from './groups.ts';
import { fail, good } from './outcomes.ts';

export type InviteLinks = {
  read(handle: GroupHandle): Promise<Outcome<InviteLink>>;
  /** The old link is dead from then on. `unclear` when no answer came. */
  reset(handle: GroupHandle): Promise<Outcome<InviteLink>>;
};

const LIMIT_MS = 15_000;
const late = Symbol('late');

function toLink(code: unknown): Outcome<InviteLink> {
  if (typeof code !== 'string' || !/^[\w-]{8,64}$/.test(code))
    return fail('unexpected-answer', 'no invite code');
  return good({ url: `https://chat.whatsapp.com/${code}` });
}

export function createInviteLinks(parts: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  timers: Timers;
}): InviteLinks {
  const { capabilities, connection, timers } = parts;

  async function ask(call: () => unknown, whenLate: 'server-error' | 'unclear'): Promise<Outcome<unknown>> {
    try {
      const answer = await within(timers, LIMIT_MS, Promise.resolve(call()), late);
      return answer === late ? fail(whenLate, 'no answer in time') : good(answer);
    } catch (error) {
      return toRefusal(error) ?? fail('unexpected-answer', errorName(error));
    }
  }

  return {
    async read(handle) {
      const barred = barAdmin(connection, handle);
      if (barred) return barred;
      const job = capabilities.need('invite-link', 'WAWebMexFetchGroupInviteCodeJob');
      if (!job.ok) return job;
      const answer = await ask(() => job.value.fetchMexGroupInviteCode(handle.metadata.id), 'server-error');
      return answer.ok ? toLink(answer.value) : answer;
    },
    async reset(handle) {
      const barred = barAdmin(connection, handle);
      if (barred) return barred;
      const job = capabilities.need('invite-link', 'WAWebGroupInviteJob');
      if (!job.ok) return job;
      const answer = await ask(() => job.value.resetGroupInviteCode(handle.metadata.id), 'unclear');
      if (!answer.ok) return answer;
      const { value } = answer;
      return toLink(typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined);
    },
  };
}
