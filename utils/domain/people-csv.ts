/** People as a file. Rules E1–E3: `SPEC.md`. */
import { formatCsv } from './csv.ts';
import type { Role } from './group.ts';
import type { TagId } from './ids.ts';
import type { ListName } from './lists.ts';
import type { KnownPerson } from './people-list.ts';

/** Names of the columns, the same in every language. */
const COLUMNS = [
  'number',
  'name',
  'username',
  'country',
  'groups',
  'role',
  'tags',
  'strikes',
  'list',
  'notes',
];

export type CsvPerson = KnownPerson & {
  groupCount: number;
  role?: Role | undefined;
  strikes?: number | undefined;
  listed?: { list: ListName } | undefined;
};

export type CsvWords = {
  tagName(tag: TagId): string;
  roleName(role: Role): string;
  listName(list: ListName): string;
};

/** A hidden number is empty. Tags that hold anywhere are parted by a comma. */
export function peopleCsv(people: readonly CsvPerson[], words: CsvWords): string {
  return formatCsv(
    COLUMNS,
    people.map((person) => [
      person.phone?.e164 ?? '',
      person.displayName ?? '',
      person.username ?? '',
      person.phone?.country ?? '',
      String(person.groupCount),
      person.role ? words.roleName(person.role) : '',
      [...new Set([...person.tags, ...person.groupTags.map(({ tagId }) => tagId)])]
        .map(words.tagName)
        .filter((name) => name !== '')
        .join(', '),
      String(person.strikes ?? 0),
      person.listed ? words.listName(person.listed.list) : '',
      String(person.noteCount),
    ]),
  );
}
