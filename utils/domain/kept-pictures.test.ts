import { expect, it } from 'vitest';
import { asId, type PictureId } from './ids.ts';
import { picturesNeeded, type PictureUse, RETRY_PICTURES_MS } from './kept-pictures.ts';

const P = asId<PictureId>('p');
const NOW = 10 * RETRY_PICTURES_MS;
const HOUR_MS = 3_600_000;

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
  ['no job', false, []],
  ['all of it done', false, [held({}, {})]],
  ['to do', true, [held(open, {}, { state: 'todo' })]],
  ['under way in a stopped job', true, [held({ state: 'stopped' }, { state: 'acting' })]],
  ['the rest of an open job has another', false, [held(open, {}, { state: 'todo', picture: asId('q') })]],
  ['may be tried again when the job has ended', true, [held(open, unproven)]],
  ['may be tried again', true, [held({}, unproven)]],
  ['its reason cannot pass', false, [held({}, { state: 'failed', reason: 'group-gone' })]],
  ['was tried again', false, [held({ retriedBy: asId('k') }, unproven)]],
  ['ended a week ago', false, [held({ finishedAt: NOW - RETRY_PICTURES_MS }, unproven)]],
  ['removed icons need none', false, [held({}, { ...unproven, picture: null })]],
  ['one job of several needs it', true, [held({}, {}), held(open, { state: 'todo' })]],
])('[GI8] %s: needed is %s', (_name, isNeeded, uses) => {
  expect(picturesNeeded(uses, NOW).has(P)).toBe(isNeeded);
});
