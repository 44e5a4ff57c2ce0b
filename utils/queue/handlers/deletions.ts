/** Deleting messages: one a step; after an unclear answer WhatsApp is read again. Rules MO9–MO12: `domain/SPEC.md`. */
import { reconcileMessages } from '@/utils/domain/reconcile.ts';
import type { Gateway } from '@/utils/whatsapp/gateway.ts';
import type { StepHandler } from './handler.ts';

export function createDeletions(gateway: Pick<Gateway, 'messages' | 'deleteMessage'>): StepHandler {
  return {
    async act(step, items) {
      const [item] = items;
      if (!item?.message) return { ok: false, reason: 'invalid-argument' };
      const outcome = await gateway.deleteMessage(step.groupId, item.message.id);
      return outcome.ok ? { ok: true, value: [{ index: item.index, ...outcome.value }] } : outcome;
    },

    // A message that was deleted cannot be deleted again, and the page itself waits for an attempt under way.
    remembered: () => Promise.resolve({ state: 'unknown' }),

    async read(step, items) {
      const ids = items.flatMap(({ message }) => (message ? [message.id] : []));
      const messages = await gateway.messages(step.groupId, ids);
      return messages.ok ? { ok: true, value: reconcileMessages(items, messages.value) } : messages;
    },
  };
}
