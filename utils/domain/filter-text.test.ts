import { describe, expect, it } from 'vitest';
import { textMatcher } from './filter-text.ts';
import { aRow, phone } from './list-rows.test-data.ts';

const finds = (typed: string, row: ReturnType<typeof aRow>) => textMatcher(typed)?.(row);

describe('finding people by typed words', () => {
  it.each([
    ['[LT1] case does not matter', 'ANNA', { displayName: 'Anna K.' }],
    ['[LT1] accents do not matter', 'jose', { displayName: 'José' }],
    ['[LT1] й and ё are found by и and е, as they are typed in haste', 'семен', { displayName: 'Семён' }],
    ['[LT1] full-width forms are found by plain ones', 'anna', { displayName: 'Ａｎｎａ' }],
    ['[LT1] vowel points do not matter', 'محمد', { displayName: 'مُحَمَّد' }],
    ['[LT2] every word must be found, in any order', 'petrova anna', { displayName: 'Anna Petrova' }],
    [
      '[LT2] the name they gave themselves is searched too',
      'annushka',
      { displayName: 'Anna', pushName: 'Annushka' },
    ],
    ['[LT2] so is the user name', 'oak_anna', { username: 'oak_anna' }],
    ['[LT2] so is the start of the newest note', 'garage', { lastNote: 'asked about the garage' }],
    ['[LT2] so is the name of the group', 'lane', { groupName: 'Oak Lane' }],
    ['[LT2] and of whoever brought them', 'boris', { addedBy: { displayName: 'Boris' } }],
    ['[LT3] a plus finds numbers that begin so', '+7 916', { phone: phone('+79161234512') }],
    ['[LT3] 00 is a plus', '007916', { phone: phone('+79161234512') }],
    ['[LT4] digits are found anywhere in the number', '234-5', { phone: phone('+79161234512') }],
    ['[LT5] digits are found in names too', '2', { displayName: 'Anna 2', phone: phone('+4415') }],
  ])('%s', (_, typed, facts) => {
    expect(finds(typed, aRow({ id: 'p', ...facts }))).toBe(true);
  });

  it.each([
    ['[LT1] vowel signs that are letters do matter', 'काम', { displayName: 'कमी' }],
    ['[LT2] one word that is not there is enough', 'anna ivanova', { displayName: 'Anna Petrova' }],
    [
      '[LT3] a plus does not find numbers that only hold the digits',
      '+916',
      { phone: phone('+79161234512') },
    ],
    ['[LT4] a hidden number has no digits', '916', { displayName: 'Anna' }],
    [
      '[LT2] of a name of 5,000 characters only the start is searched',
      'end',
      { displayName: `${'a'.repeat(4_997)}end` },
    ],
  ])('%s', (_, typed, facts) => {
    expect(finds(typed, aRow({ id: 'p', ...facts }))).toBe(false);
  });

  it('[LT6] blank text is no filter', () => {
    expect(textMatcher('  \t ')).toBeUndefined();
  });
});
