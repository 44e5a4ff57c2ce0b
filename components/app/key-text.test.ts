import { describe, expect, it } from 'vitest';
import { KEYS, type KeyPlace } from '@/components/ui/keys.ts';
import en from '@/public/_locales/en/messages.json' with { type: 'json' };
import { readSources } from '@/tests/source-tree.ts';
import { keyText } from './key-text.ts';

const places = Object.keys(KEYS) as KeyPlace[];
const entries = places.flatMap((place) =>
  Object.entries<readonly string[]>(KEYS[place]).map(([id, keys]) => ({ place, id, keys })),
);

describe('the list of keys', () => {
  it('KY1: has words for every key of the table, and for every place', () => {
    const wanted = [
      ...places.map((place) => `keysPlace_${place}`),
      ...entries.map(({ place, id }) => `keys_${place}_${id}`),
    ];
    expect(wanted.filter((key) => !(key in en))).toEqual([]);
    const told = Object.keys(en).filter((key) => /^keys(Place)?_/.test(key));
    expect(told.filter((key) => !wanted.includes(key))).toEqual([]);
  });

  it('KY1: tells of no key that no handler asks the table for', () => {
    const sources = readSources().filter(({ isTest, path }) => !isTest && path !== 'components/ui/keys.ts');
    const untold = entries.flatMap(({ place, id, keys }) => {
      const handlers = sources.filter(({ text }) => text.includes(`keyIn('${place}'`));
      // A modifier that is held is no key of its own.
      const names = id === 'range' ? ['shiftKey'] : keys.map((_key, index) => `${id}${index}`);
      return names.filter((name) => !handlers.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)));
    });
    expect(untold).toEqual([]);
  });

  it.each([
    ['Mod+KeyK', 'Ctrl K'],
    ['Alt+Shift+KeyM', 'Alt Shift M'],
    ['ArrowDown', '↓'],
    [' ', 'Space'],
    ['?', '?'],
  ])('writes %j as %j', (key, text) => {
    expect(keyText(key)).toBe(text);
  });
});
