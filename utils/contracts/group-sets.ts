/** Saved sets of groups, as they are kept and exported. Limits are those of `domain`; the types hold them to it. */
import type { GROUP_SET_NAME_LIMIT, SET_GROUPS_LIMIT } from '@/utils/domain/group-sets.ts';
import type { AccountId, GroupId, GroupSetId } from '@/utils/domain/ids.ts';
import { filledText, id, time } from './parts.ts';
import { z } from './zod.ts';

const nameLimit: typeof GROUP_SET_NAME_LIMIT = 60;
const groupsLimit: typeof SET_GROUPS_LIMIT = 5_000;
const TEXT_LIMIT = 200;

const states = z.optional(z.array(z.enum(['on', 'off', 'unknown'])));

const groupFilter = z.object({
  text: z.string().check(z.maxLength(TEXT_LIMIT)),
  kinds: z.array(z.enum(['group', 'community', 'subgroup', 'announcement', 'general'])),
  sizes: z.array(z.enum(['small', 'medium', 'large', 'full'])),
  roles: z.array(z.enum(['superadmin', 'admin'])),
  settings: z.object({
    announce: states,
    restrict: states,
    approval: states,
    addMode: states,
    ephemeralS: states,
  }),
  pending: z.boolean(),
  suspended: z.boolean(),
  places: z.optional(z.array(z.enum(['10', '100', 'unknown']))),
  links: z.optional(z.array(z.enum(['30', '90', '365', 'unknown']))),
  quiet: z.optional(z.array(z.enum(['7', '30', '90', 'unknown']))),
});

const setFields = {
  id: id<GroupSetId>(),
  accountId: id<AccountId>(),
  name: filledText(nameLimit),
  holds: z.discriminatedUnion('by', [
    z.object({ by: z.literal('hand'), groupIds: z.array(id<GroupId>()).check(z.maxLength(groupsLimit)) }),
    z.object({ by: z.literal('filter'), filter: groupFilter }),
  ]),
};
export const newGroupSet = z.object(setFields);
export const groupSet = z.object({ ...setFields, updatedAt: time });
