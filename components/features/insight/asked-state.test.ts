import { expect, it } from 'vitest';
import { type AskedState, afterAnswer } from './asked-state.ts';

const FAILED = { ok: false, reason: 'disconnected' } as const;
const good: AskedState<string[]> = afterAnswer({}, '7 days', { ok: true, value: ['Ash'] });

it('[PL81] a question that fails leaves the last good answer, and says to what that was one', () => {
  expect(afterAnswer(good, '30 days', FAILED)).toEqual({
    good: { key: '7 days', value: ['Ash'] },
    refused: { key: '30 days', problem: FAILED },
  });
  expect(afterAnswer({}, '7 days', FAILED).good).toBeUndefined();
});

it('[PL81] the next answer takes the place of both', () => {
  const refused = afterAnswer(good, '30 days', FAILED);
  expect(afterAnswer(refused, '30 days', { ok: true, value: ['Elm'] })).toEqual({
    good: { key: '30 days', value: ['Elm'] },
  });
});
