// What each part may import, as data. The lint settings are written from it (`node scripts/fences.ts`), and
// tests/structure.test.ts reads every import of the tree against it. Tests beside the code are free.
import { readFileSync, writeFileSync } from 'node:fs';

export type Fence = {
  /** Folder or file from the root. The longest that fits a file is its part. */
  part: string;
  /** Packages, by the name of the package. */
  packages?: readonly string[];
  /** Parts, or single files of them. */
  parts?: readonly string[];
  /** Of these the types only. */
  types?: readonly string[];
  /** Time, chance and network come in as arguments. */
  pure?: true;
  /** Where to go instead. */
  message: string;
};

const screens = {
  packages: ['react', 'react-dom'],
  types: ['utils/store/api.ts', 'utils/messaging', 'utils/whatsapp/gateway.ts'],
} as const;

export const fences: readonly Fence[] = [
  {
    part: 'utils/domain',
    pure: true,
    message: 'utils/domain imports nothing but itself. Let the caller pass in what it needs.',
  },
  {
    part: 'utils/contracts',
    packages: ['zod'],
    types: ['utils/domain'],
    message: 'utils/contracts knows zod and the types of utils/domain only.',
  },
  {
    part: 'utils/whatsapp',
    packages: ['comlink'],
    parts: ['utils/contracts', 'utils/domain/ids.ts', 'utils/domain/group.ts', 'utils/domain/message.ts'],
    types: ['utils/domain'],
    message:
      'The way to WhatsApp knows no store and no screen. Schemas go to utils/contracts; results go out as gateway events.',
  },
  {
    part: 'utils/whatsapp/page',
    // The makers of branded ids and limits weigh nothing.
    parts: [
      'utils/domain/ids.ts',
      'utils/domain/group.ts',
      'utils/domain/message.ts',
      'utils/whatsapp/gateway.ts',
      'utils/whatsapp/protocol.ts',
      'utils/whatsapp/handshake.ts',
      'utils/whatsapp/timers.ts',
    ],
    types: ['utils/domain'],
    message:
      'The driver lives in the page: no store, no zod, no extension APIs. Speak through gateway.ts and protocol.ts.',
  },
  {
    part: 'utils/store',
    packages: ['dexie'],
    parts: ['utils/domain', 'utils/contracts'],
    pure: true,
    message:
      'The store knows neither WhatsApp nor screens. What comes from there is written by utils/mirror and utils/queue.',
  },
  {
    part: 'utils/queue',
    parts: ['utils/domain', 'utils/store', 'utils/platform'],
    types: ['utils/whatsapp/gateway.ts'],
    pure: true,
    message:
      'utils/queue takes a gateway as an argument and knows its type only; time comes from utils/platform.',
  },
  {
    part: 'utils/mirror',
    parts: ['utils/domain', 'utils/store', 'utils/platform'],
    types: ['utils/whatsapp/gateway.ts'],
    pure: true,
    message:
      'utils/mirror takes a gateway as an argument and knows its type only; time comes from utils/platform.',
  },
  {
    part: 'utils/sync',
    parts: ['utils/domain', 'utils/contracts', 'utils/store', 'utils/platform'],
    message: 'utils/sync works on the store. What WhatsApp says reaches it through utils/mirror.',
  },
  {
    part: 'utils/backup',
    parts: ['utils/domain', 'utils/contracts'],
    message: 'utils/backup makes and opens files. It knows no store: a text goes in, and a text comes out.',
  },
  {
    part: 'utils/messaging',
    packages: ['comlink'],
    types: ['utils/domain'],
    message: 'utils/messaging carries values and does not know what they mean.',
  },
  {
    part: 'utils/platform',
    packages: ['wxt', 'libphonenumber-js', 're2js'],
    types: ['utils/domain'],
    message: 'utils/platform holds one fact of the world a file and nothing of ours.',
  },
  {
    part: 'utils/i18n.ts',
    packages: ['wxt'],
    types: ['public/_locales'],
    message: 'utils/i18n.ts knows the messages and the browser.',
  },
  {
    part: 'components/ui',
    packages: ['react', 'react-dom'],
    message: 'components/ui takes props and gives events. Texts and data are passed in by the feature.',
  },
  {
    part: 'components/app',
    packages: screens.packages,
    parts: ['components/ui', 'utils/domain', 'utils/i18n.ts', 'utils/platform'],
    types: screens.types,
    message:
      'Screens read and write through the store port (components/app). They call neither WhatsApp nor Dexie nor the network.',
  },
  {
    part: 'components/features',
    // The charts of the dashboard.
    packages: [...screens.packages, 'uplot'],
    parts: [
      'components/ui',
      'components/app',
      'utils/backup',
      'utils/domain',
      'utils/i18n.ts',
      'utils/platform',
    ],
    types: screens.types,
    message:
      'A feature reads and writes through the store port (components/app). What two features share goes to components/ui, components/app or utils/domain.',
  },
  ...['components/overlay', 'components/dashboard', 'components/side-panel'].map((part) => ({
    part,
    packages: screens.packages,
    parts: [
      'components/ui',
      'components/app',
      'components/features/registry.ts',
      // Its parts are kept out of WhatsApp's page.
      ...(part === 'components/dashboard' ? ['components/features/dashboard-registry.ts'] : []),
      // The drawer without WhatsApp's page around it.
      ...(part === 'components/side-panel' ? ['components/overlay'] : []),
      'utils/domain',
      'utils/i18n.ts',
      'utils/platform',
    ],
    types: screens.types,
    message:
      'A shell shows features through components/features/registry.ts and reads through the store port.',
  })),
  {
    part: 'panel/server',
    packages: ['node:', '@hono/node-server', 'better-auth', 'hono', 'pg', 'prom-client', 'ws', 'zod'],
    parts: ['utils/contracts', 'utils/domain'],
    message: 'The server knows the domain and its contracts, nothing else of the extension.',
  },
];

const withoutTests = ['**/*.test.ts', '**/*.test.tsx'];
const files = (part: string) => (/\.\w+$/.test(part) ? [part] : [`${part}/**/*.ts`, `${part}/**/*.tsx`]);
const pattern = (part: string) => (/\.\w+$/.test(part) ? `@/${part}` : `@/${part}/**`);

/** The overrides of the lint settings. oxlint reads `group` like a .gitignore: all but what is let through again. */
export function lintOverrides(): unknown[] {
  const overrides = fences.map(({ part, packages = [], parts = [], types = [], pure, message }) => {
    const own = part.startsWith('components/features') ? [] : [pattern(part)];
    const packagePatterns = packages.flatMap((name) =>
      name === 'node:' ? ['node:*', 'node:*/**'] : [name, `${name}/**`],
    );
    const allowed = ['./**', '../**', ...packagePatterns, ...[...parts, ...types].map(pattern), ...own];
    const patterns: unknown[] = [{ group: ['**', ...allowed.map((entry) => `!${entry}`)], message }];
    if (types.length > 0) {
      const typesOnly = types.filter((entry) => !parts.includes(entry)).map(pattern);
      patterns.push({ group: typesOnly, allowTypeImports: true, message: `Types only. ${message}` });
    }
    return {
      files: files(part),
      excludeFiles: withoutTests,
      rules: { 'no-restricted-imports': ['error', { patterns }], ...(pure ? pureRules : {}) },
    };
  });
  // The later override wins, so the longer path comes later.
  overrides.sort((a, b) => (a.files[0] ?? '').length - (b.files[0] ?? '').length);
  // Playwright's fixtures are called with a function named `use`, which is no hook.
  return [...overrides, { files: ['tests/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } }];
}

const passItIn = 'Time, chance and network are arguments: take a clock or a random source from the caller.';
const pureRules = {
  'no-restricted-globals': [
    'error',
    ...[
      'setTimeout',
      'setInterval',
      'queueMicrotask',
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'performance',
      'crypto',
    ].map((name) => ({ name, message: passItIn })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: passItIn },
    { object: 'Math', property: 'random', message: passItIn },
  ],
};

/** Where the lint settings are kept. */
export const lintSettings = new URL('../.oxlintrc.json', import.meta.url);

if (import.meta.main) {
  const settings = JSON.parse(readFileSync(lintSettings, 'utf8')) as { overrides: unknown[] };
  settings.overrides = lintOverrides();
  writeFileSync(lintSettings, `${JSON.stringify(settings, null, 2)}\n`);
  console.log(`fences: ${fences.length} written to .oxlintrc.json`);
}
