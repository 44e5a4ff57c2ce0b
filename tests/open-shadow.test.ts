import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openShadows } from '../scripts/open-shadow.ts';

let folder = '';
const overlayOf = (build: string): string => join(folder, build, 'content-scripts', 'overlay.js');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-shadow-'));
  mkdirSync(join(folder, 'chrome-mv3', 'content-scripts'), { recursive: true });
  writeFileSync(join(folder, 'chrome-mv3', 'manifest.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the build for tests is the one for people with open shadow roots', () => {
  const made = 'a({css:x,openDom:!1});b({openDom:!1,now:!1})';
  writeFileSync(overlayOf('chrome-mv3'), made);
  expect(openShadows(folder)).toBe(join(folder, 'chrome-mv3-test'));
  expect(readFileSync(overlayOf('chrome-mv3-test'), 'utf8')).toBe(
    'a({css:x,openDom:!0});b({openDom:!0,now:!1})',
  );
  expect(readFileSync(overlayOf('chrome-mv3'), 'utf8')).toBe(made);
  expect(readFileSync(join(folder, 'chrome-mv3-test', 'manifest.json'), 'utf8')).toBe('{}');
});

it('a build in which they are not found as often as there are some is refused', () => {
  writeFileSync(overlayOf('chrome-mv3'), 'a({openDom:!1})');
  expect(() => openShadows(folder)).toThrow('"openDom" is false 1 times');
});
