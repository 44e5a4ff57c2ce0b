import { expect, it } from 'vitest';
import { asId, type PictureId } from './ids.ts';
import { isUnneeded, type PictureUse, RETRY_PICTURES_MS } from './kept-pictures.ts';

const P = asId<PictureId>('p');
const NOW = 10 * RETRY_PICTURES_MS;
const HOUR_MS = 3_600_000;
const old = { id: P, at: NOW - 30 * RETRY_PICTURES_MS };

const held = (
  job: Partial<PictureUse['job']>,
  ...items: Partial<PictureUse['items'][number]>[]
): PictureUse => ({
  job: { state: 'done', finishedAt: NOW - HOUR_MS, ...job },
  items: items.map((item) => ({ state: 'done', picture: P, ...item })),
});
const open = { state: 'ready', finishedAt: undefined } as const;
const unproven = { state: 'failed', reason: 'unproven' } as const;

it.each<[string, boolean, PictureUse[]]>([
  ['no job', true, []],
  ['all of it done', true, [held({}, {})]],
  ['to do', false, [held(open, {}, { state: 'todo' })]],
  ['under way in a stopped job', false, [held({ state: 'stopped' }, { state: 'acting' })]],
  ['the rest of an open job has another', true, [held(open, {}, { state: 'todo', picture: asId('q') })]],
  ['may be tried again when the job has ended', false, [held(open, unproven)]],
  ['may be tried again', false, [held({}, unproven)]],
  ['its reason cannot pass', true, [held({}, { state: 'failed', reason: 'group-gone' })]],
  ['was tried again', true, [held({ retriedBy: asId('k') }, unproven)]],
  ['ended a week ago', true, [held({ finishedAt: NOW - RETRY_PICTURES_MS }, unproven)]],
  ['removed icons need none', true, [held({}, { ...unproven, picture: null })]],
  ['one job of several needs it', false, [held({}, {}), held(open, { state: 'todo' })]],
])('[GI8] %s: unneeded is %s', (_name, isGone, uses) => {
  expect(isUnneeded(uses, NOW)(old)).toBe(isGone);
});

it.each([
  [HOUR_MS - 1, false],
  [HOUR_MS, true],
])('[GI8] %i ms after it was put here, without a job: unneeded is %s', (ageMs, isGone) => {
  expect(isUnneeded([], NOW)({ id: P, at: NOW - ageMs })).toBe(isGone);
});
