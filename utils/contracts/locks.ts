/** Lock-downs, their plans and raid mode, as they are kept and exported. Limits are those of `domain`; the types hold them to it. */
import type { AccountId, GroupId, GroupSetId, JobId, LockId } from '@/utils/domain/ids.ts';
import type { PLAN_DATES_LIMIT, PLAN_TIMES_LIMIT } from '@/utils/domain/lock-plan.ts';
import { count, filledText, id, time } from './parts.ts';
import { z } from './zod.ts';

const timesLimit: typeof PLAN_TIMES_LIMIT = 12;
const datesLimit: typeof PLAN_DATES_LIMIT = 60;
const NAME_LIMIT = 80;
const ZONE_LIMIT = 64;
const LAST_MINUTE = 1_439;

const lockId = id<LockId>();
const accountId = id<AccountId>();
const groupId = id<GroupId>();
const name = filledText(NAME_LIMIT);
const settings = z.array(z.enum(['announce', 'approval', 'addMode'])).check(z.maxLength(3));
const minute = count.check(z.lte(LAST_MINUTE));
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const lockdownFields = {
  id: lockId,
  accountId,
  name,
  kind: z.enum(['hand', 'raid']),
  groupIds: z.array(groupId),
  settings,
  until: z.optional(time),
};
export const newLockdown = z.object(lockdownFields);
export const lockdown = z.object({
  ...lockdownFields,
  released: z.optional(z.array(z.object({ groupId, endedAt: time }))),
  at: time,
  endedAt: z.optional(time),
});

const planFields = {
  id: lockId,
  accountId,
  name,
  isOn: z.boolean(),
  groupIds: z.optional(z.array(groupId)),
  setIds: z.optional(z.array(id<GroupSetId>())),
  settings,
  timeZone: z.string().check(z.minLength(1), z.maxLength(ZONE_LIMIT)),
  weekly: z
    .array(
      z.object({
        days: z.array(count.check(z.gte(1), z.lte(7))).check(z.maxLength(7)),
        from: minute,
        to: minute,
      }),
    )
    .check(z.maxLength(timesLimit)),
  exceptions: z
    .array(z.object({ is: z.enum(['on', 'off']), from: date, to: date }))
    .check(z.maxLength(datesLimit)),
};
export const newLockPlan = z.object(planFields);
export const released = z.optional(z.array(z.object({ groupId, until: z.optional(time) })));
export const lockPlan = z.object({
  ...planFields,
  released,
  updatedAt: time,
});

const cause = z.object({
  id: lockId,
  kind: z.enum(['hand', 'raid', 'plan']),
  name: z.string(),
  until: z.optional(time),
});
const place = z.object({ jobId: id<JobId>(), index: count });

export const lockedGroup = z.object({
  accountId,
  groupId,
  causes: z.array(cause),
  lastCause: cause,
  held: z.array(
    z.object({
      setting: z.enum(['announce', 'approval', 'addMode']),
      lock: place,
      restore: z.optional(place),
      regardless: z.optional(z.literal(true)),
    }),
  ),
  unknown: z.optional(z.array(z.enum(['announce', 'approval', 'addMode']))),
});

export const raidMode = z.object({
  accountId,
  does: z.enum(['nothing', 'offer', 'lock']),
  atLeast: count,
  withinMinutes: count,
  lockMinutes: count,
  settings,
});

export const raid = z.object({
  accountId,
  groupId,
  beganAt: time,
  lastAt: time,
  count,
  answer: z.optional(z.enum(['dismissed', 'locked'])),
});
