import type { FilterRow } from './filter.ts';
import { asId, type GroupId, type PersonId } from './ids.ts';

export const OAK: GroupId = asId('oak@g.us');
export const GARAGE: GroupId = asId('garage@g.us');

/** A row of a list with nothing known but its id. */
export function aRow(facts: Partial<FilterRow> & { id: string }): FilterRow {
  const { id, ...rest } = facts;
  return {
    personId: asId<PersonId>(id),
    groupId: OAK,
    isBusiness: false,
    isMyContact: false,
    isMe: false,
    tags: [],
    groupTags: [],
    noteCount: 0,
    ...rest,
  };
}

export const phone = (e164: string, country?: string) => ({ e164, formatted: e164, country });
