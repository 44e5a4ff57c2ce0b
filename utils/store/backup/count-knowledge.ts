import type { PersonId } from '@/utils/domain/ids.ts';
import type { Note } from '@/utils/domain/knowledge.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import { recounted } from '../note-commands.ts';
import type { PersonStored, TaggedStored } from '../rows.ts';

/** Writes tags and counts of notes into the rows of `touched` people; `people` is changed in place. */
export function countKnowledge(
  people: Map<PersonId, PersonStored>,
  touched: ReadonlySet<PersonId>,
  all: { tagged: readonly TaggedStored[]; notes: readonly Note[]; at: number },
): void {
  const tags = Map.groupBy(all.tagged, (row) => row.personId);
  const notes = Map.groupBy(all.notes, (row) => row.personId);
  for (const id of touched) {
    const person = people.get(id);
    if (!person) continue;
    const mine = tags.get(id) ?? [];
    const next = recounted(
      {
        ...person,
        tags: mine.filter((row) => row.scope === '').map((row) => row.tagId),
        groupTags: mine.flatMap(({ scope, tagId }) => (scope === '' ? [] : [{ groupId: scope, tagId }])),
      },
      notes.get(id) ?? [],
      person.updatedAt,
    );
    if (!sameData(person, next)) people.set(id, { ...next, updatedAt: all.at });
  }
}
