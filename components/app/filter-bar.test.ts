import { expect, it } from 'vitest';
import { NO_FILTER } from '@/utils/domain/filter.ts';
import { menuItems } from './filter-bar.tsx';

const entries = (kind: 'age' | 'joined') =>
  menuItems(kind, { filter: NO_FILTER, onChange: () => {}, rows: [], tags: new Map() });

it('[LF5] members are asked for by the time of joining, in words of joining', () => {
  expect(entries('joined')).toContainEqual(
    expect.objectContaining({ id: 'newer7', label: 'joined in the last 7 days' }),
  );
  expect(entries('joined')).toContainEqual(
    expect.objectContaining({ id: 'older30', label: 'joined over 30 days ago' }),
  );
});

it('[LF6] only requests can be put off; [LF8] whoever was removed before can be a member again', () => {
  const ids = (kind: 'age' | 'joined') => entries(kind).map(({ id }) => id);
  expect(ids('age')).toEqual(expect.arrayContaining(['postponed', 'removed']));
  expect(ids('joined')).toContain('removed');
  expect(ids('joined')).not.toContain('postponed');
});
