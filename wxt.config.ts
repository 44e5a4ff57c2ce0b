import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { hoistStrings } from './scripts/hoist-strings.ts';
import { inlineOverlayCss } from './scripts/inline-css.ts';

/** Test builds differ in one thing: the overlay's shadow root is open, since a closed one is invisible to Playwright. */
const isTestBuild = process.env.MUSTER_TEST === '1';

/**
 * The overlay is a guest on somebody else's page: there React is played by Preact's compatibility layer, which is a
 * tenth of its size (react-dom alone is 218 kB of the 300 kB that the overlay may have). The dashboard runs React itself.
 */
const lightParts = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  {
    find: /^webextension-polyfill$/,
    replacement: fileURLToPath(new URL('utils/platform/native-browser.ts', import.meta.url)),
  },
];

/**
 * What is put on somebody else's page is made as small as it can be: terser takes 3 % off what the bundler made small,
 * naming the texts that stand many times another 3 to 7 %, and terser a kilobyte more once they have names.
 */
const smallest: Plugin = {
  name: 'muster:smallest',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = await shrunk(hoistStrings(await shrunk(chunk.code)));
    }
  },
};

async function shrunk(code: string): Promise<string> {
  const compress = { passes: 3, pure_getters: true, unsafe_arrows: true };
  const { code: small } = await minify(code, { ecma: 2020, compress });
  if (small === undefined) throw new Error('terser made nothing of a script');
  return small;
}

const classNames = new Map<string, string>();

/** Class names of five letters: the long ones of the default are 10 kB of the overlay. The same on every machine. */
function className(name: string, file: string): string {
  const source = `${relative(import.meta.dirname, file.split('?')[0] ?? file)} ${name}`;
  const short = `m${createHash('sha256').update(source).digest('base64url').slice(0, 4)}`;
  const other = classNames.get(short);
  if (other !== undefined && other !== source)
    throw new Error(`"${other}" and "${source}" got one class name`);
  classNames.set(short, source);
  return short;
}

export default defineConfig({
  imports: false,
  outDir: process.env.MUSTER_OUT ?? '.output',
  manifestVersion: 3,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  outDirTemplate: isTestBuild
    ? '{{browser}}-mv{{manifestVersion}}-test'
    : '{{browser}}-mv{{manifestVersion}}',
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    // Unlimited storage: otherwise the browser may throw the notes away when the disk runs short.
    // Alarms: the times at which groups are locked and opened again come while the background worker is stopped.
    // Context menus, in Firefox: its side panel in the menu of our button. Chromium puts it there by itself.
    permissions: ['unlimitedStorage', 'alarms', ...(browser === 'firefox' ? ['contextMenus'] : [])],
    action: { default_title: '__MSG_actionTitle__' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{6d1c2f0e-6f2b-4c57-9a53-2d0f6c6c8a11}',
              // Content scripts in the MAIN world: Firefox 128.
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // CSS nesting 120, popover 114, MAIN world 111. Structured clone came with 148: older ones send JSON, and our payloads are JSON-safe.
          minimum_chrome_version: '120',
          message_serialization: 'structured_clone',
        }),
  }),
  zip: {
    excludeSources: ['panel/**', 'coverage/**', 'demo-output/**', 'test-results/**', 'playwright-report/**'],
  },
  hooks: {
    'vite:build:extendConfig'(entries, config) {
      if (entries.every((entry) => entry.type === 'content-script')) config.plugins?.push(smallest);
      if (!entries.some((entry) => entry.name === 'overlay')) return;
      config.plugins?.push({
        name: 'muster:light-parts',
        config: () => ({ resolve: { alias: lightParts } }),
      });
    },
  },
  vite: () => ({
    plugins: [inlineOverlayCss()],
    css: { modules: { generateScopedName: className } },
    define: { __OPEN_SHADOW__: JSON.stringify(isTestBuild) },
    build: { target: 'es2023', reportCompressedSize: false },
  }),
});
