import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    include: ['panel/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['panel/tests/postgres.ts'],
    restoreMocks: true,
    pool: 'threads',
    maxWorkers: 2,
    // A hang is caught all the same; a busy machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
