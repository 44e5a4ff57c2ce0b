import type { GroupId, PersonId, TagId } from '@/utils/domain/ids.ts';
import { withTags } from '@/utils/domain/people-list.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { done, type CommandHandlers, refuse, type StoreDeps } from './deps.ts';
import { inOrder } from './in-order.ts';
import type { PersonStored, TaggedStored } from './rows.ts';

type TagCommand = 'putTag' | 'orderTags' | 'mergeTags' | 'deleteTag';

export function tagCommands({ db, clock }: StoreDeps): CommandHandlers<TagCommand> {
  return {
    putTag: ({ tagId, name, colour }) =>
      db.transaction('rw', db.tags, async () => {
        const tags = await db.tags.toArray();
        if (tags.some((tag) => tag.id !== tagId && nameKey(tag) === nameKey({ name })))
          return refuse('in-use');
        const before = tags.find((tag) => tag.id === tagId);
        if (before?.name === name && before.colour === colour) return done(null);
        const order = before?.order ?? Math.max(-1, ...tags.map((tag) => tag.order)) + 1;
        await db.tags.put({ id: tagId, name, colour, order, updatedAt: clock.now() });
        return done(null);
      }),

    orderTags: ({ tagIds }) =>
      db.transaction('rw', db.tags, async () => {
        await db.tags.bulkPut(inOrder(await db.tags.toArray(), tagIds, clock.now()));
        return done(null);
      }),

    mergeTags: ({ from, into }) =>
      db.transaction('rw', db.tags, db.tagged, db.people, db.settings, db.segments, async () => {
        if (from === into) return refuse('invalid');
        if (!(await db.tags.get(into))) return refuse('not-found');
        const rows = await db.tagged.where('tagId').equals(from).toArray();
        await db.tagged.bulkDelete(rows.map(taggedKey));
        await db.tagged.bulkPut(rows.map((row) => ({ ...row, tagId: into })));
        await changePeople(rows, (person) => ({
          ...person,
          tags: unique(person.tags.map((tag) => (tag === from ? into : tag))),
          groupTags: uniqueGroupTags(
            person.groupTags.map((tag) => (tag.tagId === from ? { ...tag, tagId: into } : tag)),
          ),
        }));
        await proposeInstead(from, into);
        await db.segments.toCollection().modify((segment) => {
          segment.filter = withTags(segment.filter, (tag) => (tag === from ? into : tag));
        });
        await db.tags.delete(from);
        return done(null);
      }),

    deleteTag: ({ tagId }) =>
      db.transaction('rw', db.tags, db.tagged, db.people, db.settings, async () => {
        const rows = await db.tagged.where('tagId').equals(tagId).toArray();
        await db.tagged.bulkDelete(rows.map(taggedKey));
        const people = await changePeople(rows, (person) => ({
          ...person,
          tags: person.tags.filter((tag) => tag !== tagId),
          groupTags: person.groupTags.filter((tag) => tag.tagId !== tagId),
        }));
        await proposeInstead(tagId, null);
        await db.tags.delete(tagId);
        return done({ people });
      }),
  };

  /** ST9 */
  async function proposeInstead(gone: TagId, instead: TagId | null): Promise<void> {
    const proposed = await db.settings.get('strikeTagId' satisfies keyof Settings);
    if (proposed?.value === gone) await db.settings.put({ ...proposed, value: instead });
  }

  async function changePeople(
    rows: readonly TaggedStored[],
    change: (person: PersonStored) => PersonStored,
  ): Promise<number> {
    const found = await db.people.bulkGet(unique(rows.map((row) => row.personId)));
    const people = found.filter((person) => person !== undefined);
    const at = clock.now();
    await db.people.bulkPut(people.map((person) => ({ ...change(person), updatedAt: at })));
    return people.length;
  }
}

/** Two tags with the same key would look alike. */
export const nameKey = ({ name }: { name: string }): string => name.normalize('NFC').toLowerCase();

const taggedKey = (row: TaggedStored): [PersonId, TagId, GroupId | ''] => [
  row.personId,
  row.tagId,
  row.scope,
];

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

function uniqueGroupTags(tags: PersonStored['groupTags']): PersonStored['groupTags'] {
  return [...new Map(tags.map((tag) => [`${tag.groupId} ${tag.tagId}`, tag])).values()];
}
