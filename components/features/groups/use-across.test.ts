import { describe, expect, it } from 'vitest';
import { acrossStamp } from './use-across.ts';

describe('when people in several groups are asked for anew', () => {
  const read = [
    { size: 420, membersReadAt: 1 },
    { size: 60, membersReadAt: 1 },
  ];

  it('[GM21] when members of one of the groups are read for the first time', () => {
    const before = [{ size: 420, membersReadAt: undefined }, ...read.slice(1)];
    expect(acrossStamp(before)).not.toBe(acrossStamp(read));
  });

  it('[GM21] when somebody came or went', () => {
    const after = [{ size: 419, membersReadAt: 1 }, ...read.slice(1)];
    expect(acrossStamp(after)).not.toBe(acrossStamp(read));
  });

  it('not while nothing changes', () => {
    expect(acrossStamp(structuredClone(read))).toBe(acrossStamp(read));
  });
});
