/** Filters of people and saved ones, as they are asked, kept and exported. Limits are those of `domain`; the types hold them to it. */
import type { AccountId, GroupId, GroupSetId, SegmentId, TagId } from '@/utils/domain/ids.ts';
import type { NO_TAG } from '@/utils/domain/filter.ts';
import type { INSIGHT_KEEP_DAYS } from '@/utils/domain/insight.ts';
import type { PEOPLE_TEXT_LIMIT } from '@/utils/domain/people-list.ts';
import type { SEGMENT_NAME_LIMIT } from '@/utils/domain/segments.ts';
import { role } from './facts.ts';
import { count, filledText, id, time } from './parts.ts';
import { z } from './zod.ts';

const textLimit: typeof PEOPLE_TEXT_LIMIT = 200;
const nameLimit: typeof SEGMENT_NAME_LIMIT = 60;
const silentLimit: typeof INSIGHT_KEEP_DAYS = 400;
const VALUES_LIMIT = 5_000;

const some = <Item extends z.ZodMiniType>(item: Item) => z.array(item).check(z.maxLength(VALUES_LIMIT));

export const peopleFilter = z.object({
  text: z.string().check(z.maxLength(textLimit)),
  countries: some(z.string().check(z.maxLength(4))),
  tags: some(id<TagId | typeof NO_TAG>()),
  groupIds: some(id<GroupId>()),
  setId: z.optional(id<GroupSetId>()),
  roles: some(z.union([role, z.literal('none')])),
  lists: some(z.enum(['deny', 'allow', 'none'])),
  strikes: count.check(z.lte(100)),
  silentDays: count.check(z.lte(silentLimit)),
});

export const peopleSort = z.object({
  by: z.enum(['name', 'groups', 'strikes', 'changed']),
  descending: z.boolean(),
});

const segmentFields = {
  id: id<SegmentId>(),
  accountId: id<AccountId>(),
  name: filledText(nameLimit),
  filter: peopleFilter,
};
export const newSegment = z.object(segmentFields);
export const segment = z.object({ ...segmentFields, updatedAt: time });
/** SG5: of a use that comes back. */
export const segmentUse = z.object({ at: time, marks: z.array(count) });
