import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The polyfill refuses to load outside an extension.
      { find: 'wxt/browser', replacement: `${root}tests/fake-browser.ts` },
    ],
  },
  define: { __OPEN_SHADOW__: 'true', __OVERLAY_CSS__: '""' },
  test: {
    include: ['{components,utils,scripts,tests}/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    restoreMocks: true,
    // No test replaces a module, so that files can share what others loaded: it halves the time of the whole run.
    isolate: false,
    pool: 'threads',
    // By itself it leaves a core to others: on two cores that is half of them.
    maxWorkers: availableParallelism(),
    // A hang is caught all the same; a busy machine, or browsers that go first, are no failure.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
