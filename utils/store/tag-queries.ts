import type { PersonId, TagId } from '@/utils/domain/ids.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers } from './deps.ts';

export function tagQueries({ db }: { db: Database }): QueryHandlers<'tags' | 'tagOverlap'> {
  /** The whole people who have a tag, anywhere. */
  const holders = async (tagId: TagId, roots: ReadonlyMap<PersonId, PersonId>): Promise<Set<PersonId>> => {
    const keys = await db.tagged.where('tagId').equals(tagId).primaryKeys();
    return new Set(keys.map(([person]) => roots.get(person) ?? person));
  };

  return {
    async tags() {
      const [tags, roots] = await Promise.all([db.tags.toArray(), rootsOfParts(db)]);
      const counted = await Promise.all(
        tags.map(async (tag) => ({ ...tag, peopleCount: (await holders(tag.id, roots)).size })),
      );
      return done(counted.sort((a, b) => a.order - b.order));
    },

    async tagOverlap({ from, into }) {
      const roots = await rootsOfParts(db);
      const [left, right] = await Promise.all([holders(from, roots), holders(into, roots)]);
      const both = [...left].filter((person) => right.has(person)).length;
      return done({ from: left.size, into: right.size, both });
    },
  };
}

/** For everybody who is part of another: the whole person. Few rows: the index holds only those. */
export async function rootsOfParts(db: Database): Promise<ReadonlyMap<PersonId, PersonId>> {
  const parts = await db.people.orderBy('mergedInto').toArray();
  const above = new Map(parts.map((row) => [row.personId, row.mergedInto]));
  return new Map(
    parts.map((row) => {
      let root = row.personId;
      for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
      return [row.personId, root];
    }),
  );
}
