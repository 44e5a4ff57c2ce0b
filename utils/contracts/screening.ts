/** Screening rules and the deny and allow lists, as they are kept and exported. Limits are those of `domain`; the types hold them to it. */
import type { AccountId, EntryId, GroupId, GroupSetId, PersonId, RuleId, TagId } from '@/utils/domain/ids.ts';
import type { LIST_ENTRIES_LIMIT, LIST_REASON_LIMIT } from '@/utils/domain/lists.ts';
import type { CONDITIONS_LIMIT, PATTERN_LIMIT } from '@/utils/domain/screening-rule.ts';
import { identity, requestMethod } from './facts.ts';
import { count, id, time } from './parts.ts';
import { z } from './zod.ts';

const conditionsLimit: typeof CONDITIONS_LIMIT = 12;
const reasonLimit: typeof LIST_REASON_LIMIT = 300;
const NAME_LIMIT = 80;
const patternLimit: typeof PATTERN_LIMIT = 200;

export const verdict = z.enum(['approve', 'reject', 'hold']);
const listName = z.enum(['deny', 'allow']);

export const namePattern = z.object({
  as: z.enum(['text', 'regex']),
  text: z.string().check(z.maxLength(patternLimit)),
});

/** SC41. */
const negated = { is: z.optional(z.literal('not')) };

const condition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('country'),
    is: z.enum(['one-of', 'none-of']),
    countries: z.array(z.string().check(z.length(2))),
  }),
  z.object({ kind: z.literal('number'), is: z.enum(['known', 'hidden']) }),
  z.object({ kind: z.literal('method'), methods: z.array(requestMethod), ...negated }),
  z.object({
    kind: z.literal('brought'),
    by: z.enum(['anybody', 'nobody', 'people']),
    people: z.array(id<PersonId>()),
    ...negated,
  }),
  z.object({ kind: z.literal('name'), is: z.enum(['like', 'unlike']), pattern: namePattern }),
  z.object({ kind: z.literal('listed'), on: listName, ...negated }),
  z.object({ kind: z.literal('removed'), withinDays: z.optional(count), ...negated }),
  z.object({ kind: z.literal('strikes'), atLeast: count, ...negated }),
  z.object({ kind: z.literal('tag'), tags: z.array(id<TagId>()), ...negated }),
  z.object({ kind: z.literal('in-groups'), atLeast: count }),
  z.object({ kind: z.literal('places-left'), atMost: count }),
  z.object({ kind: z.literal('age'), is: z.enum(['older', 'newer']), hours: count }),
]);

const ruleFields = {
  id: id<RuleId>(),
  accountId: id<AccountId>(),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(NAME_LIMIT)),
  isOn: z.boolean(),
  groupIds: z.optional(z.array(id<GroupId>())),
  setIds: z.optional(z.array(id<GroupSetId>())),
  conditions: z.array(condition).check(z.maxLength(conditionsLimit)),
  verdict,
  perHour: z.optional(count),
};
export const newRule = z.object(ruleFields);
export const trial = {
  over: z.enum(['queue', 'past']),
  also: z.optional(id<RuleId>()),
};

export const screeningRule = z.object({
  ...ruleFields,
  order: count,
  triedAs: z.optional(z.string()),
  triedAt: z.optional(time),
  triedAfter: z.optional(z.string()),
  triedOver: z.optional(trial.over),
  rightLost: z.optional(z.enum(['before', 'set', 'pattern', 'no-pattern'])),
  updatedAt: time,
});

export const listEntry = z.object({
  id: id<EntryId>(),
  list: listName,
  keys: z.array(z.string().check(z.minLength(1), z.maxLength(220))).check(z.minLength(1)),
  personId: z.optional(id<PersonId>()),
  label: z.string(),
  reason: z.optional(z.string().check(z.maxLength(reasonLimit))),
  author: z.optional(z.string()),
  at: time,
  expiresAt: z.optional(time),
});

/** Why somebody is on a list, and until when. */
export const listEnding = z.object({
  reason: z.optional(z.string().check(z.maxLength(reasonLimit))),
  expiresAt: z.optional(time),
});

/** A line as a screen gives it: the store finds the identities of a person it knows. */
const newEntry = z.object({
  id: id<EntryId>(),
  list: listName,
  personId: z.optional(id<PersonId>()),
  /** For somebody whom Muster may not have seen. */
  identity: z.optional(identity),
  label: z.optional(z.string().check(z.maxLength(200))),
  reason: z.optional(z.string().check(z.maxLength(reasonLimit))),
  author: z.optional(z.string().check(z.maxLength(200))),
  expiresAt: z.optional(time),
});
const entriesLimit: typeof LIST_ENTRIES_LIMIT = 10_000;
export const newEntries = z.array(newEntry).check(z.minLength(1), z.maxLength(entriesLimit));
/** Lines as they were before others took their place; several of the old ones may be of one person. */
export const keptEntries = z.array(listEntry).check(z.maxLength(2 * entriesLimit));
