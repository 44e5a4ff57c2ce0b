import { describe, expect, it } from 'vitest';
import { shortenProperties } from '@/scripts/shorten-properties.ts';

describe('names of custom properties', () => {
  it('become short, the same everywhere, the most frequent first', () => {
    const code =
      'x(`a{color:var(--m-line)}b{color:var(--m-dim);fill:var(--m-dim)}`,{"--m-line":1,"--m-dim":2})';
    expect(shortenProperties(code)).toBe(
      'x(`a{color:var(--1)}b{color:var(--0);fill:var(--0)}`,{"--1":1,"--0":2})',
    );
  });

  it('do not take the name of another', () => {
    expect(shortenProperties('`--0:1;color:var(--m-line)`')).toBe('`--0:1;color:var(--1)`');
  });

  it('one that begins another stays apart from it', () => {
    const short = shortenProperties('`--m-content:1;--m-content-dim:2;a:var(--m-content)`');
    expect(short).toBe('`--0:1;--1:2;a:var(--0)`');
  });

  it('those of tags are put together at run time and stay', () => {
    expect(shortenProperties('`--m-tag-${x}-bg`,"--m-tag-red-bg"')).toBe(
      '`--m-tag-${x}-bg`,"--m-tag-red-bg"',
    );
  });

  it('any other put together at run time is an error', () => {
    expect(() => shortenProperties('`--m-${x}`')).toThrow('run time');
    expect(() => shortenProperties('"--m-"+x')).toThrow('run time');
  });
});
