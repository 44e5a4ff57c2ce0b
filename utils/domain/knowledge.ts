/** What admins write down themselves: tags, notes, templates. */
import type { GroupId, NoteId, PersonId, TagId, TemplateId } from './ids.ts';

/** Names of WhatsApp's own colour families, so that tags look at home. */
export const TAG_COLOURS = [
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
] as const;
export type TagColour = (typeof TAG_COLOURS)[number];

export const TAG_NAME_LIMIT = 40;
export const NOTE_LIMIT = 5_000;
export const TEMPLATE_NAME_LIMIT = 80;
export const TEMPLATE_TEXT_LIMIT = 4_096;

export type Tag = { id: TagId; name: string; colour: TagColour; order: number; updatedAt: number };

export type Note = {
  id: NoteId;
  personId: PersonId;
  /** Missing: about the person everywhere. */
  groupId?: GroupId | undefined;
  text: string;
  author?: string | undefined;
  createdAt: number;
  editedAt?: number | undefined;
  /** In the bin since; emptied after 30 days. */
  binnedAt?: number | undefined;
};

export type Template = {
  id: TemplateId;
  name: string;
  /** What is typed after `/` to find it. */
  shortcut?: string | undefined;
  /** Text per language tag (`en`, `pt-BR`); at least one. */
  texts: Record<string, string>;
  /** Own variables with their default texts. */
  variables: Record<string, string>;
  order: number;
  updatedAt: number;
};
