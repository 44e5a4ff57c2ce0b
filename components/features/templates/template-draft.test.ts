import { describe, expect, it } from 'vitest';
import { type Draft, draftOf, draftProblems, ownVariables, settleDraft } from './template-draft.ts';

const good: Draft = { name: 'Welcome', shortcut: 'hi', texts: { en: 'Hello {name}' }, variables: {} };

describe('draftProblems', () => {
  it.each([
    ['a good one', {}, undefined],
    ['no name', { name: ' ' }, { name: 'empty', texts: {} }],
    ['a long name', { name: 'x'.repeat(81) }, { name: 'too-long', texts: {} }],
    ['no shortcut', { shortcut: '' }, undefined],
    ['a shortcut with its slash', { shortcut: '/hi' }, undefined],
    ['a shortcut in another script', { shortcut: 'привет' }, undefined],
    ['a shortcut of two words', { shortcut: 'hi there' }, { shortcut: 'signs', texts: {} }],
    ['a shortcut in use', { shortcut: '/FEE' }, { shortcut: 'taken', texts: {} }],
    ['an empty language', { texts: { en: 'x', ru: ' \n' } }, { texts: { ru: 'empty' } }],
    ['a long text', { texts: { en: 'x'.repeat(4_097) } }, { texts: { en: 'too-long' } }],
  ])('%s', (_title, change, expected) => {
    expect(draftProblems({ ...good, ...change }, [{ shortcut: 'fee' }, {}])).toEqual(expected);
  });
});

describe('settleDraft', () => {
  it('trims, drops variables that are no longer used and adds those that are', () => {
    const settled = settleDraft({
      name: ' Fee ',
      shortcut: '/Fee',
      texts: { en: ' Pay {amount} to {iban}, {first_name} ', ru: 'Оплатите {amount}' },
      variables: { amount: ' 50 ', old: 'x' },
    });
    expect(settled).toEqual({
      name: 'Fee',
      shortcut: 'fee',
      texts: { en: 'Pay {amount} to {iban}, {first_name}', ru: 'Оплатите {amount}' },
      variables: { amount: '50', iban: '' },
    });
  });

  it('knows no default for a name that every object has', () => {
    expect(settleDraft({ ...good, texts: { en: '{constructor}' } }).variables).toEqual({ constructor: '' });
  });
});

it('a new draft starts in the language of the reader, without the region', () => {
  expect(draftOf(undefined, 'pt-BR').texts).toEqual({ pt: '' });
});

it('own variables are those Muster does not fill', () => {
  expect(ownVariables({ en: '{name} {rules}', ru: '{rules} {fee} {date}' })).toEqual(['rules', 'fee']);
});
