/** The icon of a group. What WhatsApp did not prove is never sent again by itself. Rule GI6: `domain/SPEC.md`. */
import type { ItemResult } from '@/utils/domain/job.ts';
import { CALL_EFFECTS } from '@/utils/domain/job-reasons.ts';
import type { Gateway } from '@/utils/whatsapp/gateway.ts';
import { notRemembered, type StepHandler } from './handler.ts';

export function createIcons(gateway: Pick<Gateway, 'changeIcon'>): StepHandler {
  return {
    async act({ groupId }, items, picture) {
      const [item] = items;
      if (!item || (item.picture !== null && !picture)) return { ok: false, reason: 'invalid-argument' };
      const outcome = await gateway.changeIcon(groupId, item.picture === null ? null : (picture ?? null));
      const result = (more: Omit<ItemResult, 'index'>) => ({
        ok: true as const,
        value: [{ index: item.index, ...more }],
      });
      if (outcome.ok) return result({ outcome: 'done' });
      // The way to the page was closed before anything went over it.
      if (outcome.reason === 'page-gone') return { ...outcome, reason: 'not-ready' };
      if (CALL_EFFECTS[outcome.reason] !== 'reconcile') return outcome;
      return result({ outcome: 'failed', reason: 'unproven' });
    },
    remembered: notRemembered,
    // Nothing tells which icon a group has.
    read: (_step, items) =>
      Promise.resolve({
        ok: true,
        value: items.map(({ index }) => ({ index, found: 'gone', reason: 'unproven' })),
      }),
  };
}
