import type { PersonSummary } from '@/utils/domain/person.ts';
import type { GroupId, TagId } from '@/utils/domain/ids.ts';
import { TAG_COLOURS, TAG_NAME_LIMIT, type Tag, type TagColour } from '@/utils/domain/knowledge.ts';

/** What is wrong with a name for a tag. Two tags that differ only in case or spaces would be told apart by nobody. */
export function tagNameProblem(
  name: string,
  tags: readonly Pick<Tag, 'id' | 'name'>[],
  ownId?: TagId,
): 'empty' | 'too-long' | 'taken' | undefined {
  const wanted = plain(name);
  if (wanted === '') return 'empty';
  if (name.trim().length > TAG_NAME_LIMIT) return 'too-long';
  return tags.some((tag) => tag.id !== ownId && plain(tag.name) === wanted) ? 'taken' : undefined;
}

/** The colour that is used least, the first of them; gray last, since it says nothing. */
export function nextColour(tags: readonly Pick<Tag, 'colour'>[]): TagColour {
  const wanted = [...TAG_COLOURS.slice(1), TAG_COLOURS[0]];
  const uses = (colour: TagColour) => tags.filter((tag) => tag.colour === colour).length;
  return wanted.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best), wanted[0] ?? 'gray');
}

export type Spread = 'all' | 'some' | 'none';

export function hasTag(
  person: Pick<PersonSummary, 'tags' | 'groupTags'>,
  tagId: TagId,
  groupId?: GroupId,
): boolean {
  return groupId === undefined
    ? person.tags.includes(tagId)
    : person.groupTags.some((mark) => mark.groupId === groupId && mark.tagId === tagId);
}

/** How many of these people have a tag, everywhere (no group) or in one group only. */
export function spreadOf(
  people: readonly Pick<PersonSummary, 'tags' | 'groupTags'>[],
  tagId: TagId,
  groupId?: GroupId,
): Spread {
  const having = people.filter((person) => hasTag(person, tagId, groupId)).length;
  if (having === 0) return 'none';
  return having === people.length ? 'all' : 'some';
}

/** Tags whose name holds what was typed, and whether a new one of that name may be made. */
export function searchTags<Row extends Tag>(
  tags: readonly Row[],
  typed: string,
): { found: Row[]; canCreate: boolean } {
  const wanted = plain(typed);
  return {
    found: wanted === '' ? [...tags] : tags.filter((tag) => plain(tag.name).includes(wanted)),
    canCreate: tagNameProblem(typed, tags) === undefined,
  };
}

const plain = (name: string): string => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase();
