import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './source-tree.ts';

type Manifest = {
  content_scripts: { js: string[]; css?: string[]; matches: string[]; run_at: string; world?: string }[];
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
};

/** Where the builds lie already, from the project's folder. */
const built = process.env.MUSTER_BUILT;
const outDir = built ? join(root, built) : mkdtempSync(join(tmpdir(), 'muster-build-'));

function build(browser: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const wxt = spawn(join(root, 'node_modules/.bin/wxt'), ['build', '-b', browser], {
      cwd: root,
      env: { ...process.env, MUSTER_OUT: outDir, MUSTER_TEST: '', NODE_ENV: 'production', VITEST: '' },
    });
    let output = '';
    wxt.stdout.on('data', (data) => (output += String(data)));
    wxt.stderr.on('data', (data) => (output += String(data)));
    wxt.on('error', reject);
    wxt.on('close', (code) => (code === 0 ? resolve() : reject(new Error(output))));
  });
}

beforeAll(async () => {
  if (!built) await Promise.all([build('chrome'), build('firefox')]);
}, 120_000);
afterAll(() => {
  if (!built) rmSync(outDir, { recursive: true, force: true });
});

describe.each(['chrome-mv3', 'firefox-mv3'])('the build %s', (target) => {
  const manifest = () => JSON.parse(readFileSync(join(outDir, target, 'manifest.json'), 'utf8')) as Manifest;
  const text = (file: string) => readFileSync(join(outDir, target, file), 'utf8');

  it("starts the bridge in WhatsApp's world before the overlay: the port is offered only once", () => {
    expect(manifest().content_scripts).toEqual([
      {
        js: ['content-scripts/bridge.js'],
        matches: ['https://web.whatsapp.com/*'],
        run_at: 'document_start',
        world: 'MAIN',
      },
      {
        js: ['content-scripts/overlay.js'],
        matches: ['https://web.whatsapp.com/*'],
        run_at: 'document_start',
      },
    ]);
  });

  it('asks for room, alarms, the side panel and WhatsApp’s page, nothing else, and shows nothing to it', () => {
    const { permissions = [], optional_permissions = [], host_permissions = [], ...rest } = manifest();
    expect([...permissions, ...optional_permissions, ...host_permissions]).toEqual([
      'unlimitedStorage',
      'alarms',
      // Firefox knows a side panel without asking, and puts it into no menu by itself.
      target.startsWith('firefox') ? 'contextMenus' : 'sidePanel',
    ]);
    expect(rest).not.toHaveProperty('web_accessible_resources');
    expect(rest).not.toHaveProperty('externally_connectable');
  });

  it('carries the overlay’s styles inside its script', () => {
    expect(readdirSync(join(outDir, target, 'content-scripts')).sort()).toEqual(['bridge.js', 'overlay.js']);
    // Packed: what stands there often is a letter from a list.
    expect(text('content-scripts/overlay.js')).toMatch(/"[^"]*\{[^"]*\}[^"]*"\.replace\(\/\[.-.\]\/g/);
    expect(text('content-scripts/overlay.js')).not.toContain('OVERLAY_CSS');
  });

  it('closes the shadow root', () => {
    // Of the overlay, and of the marks beside people; `toMatch` would print the whole file.
    const said = text('content-scripts/overlay.js').match(/openDom:(!0|!1|true|false)/g);
    expect(said).toEqual(['openDom:!1', 'openDom:!1']);
  });

  it.each([
    ['bridge', 40],
    ['overlay', 300],
  ])('keeps %s within %d kB', (entry, limitKb) => {
    expect(statSync(join(outDir, target, `content-scripts/${entry}.js`)).size).toBeLessThanOrEqual(
      limitKb * 1000,
    );
  });
});
