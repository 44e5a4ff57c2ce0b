import { describe, expect, it } from 'vitest';
import en from '@/public/_locales/en/messages.json' with { type: 'json' };
import { callShort, readModules, shortNames, withShortNames } from '../scripts/short-messages.ts';
import { root } from './source-tree.ts';

const messages = {
  copy: { message: 'Copy' },
  title: { message: 'Title' },
  people_one: { message: '$1 person' },
  people_other: { message: '$1 people' },
  '0': { message: 'taken' },
};

describe('short names of messages', () => {
  it('are given to what is only called, single or plural, and never one that is taken', () => {
    const sources = ["t('copy'); tn(\n'people', 2)", "t('title')", "const key = 'title'"];
    expect([...shortNames(sources, messages)]).toEqual([
      ['copy', '1'],
      ['people', '2'],
    ]);
  });

  it('leave alone what stands in other quotes, and calls of another name', () => {
    expect([...shortNames(["t('copy')", 'addEventListener("copy", f)'], messages)]).toEqual([]);
    expect([...shortNames(["cut('copy')"], messages)]).toEqual([]);
  });

  it('stand in the calls, and in the messages beside the long ones', () => {
    const names = new Map([
      ['copy', '1'],
      ['people', '2'],
    ]);
    expect(callShort("t('copy'); tn('people', n); t('title'); cut('copy')", names)).toBe(
      "t('1'); tn('2', n); t('title'); cut('copy')",
    );
    expect(withShortNames(messages, names)).toEqual({
      ...messages,
      '1': messages.copy,
      '2_one': messages.people_one,
      '2_other': messages.people_other,
    });
  });

  it('name each text of the extension as its long name does', () => {
    const names = shortNames(readModules(root), en);
    expect(names.size).toBeGreaterThan(500);
    const all = withShortNames(en, names);
    for (const [long, short] of names)
      for (const end of ['', '_one', '_other']) expect(all[short + end]).toBe((en as typeof all)[long + end]);
    // Banners keep these by their names for when the extension is gone.
    expect([...names.keys()]).not.toContain('banner_orphaned');
  });
});
