import type { GroupId, PersonId, TagId } from '@/utils/domain/ids.ts';
import { asId, type LogId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { actorOf } from './actor.ts';
import type { Args } from './api.ts';
import { type CommandHandlers, done, refuse, type StoreDeps } from './deps.ts';
import { loadPeople } from './load-people.ts';
import { personLabel } from './person-summary.ts';
import type { PersonStored, TaggedStored } from './rows.ts';

type Scope = { tagId: TagId; groupId: GroupId | undefined };

/** Tags on people, a thousand in one transaction. Rule MG11. */
export function taggingCommands(deps: StoreDeps): CommandHandlers<'tagPeople' | 'untagPeople'> {
  const { db, clock } = deps;
  const inTransaction = <Value>(work: () => Promise<Value>): PromiseLike<Value> =>
    db.transaction('rw', [db.people, db.tagged, db.tags, db.groups, db.accounts, db.log], work);

  return {
    async tagPeople(args) {
      return inTransaction(async () => {
        const { personIds, tagId, groupId } = args;
        if (!(await db.tags.get(tagId))) return refuse('not-found', 'tag');
        const people = await loadPeople(db, personIds);
        const at = clock.now();
        const scope = { tagId, groupId };
        const changed: PersonStored[] = [];
        for (const root of new Set(personIds.map(people.rootOf))) {
          const row = people.rows.get(root);
          if (row && !people.wholeOf(root).some((part) => hasTag(part, scope))) changed.push(row);
        }
        await db.people.bulkPut(changed.map((row) => ({ ...withTag(row, scope), updatedAt: at })));
        await db.tagged.bulkPut(
          changed.map((row): TaggedStored => ({ personId: row.personId, tagId, scope: groupId ?? '', at })),
        );
        await log(
          'tag',
          args,
          changed.map((row) => people.summaryOf(row.personId)),
        );
        return done({ changed: changed.length });
      });
    },

    async untagPeople(args) {
      return inTransaction(async () => {
        const { personIds, tagId, groupId } = args;
        const people = await loadPeople(db, personIds);
        const at = clock.now();
        const scope = { tagId, groupId };
        const roots = [...new Set(personIds.map(people.rootOf))];
        const tagged = roots.filter((root) => people.wholeOf(root).some((part) => hasTag(part, scope)));
        const parts = tagged.flatMap((root) => people.wholeOf(root)).filter((part) => hasTag(part, scope));
        await db.people.bulkPut(parts.map((row) => ({ ...withoutTag(row, scope), updatedAt: at })));
        await db.tagged.bulkDelete(parts.map((row) => [row.personId, tagId, groupId ?? ''] as const));
        await log(
          'untag',
          args,
          tagged.map((root) => people.summaryOf(root)),
        );
        return done({ changed: tagged.length });
      });
    },
  };

  async function log(
    action: 'tag' | 'untag',
    { accountId, tagId, groupId }: Args<'tagPeople'>,
    people: { personId: PersonId; displayName?: string | undefined }[],
  ): Promise<void> {
    if (people.length === 0) return;
    const [actor, tag, group] = await Promise.all([
      actorOf(db, accountId),
      db.tags.get(tagId),
      groupId === undefined ? undefined : db.groups.get([accountId, groupId]),
    ]);
    const at = clock.now();
    await db.log.bulkPut(
      people.map(
        (person): LogEntry => ({
          id: asId<LogId>(deps.newId()),
          at,
          accountId,
          action,
          actor,
          groupId,
          groupName: group?.subject,
          personId: person.personId,
          personLabel: personLabel(person),
          result: 'done',
          detail: tag?.name,
        }),
      ),
    );
  }
}

function hasTag(person: PersonStored, { tagId, groupId }: Scope): boolean {
  if (groupId === undefined) return person.tags.includes(tagId);
  return person.groupTags.some((tag) => tag.tagId === tagId && tag.groupId === groupId);
}

function withTag(person: PersonStored, { tagId, groupId }: Scope): PersonStored {
  return groupId === undefined
    ? { ...person, tags: [...person.tags, tagId] }
    : { ...person, groupTags: [...person.groupTags, { groupId, tagId }] };
}

function withoutTag(person: PersonStored, { tagId, groupId }: Scope): PersonStored {
  return groupId === undefined
    ? { ...person, tags: person.tags.filter((tag) => tag !== tagId) }
    : {
        ...person,
        groupTags: person.groupTags.filter((tag) => tag.tagId !== tagId || tag.groupId !== groupId),
      };
}
