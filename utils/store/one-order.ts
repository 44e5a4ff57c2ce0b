/** What one order wrote on many people: the first has the id given, the others ids made from it. */
import type { EntityTable } from 'dexie';
import { asId } from '@/utils/domain/ids.ts';

export const orderedId = <Id extends string>(first: Id, index: number): Id =>
  index === 0 ? first : asId<Id>(`${first}.${index}`);

/** The row of this id; `whole`: with all others of its order. UN40. */
export async function withinOrder<Row extends { id: string }>(
  table: EntityTable<Row, 'id'>,
  first: Row['id'],
  { whole }: { whole?: true | undefined },
): Promise<Row[]> {
  const rows = table.where('id').equals(first);
  return (whole ? rows.or('id').startsWith(`${first}.`) : rows).toArray();
}
