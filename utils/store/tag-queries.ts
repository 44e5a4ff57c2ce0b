import type { PersonId, TagId } from '@/utils/domain/ids.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import type { Database } from './db.ts';
import { done, type QueryHandlers } from './deps.ts';

export function tagQueries({ db }: { db: Database }): QueryHandlers<'tags' | 'countedTags' | 'tagOverlap'> {
  const inOrder = async (): Promise<Tag[]> => (await db.tags.toArray()).sort((a, b) => a.order - b.order);

  /** 50,000 keys take half a second to read: they are counted again when something was written to them. */
  let last:
    | { version: string; roots: string; holders: ReadonlyMap<TagId, ReadonlySet<PersonId>> }
    | undefined;

  /** The whole people who have each tag, anywhere. */
  const allHolders = async (): Promise<(tagId: TagId) => ReadonlySet<PersonId>> => {
    // Before the read: what is written meanwhile has another one.
    const version = db.peopleIndex.version('tagged');
    // One row, so that a live query watches them all.
    const [roots] = await Promise.all([rootsOfParts(db), db.tagged.limit(1).toArray()]);
    const rootsNow = JSON.stringify([...roots]);
    if (last?.version !== version || last.roots !== rootsNow)
      last = { version, roots: rootsNow, holders: await readHolders(db, roots) };
    const { holders } = last;
    return (tagId) => holders.get(tagId) ?? new Set();
  };

  return {
    async tags() {
      return done(await inOrder());
    },

    async countedTags() {
      const [tags, holders] = await Promise.all([inOrder(), allHolders()]);
      return done(tags.map((tag) => ({ ...tag, peopleCount: holders(tag.id).size })));
    },

    async tagOverlap({ from, into }) {
      const holders = await allHolders();
      const [left, right] = [holders(from), holders(into)];
      const both = [...left].filter((person) => right.has(person)).length;
      return done({ from: left.size, into: right.size, both });
    },
  };
}

/** All keys at once: a live query watches them as one range. */
async function readHolders(
  db: Database,
  roots: ReadonlyMap<PersonId, PersonId>,
): Promise<Map<TagId, Set<PersonId>>> {
  const holders = new Map<TagId, Set<PersonId>>();
  for (const [person, tagId] of await db.tagged.toCollection().primaryKeys()) {
    const people = holders.get(tagId) ?? new Set();
    holders.set(tagId, people.add(roots.get(person) ?? person));
  }
  return holders;
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
