import { describe, expect, it } from 'vitest';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { createRowMatcher } from './match-row.ts';

const person = (id: string, facts: Partial<PersonSummary>): PersonSummary => ({
  personId: asId<PersonId>(id),
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [],
  groupTags: [],
  noteCount: 0,
  ...facts,
});
const phone = (e164: string) => ({ e164, formatted: e164 });

const match = createRowMatcher([
  person('anna', { displayName: 'Anna K.', phone: phone('+79160000001') }),
  person('twin1', { displayName: 'Sam', phone: phone('+4420') }),
  person('twin2', { displayName: 'Sam' }),
  person('lid', { pushName: 'Vera', displayName: 'Vera from no. 3' }),
]);

describe('whom a row of WhatsApp’s own list means', () => {
  it.each([
    ['the whole number in the title', { title: '+7 916 000-00-01', aside: '' }, 'anna'],
    ['the number beside an unsaved name', { title: '~ whoever', aside: '+7 916 000 00 01' }, 'anna'],
    ['direction marks around a number', { title: '\u200e+44\u00a020', aside: '' }, 'twin1'],
    ['a name of one person only', { title: 'Anna K.', aside: 'Hey there!' }, 'anna'],
    ['the name they gave themselves', { title: '~ Vera', aside: '' }, 'lid'],
  ])('%s', (_, row, expected) => {
    expect(match(row)?.personId).toBe(expected);
  });

  it.each([
    ['two people of one name', { title: 'Sam', aside: '' }],
    ['a name that is only similar', { title: 'Anna', aside: '' }],
    ['a known name with the number of a stranger', { title: 'Anna K.', aside: '+1 555 0100' }],
    ['an empty row', { title: '', aside: '' }],
  ])('nobody: %s', (_, row) => {
    expect(match(row)).toBeUndefined();
  });
});
