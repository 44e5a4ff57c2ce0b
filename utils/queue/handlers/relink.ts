/** A new invite link for a group. Rules RC13, GM26: `domain/SPEC.md`. */
import type { JobItem } from '@/utils/domain/job.ts';
import type { InviteLink } from '@/utils/domain/group.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Gateway } from '@/utils/whatsapp/gateway.ts';
import { notRemembered, type StepHandler } from './handler.ts';

export function createRelink(gateway: Pick<Gateway, 'inviteLink' | 'resetInviteLink'>): StepHandler {
  return {
    act: async ({ groupId }, items) =>
      forEach(items, await gateway.resetInviteLink(groupId), (invite) => ({ outcome: 'done', invite })),
    remembered: notRemembered,
    // No link says how old it is. One made by an answer that was lost was given to nobody: it may be made anew.
    read: async ({ groupId }, items) =>
      forEach(items, await gateway.inviteLink(groupId), () => ({ found: 'not-done' })),
  };
}

function forEach<What>(
  items: readonly JobItem[],
  link: Outcome<InviteLink>,
  say: (link: InviteLink) => What,
): Outcome<({ index: number } & What)[]> {
  return link.ok ? { ok: true, value: items.map(({ index }) => ({ index, ...say(link.value) })) } : link;
}
