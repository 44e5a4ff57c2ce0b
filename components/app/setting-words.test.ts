import { expect, it } from 'vitest';
import { changeText, ephemeralText } from './setting-words.ts';

it.each([
  [0, 'Off'],
  [86_400, 'After 24 hours'],
  [604_800, 'After 7 days'],
  [7_776_000, 'After 90 days'],
])('%d seconds read "%s"', (seconds, text) => {
  expect(ephemeralText(seconds)).toBe(text);
});

it.each([
  [{ setting: 'announce', value: true } as const, 'Only admins send messages: on'],
  [{ setting: 'addMode', value: 'all' } as const, 'Who can add members: Everybody'],
  [{ setting: 'subject', value: 'Oak\u202e Lane' } as const, 'Group name: \u2068Oak Lane\u2069'],
  [{ setting: 'description', value: ' ' } as const, 'Description: empty'],
])('%j reads "%s"', (change, text) => {
  expect(changeText(change)).toBe(text);
});
