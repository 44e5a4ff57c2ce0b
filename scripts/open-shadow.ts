// Makes the build for tests of the build for people: the same files, but that the shadow roots are open, since Playwright
// cannot see into closed ones. `MUSTER_TEST=1 wxt build` comes to the same from the source, and takes as long as a build.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The overlay's own, and those of the marks beside people. */
const SHADOW_ROOTS = 2;

/** Of the build for people in this folder; returns where the other one lies. */
export function openShadows(folder: string): string {
  const opened = join(folder, 'chrome-mv3-test');
  rmSync(opened, { recursive: true, force: true });
  cpSync(join(folder, 'chrome-mv3'), opened, { recursive: true });
  const overlay = join(opened, 'content-scripts', 'overlay.js');
  const around = readFileSync(overlay, 'utf8').split('openDom:!1');
  const found = around.length - 1;
  if (found !== SHADOW_ROOTS)
    throw new Error(`"openDom" is false ${found} times in the overlay, and should be ${SHADOW_ROOTS} times`);
  writeFileSync(overlay, around.join('openDom:!0'));
  return opened;
}

if (import.meta.main) openShadows(fileURLToPath(new URL('../.output', import.meta.url)));
