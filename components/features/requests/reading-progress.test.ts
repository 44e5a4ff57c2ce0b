import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import type { GroupFacts } from '@/utils/domain/group.ts';
import { readingProgress } from './reading-progress.ts';

const asked = (over: Partial<GroupFacts> & { goneAt?: number; requestsReadAt?: number }) => ({
  ...aGroup({ myRole: 'admin', settings: { approval: true } }),
  ...over,
});

describe('readingProgress', () => {
  it('counts groups that I administer and that ask for approval, or may', () => {
    const groups = [
      asked({ requestsReadAt: 1 }),
      asked({ myRole: 'superadmin' }),
      asked({ settings: {} }),
      asked({ settings: { approval: false } }),
      asked({ myRole: 'member' }),
    ];
    expect(readingProgress(groups)).toEqual({ read: 1, wanted: 3 });
  });

  it.each([
    ['suspended', { suspended: true }],
    ['closed for good', { terminated: true }],
    ['gone', { goneAt: 1 }],
  ])('waits for none that is %s: it never answers', (_, over) => {
    expect(readingProgress([asked(over)])).toEqual({ read: 0, wanted: 0 });
  });
});
