import { expect, it } from 'vitest';
import { titlesOf } from './test-titles.ts';

it('the reader of titles sees every form, and nothing else', () => {
  const text = String.raw`
      // it('A1 in a comment', …)
      describe('A2', () => {
        it.skip("A3 it's", () => expect('A4').toMatch(/it\('[')]A5/));
        it.each<[string, (a: X) => void]>([['A6', run], /* 'A7' */ ['A8', run]])('%s', (_, then) => then('A9'));
        it.each(['A10'])('A11 of %j', () => {});
        test.step('A12', () => {});
        list.test('A13');
        it.each(cases)('$rule', () => {});
      });
      const cases = [{ rule: 'A17', other: 'A18' }, { rule: 'A19' }];
      test(title, () => 'A14');
      test('A15', { tag: 'A16' }, () => {});`;
  expect(titlesOf(text)).toEqual([
    'A2',
    "A3 it's",
    '%s',
    'A6',
    'A8',
    'A11 of %j',
    '$rule',
    'A17',
    'A19',
    'A15',
  ]);
});
