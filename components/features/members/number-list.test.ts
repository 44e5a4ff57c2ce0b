import { describe, expect, it } from 'vitest';
import { aRow, phone } from '@/utils/domain/list-rows.test-data.ts';
import { isHeader, numberLines } from '@/utils/domain/number-lines.ts';
import { numberList } from './number-list.ts';

const anna = aRow({ id: 'anna', displayName: 'Anna, flat 7', phone: phone('+79160000001', 'RU') });
const hidden = aRow({ id: 'hidden', displayName: 'عمر ٣٤٥٦٧٨٩' });
const lines = numberLines(numberList([hidden, anna]));

describe('people as lines to add', () => {
  it('[LN2] the number is what is read of a line, whatever the name holds', () => {
    expect(lines[0]?.candidate?.replace(/\D/g, '')).toBe('79160000001');
  });

  it('[LN4] a hidden number is no number, figures of any script in the name included', () => {
    expect(lines[1]?.candidate).toBeUndefined();
    expect(lines[1]?.text).toContain('عمر');
  });

  it('[LN3] nobody is taken for a header', () => {
    expect(lines.filter(isHeader)).toEqual([]);
  });
});
