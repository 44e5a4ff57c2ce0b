/** Settings of groups: read first, change, and after an unclear answer read again. Rules JB19, LK63, RC8, UN4: `domain/SPEC.md`. */
import type { GroupId, JobId } from '@/utils/domain/ids.ts';
import type { ItemResult, Step } from '@/utils/domain/job.ts';
import { CALL_EFFECTS } from '@/utils/domain/job-reasons.ts';
import { hasValue, reconcileSettings, settingOf } from '@/utils/domain/reconcile.ts';
import type { Clock } from '@/utils/platform/clock.ts';
import type { Gateway } from '@/utils/whatsapp/gateway.ts';
import { ARRIVAL_MS, notRemembered, nothingSent, type StepHandler } from './handler.ts';

/** JB19. Longer than the cautious pause between two settings. */
const FRESH_MS = 10_000;
/** LK63. Setting by setting, a lock-down of all groups comes back to a group after many minutes. */
const FRESH_IN_JOB_MS = 3_600_000;

export function createSettings(
  gateway: Pick<Gateway, 'group' | 'changeSetting'>,
  pause: (delayMs: number) => Promise<void>,
  clock: Clock,
): StepHandler {
  /** When each group was last read from the server, and for which job; WhatsApp tells us of changes from then on. */
  const known = new Map<GroupId, { jobId: JobId; readAt: number }>();

  async function readAnew({ groupId, jobId }: Step): ReturnType<Gateway['group']> {
    known.delete(groupId);
    const asked = await gateway.group(groupId, { refresh: true });
    if (!asked.ok) return asked;
    await pause(ARRIVAL_MS);
    const group = await gateway.group(groupId);
    if (group.ok) known.set(groupId, { jobId, readAt: clock.now() });
    return group;
  }

  return {
    async act(step, items) {
      const [item] = items;
      if (!item?.change) return { ok: false, reason: 'invalid-argument' };
      const { index, change, onlyIf } = item;
      const last = known.get(step.groupId);
      const freshMs = last?.jobId === step.jobId ? FRESH_IN_JOB_MS : FRESH_MS;
      const isFresh = last && clock.now() - last.readAt < freshMs;
      const group = await (isFresh ? gateway.group(step.groupId) : readAnew(step));
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
      known.delete(step.groupId);
      if (CALL_EFFECTS[outcome.reason] !== 'reconcile') return outcome;
      return result({ outcome: 'unclear', reason: outcome.reason, before });
    },

    // A setting sent twice is the same setting, so nothing hangs on an answer that is still to come.
    remembered: notRemembered,

    async read(step, items) {
      const group = await readAnew(step);
      return group.ok ? { ok: true, value: reconcileSettings(items, group.value) } : group;
    },
  };
}
