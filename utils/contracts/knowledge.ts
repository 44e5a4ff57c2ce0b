/** What admins write down. Limits are those of `utils/domain/knowledge.ts`; the types hold them to it. */
import type {
  NOTE_LIMIT,
  TAG_NAME_LIMIT,
  TEMPLATE_NAME_LIMIT,
  TEMPLATE_TEXT_LIMIT,
} from '@/utils/domain/knowledge.ts';
import type { GroupId, NoteId, PersonId, TagId, TemplateId } from '@/utils/domain/ids.ts';
import { count, filledText, id, time } from './parts.ts';
import { z } from './zod.ts';

const noteLimit: typeof NOTE_LIMIT = 5_000;
const tagNameLimit: typeof TAG_NAME_LIMIT = 40;
const templateNameLimit: typeof TEMPLATE_NAME_LIMIT = 80;
const templateTextLimit: typeof TEMPLATE_TEXT_LIMIT = 4_096;

/** Names are kept without spaces around them. */
const filledName = (limit: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(limit));

export const tagName = filledName(tagNameLimit);
export const noteText = filledText(noteLimit);

export const tagColour = z.enum([
  'gray',
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'sky-blue',
  'cobalt',
  'purple',
  'pink',
]);

export const tag = z.object({
  id: id<TagId>(),
  name: tagName,
  colour: tagColour,
  order: count,
  updatedAt: time,
});

export const note = z.object({
  id: id<NoteId>(),
  personId: id<PersonId>(),
  groupId: z.optional(id<GroupId>()),
  text: noteText,
  author: z.optional(z.string()),
  createdAt: time,
  editedAt: z.optional(time),
  binnedAt: z.optional(time),
});

const templateFields = {
  id: id<TemplateId>(),
  name: filledName(templateNameLimit),
  shortcut: z.optional(filledName(templateNameLimit)),
  texts: z
    .record(z.string().check(z.maxLength(35)), filledText(templateTextLimit))
    .check(z.refine((texts) => Object.keys(texts).length > 0, { error: 'no text' })),
  variables: z.record(z.string(), z.string().check(z.maxLength(templateTextLimit))),
};
export const newTemplate = z.object(templateFields);
export const template = z.object({ ...templateFields, order: count, updatedAt: time });
