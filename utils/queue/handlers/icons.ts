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
      const outcome = await gateway.changeIcon(groupId, picture ?? null);
      // The way to the page was closed before anything went over it.
      if (!outcome.ok && outcome.reason === 'page-gone') return { ...outcome, reason: 'not-ready' };
      if (!outcome.ok && CALL_EFFECTS[outcome.reason] !== 'reconcile') return outcome;
      const result: Omit<ItemResult, 'index'> = outcome.ok
        ? { outcome: 'done' }
        : { outcome: 'failed', reason: 'unproven' };
      return { ok: true, value: [{ index: item.index, ...result }] };
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
