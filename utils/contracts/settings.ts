import type { GroupSetId, TagId, TemplateId } from '@/utils/domain/ids.ts';
import { count, id, time } from './parts.ts';
import { z } from './zod.ts';

const between = (low: number, high: number) => count.check(z.gte(low), z.lte(high));
const MINUTE_MS = 60_000;

/** What the admin may change, with the widest limits that make sense; the screens offer narrower ones. */
export const settings = z.object({
  undoDelayMs: between(0, MINUTE_MS),
  pacing: z.object({
    firstBatch: between(1, 1_024),
    largestBatch: between(1, 1_024),
    pauseMs: between(0, 10 * MINUTE_MS),
    pausePerPersonMs: between(0, MINUTE_MS),
  }),
  reasonAbove: between(0, 100_000),
  inlineMarks: z.boolean(),
  drawerWidth: between(320, 560),
  drawerOpen: z.boolean(),
  noticeReadAt: z.optional(time),
  logKeepDays: between(1, 3_650),
  strikeDays: between(1, 3_650),
  strikeNoteAt: between(0, 100),
  strikeTagAt: between(0, 100),
  strikeRemoveAt: between(0, 100),
  strikeTagId: z.nullable(id<TagId>()),
  strikeTemplateId: z.nullable(id<TemplateId>()),
  // A column of a later version is no reason to refuse.
  hiddenGroupColumns: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(100))),
  dailySnapshots: z.optional(z.union([z.literal('all'), z.array(id<GroupSetId>()).check(z.maxLength(100))])),
  messageLinks: z.boolean(),
  messageWords: z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(200)),
  messageForwarded: z.boolean(),
  messageFlood: between(0, 1_000),
  messageFloodS: between(1, 86_400),
  countingOff: z.optional(z.boolean()),
  countFrom: z.optional(time),
  advisorPeople: z.optional(between(0, 3)),
  advisorChats: z.optional(z.enum(['few', 'some', 'many', 'untold'])),
  backupRemindDays: z.optional(between(0, 3_650)),
  forgetLeaversMonths: z.optional(between(0, 1_200)),
  leaversLookedAt: z.optional(time),
  lastBackupAt: z.optional(time),
  backupPutOffAt: z.optional(time),
  backupsMade: z.optional(z.array(time).check(z.maxLength(100))),
  paletteRecent: z.optional(z.array(z.string().check(z.maxLength(300))).check(z.maxLength(100))),
  tourOn: z.optional(z.boolean()),
});
