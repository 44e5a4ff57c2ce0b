import { describe, expect, it } from 'vitest';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { filterOf, groupOf, NO_CHOICE } from './log-choice.ts';

const facts = { accountId: asId<never>('a'), focus: asId<GroupId>('focus'), limit: 500 };

describe('filterOf', () => {
  it('asks for the group in focus and nothing else at first', () => {
    expect(filterOf(NO_CHOICE, facts)).toEqual({ accountId: 'a', groupId: 'focus', limit: 500 });
  });

  it('takes both days whole, in the time zone of the reader', () => {
    const { from, to } = filterOf({ ...NO_CHOICE, fromDay: '2026-02-28', toDay: '2026-02-28' }, facts);
    expect(from).toBe(new Date(2026, 1, 28).getTime());
    expect(to).toBe(new Date(2026, 2, 1).getTime() - 1);
  });

  it.each(['', '2026-2-1', 'yesterday'])('no limit for the day "%s"', (day) => {
    expect(filterOf({ ...NO_CHOICE, fromDay: day, toDay: day }, facts)).toMatchObject({
      from: undefined,
      to: undefined,
    });
  });

  it('[HP1] asks for one person where the card has led here', () => {
    const person = { personId: asId<never>('anna'), name: 'Anna' };
    expect(filterOf({ ...NO_CHOICE, person }, facts).personId).toBe('anna');
  });

  it('passes on what was chosen', () => {
    const choice = { ...NO_CHOICE, text: ' anna ', actions: ['tag' as const], result: 'failed' as const };
    expect(filterOf(choice, facts)).toMatchObject({ text: 'anna', actions: ['tag'], result: 'failed' });
  });
});

it.each([
  ['focus', 'focus'],
  ['all', undefined],
  ['g2', 'g2'],
])('group %s', (group, expected) => {
  expect(groupOf({ ...NO_CHOICE, group: group as GroupId }, facts.focus)).toBe(expected);
});
