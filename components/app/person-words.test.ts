import { describe, expect, it } from 'vitest';
import { t } from '@/utils/i18n.ts';
import { groupTitle } from './person-words.ts';

describe('the name of a group', () => {
  it.each([
    ['stands as it is', 'Oak Lane', 'Oak Lane'],
    ['on one line, without controls', 'Oak\n\u202ELane\u0000', 'Oak Lane'],
    ['of signs alone is one', '👾', '👾'],
    ['is cut', 'y'.repeat(5_000), `${'y'.repeat(120)}…`],
    ['of nothing is said to be missing', '', t('unnamedGroup')],
    ['of what cannot be seen, too', ' \u200D\u2066 ', t('unnamedGroup')],
  ])('%s', (_, subject, expected) => {
    expect(groupTitle(subject)).toBe(expected);
  });
});
