/** Settings of groups: read first, change, and after an unclear answer read again. Rules JB19, RC8, UN4: `domain/SPEC.md`. */
import type { GroupId } from '@/utils/domain/ids.ts';
import type { ItemResult } from '@/utils/domain/job.ts';
import { CALL_EFFECTS } from '@/utils/domain/job-reasons.ts';
import { hasValue, reconcileSettings, settingOf } from '@/utils/domain/reconcile.ts';
import type { Clock } from '@/utils/platform/clock.ts';
import type { Gateway } from '@/utils/whatsapp/gateway.ts';
import { ARRIVAL_MS, notRemembered, nothingSent, type StepHandler } from './handler.ts';

/** JB19. Longer than the cautious pause between two settings. */
const FRESH_MS = 10_000;

export function createSettings(
  gateway: Pick<Gateway, 'group' | 'changeSetting'>,
  pause: (delayMs: number) => Promise<void>,
  clock: Clock,
): StepHandler {
  /** The group that was just read from the server, and when; WhatsApp tells us of changes from then on. */
  let known: { groupId: GroupId; readAt: number } | undefined;

  async function readAnew(groupId: GroupId): ReturnType<Gateway['group']> {
    known = undefined;
    const asked = await gateway.group(groupId, { refresh: true });
    if (!asked.ok) return asked;
    await pause(ARRIVAL_MS);
    const group = await gateway.group(groupId);
    if (group.ok) known = { groupId, readAt: clock.now() };
    return group;
  }

  return {
    async act(step, items) {
      const [item] = items;
      if (!item?.change) return { ok: false, reason: 'invalid-argument' };
      const { index, change, onlyIf } = item;
      const isFresh = known?.groupId === step.groupId && clock.now() - known.readAt < FRESH_MS;
      const group = await (isFresh ? gateway.group(step.groupId) : readAnew(step.groupId));
      if (!group.ok) return nothingSent(group);
      const result = (more: Omit<ItemResult, 'index'>) => ({
        ok: true as const,
        value: [{ index, ...more }],
      });
      if (hasValue(group.value, change)) return result({ outcome: 'done', reason: 'already-done' });
      if (onlyIf && !hasValue(group.value, onlyIf)) {
        return result({ outcome: 'skipped', reason: 'changed-meanwhile' });
      }
      const before = settingOf(group.value, change.setting);
      const outcome = await gateway.changeSetting(step.groupId, change);
      if (outcome.ok) return result({ outcome: 'done', before });
      known = undefined;
      if (CALL_EFFECTS[outcome.reason] !== 'reconcile') return outcome;
      return result({ outcome: 'unclear', reason: outcome.reason, before });
    },

    // A setting sent twice is the same setting, so nothing hangs on an answer that is still to come.
    remembered: notRemembered,

    async read(step, items) {
      const group = await readAnew(step.groupId);
      return group.ok ? { ok: true, value: reconcileSettings(items, group.value) } : group;
    },
  };
}
