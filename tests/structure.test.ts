import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fence, fences, lintOverrides, lintSettings } from '../scripts/fences.ts';
import { type Import, importsOf, listFiles, parts, readSources, root } from './source-tree.ts';
import { titlesOf } from './test-titles.ts';

const sources = readSources();
const product = sources.filter(({ isTest }) => !isTest);

const isWithin = (path: string, part: string): boolean => path === part || path.startsWith(`${part}/`);
const partOf = (path: string): Fence | undefined =>
  fences.filter(({ part }) => isWithin(path, part)).sort((a, b) => b.part.length - a.part.length)[0];

/** Why this import is not allowed, or undefined. */
function trespass(path: string, fence: Fence, { own, target, typeOnly }: Import): string | undefined {
  const { part, packages = [], parts = [], types = [] } = fence;
  if (!own) return packages.includes(target) ? undefined : `${path} imports the package ${target}`;
  const isAllowed = parts.some((allowed) => isWithin(target, allowed));
  const isAllowedType = typeOnly && types.some((allowed) => isWithin(target, allowed));
  // A part inside the part, such as the driver's folder, has a fence of its own on both sides.
  const isOwn = partOf(target)?.part === part && !isOtherFeature(path, target);
  return isOwn || isAllowed || isAllowedType
    ? undefined
    : `${path} imports ${target}${typeOnly ? ' (types)' : ''}`;
}

function isOtherFeature(path: string, target: string): boolean {
  const [mine, other] = [path, target].map((file) => /^components\/features\/([^/]+)\//.exec(file)?.[1]);
  return mine !== undefined && other !== undefined && mine !== other;
}

describe('the rules', () => {
  const rules = [
    ...readFileSync(join(root, 'utils/domain/SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]+\d+)\*\* /gm),
  ].map(([, id = '']) => id);

  it('have an id each', () => {
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([]);
  });

  it('are each carried by the title of a test', () => {
    const tests = sources.filter(({ path }) => /\.(test|contract)\.tsx?$/.test(path));
    const titles = tests.flatMap(({ text }) => titlesOf(text));
    const carried = new Set(titles.flatMap((title) => title.match(/\b[A-Z]+\d+\b/g) ?? []));
    expect(rules.filter((id) => !carried.has(id))).toEqual([]);
  });
});

describe('the reader of imports', () => {
  it('sees every form and what it aims at', () => {
    const text = [
      "import { a,\n  b } from './near.ts';",
      "import type { C } from '@/utils/domain/ids.ts';",
      "export { d } from '../far.ts';",
      "import 'side-effect/deep';",
      "const e = await import('@scope/name/deep');",
      "import f from 'node:fs';",
      "export const text = 'import nothing from here';",
    ].join('\n');
    expect(importsOf('utils/queue/x.ts', text)).toEqual([
      { specifier: './near.ts', target: 'utils/queue/near.ts', own: true, typeOnly: false },
      { specifier: '@/utils/domain/ids.ts', target: 'utils/domain/ids.ts', own: true, typeOnly: true },
      { specifier: '../far.ts', target: 'utils/far.ts', own: true, typeOnly: false },
      { specifier: 'side-effect/deep', target: 'side-effect', own: false, typeOnly: false },
      { specifier: 'node:fs', target: 'node:', own: false, typeOnly: false },
      { specifier: '@scope/name/deep', target: '@scope/name', own: false, typeOnly: false },
    ]);
  });
});

describe('the fences', () => {
  it.each(fences.map((fence) => [fence.part, fence] as const))('hold around %s', (part, fence) => {
    const files = product.filter(({ path }) => partOf(path)?.part === part);
    const trespasses = files.flatMap(({ path, imports }) =>
      imports.map((entry) => trespass(path, fence, entry)).filter((text) => text !== undefined),
    );
    expect(trespasses, fence.message).toEqual([]);
  });

  it('surround every folder of utils and components', () => {
    const unfenced = product.filter(
      ({ path }) =>
        /^(utils|components|panel\/server)\//.test(path) && !partOf(path) && !path.endsWith('.d.ts'),
    );
    expect(unfenced.map(({ path }) => path)).toEqual([]);
  });

  it('keep everybody out of the entrypoints', () => {
    const intruders = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => isWithin(target, 'entrypoints') && !isWithin(path, 'entrypoints'))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(intruders).toEqual([]);
  });

  it('let plain Node run scripts and the stand-in: relative imports with an ending only', () => {
    const unresolvable = sources
      .filter(({ path }) => /^(scripts|tests\/stand-in)\//.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ own, specifier }) =>
              own && (specifier.startsWith('@/') || !/\.(ts|mjs|json)$/.test(specifier)),
          )
          .map(({ specifier }) => `${path}: ${specifier}`),
      );
    expect(unresolvable.filter((line) => !line.includes('.test.ts:'))).toEqual([]);
  });
});

describe('the lint settings', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-lint-'));
    // Without the rules that need types: they need the whole project, and the fences do not.
    const settings = JSON.parse(readFileSync(lintSettings, 'utf8')) as { options?: unknown };
    delete settings.options;
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(settings));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are those of the table (else run `node scripts/fences.ts`)', () => {
    const { overrides } = JSON.parse(readFileSync(lintSettings, 'utf8')) as { overrides: unknown };
    expect(overrides).toEqual(JSON.parse(JSON.stringify(lintOverrides())));
  });

  it('stop one trespasser in each part, with the message that says where to go', () => {
    const planted = fences.map(({ part, message }) => {
      const path = /\.\w+$/.test(part) ? part : `${part}/planted/planted.ts`;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), "import { x } from '@/entrypoints/x.ts';\nexport const y = x;\n");
      return { path, message };
    });
    const oxlint = join(root, 'node_modules/.bin/oxlint');
    const run = spawnSync(oxlint, ['-f', 'json', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(run.stdout) as {
      diagnostics: { filename: string; help?: string; code: string }[];
    };
    const stopped = diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename, help }) => ({ path: filename.replaceAll('\\', '/'), message: help }));
    expect(stopped.sort((a, b) => a.path.localeCompare(b.path))).toEqual(
      planted.sort((a, b) => a.path.localeCompare(b.path)),
    );
  });
});

describe('the files', () => {
  it('at the top are the known ones', () => {
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
      .split('\n')
      .map((line) => line.replace(/\/$/, ''));
    const known = [
      ...[
        '.ci',
        '.github',
        '.gitignore',
        '.npmrc',
        '.oxlintrc.json',
        'ARCHITECTURE.md',
        'CONTRIBUTING.md',
        'LICENSE',
        'README.md',
      ],
      ...[
        'biome.json',
        'components',
        'docs',
        'entrypoints',
        'knip.json',
        'package-lock.json',
        'package.json',
        'panel',
      ],
      ...[
        'playwright.config.ts',
        'public',
        'scripts',
        'tests',
        'tsconfig.json',
        'utils',
        'vitest.config.ts',
        'wxt.config.ts',
      ],
    ];
    const stray = readdirSync(root).filter(
      (name) => name !== '.git' && !ignored.includes(name) && !known.includes(name),
    );
    expect(stray).toEqual([]);
  });

  it('are named in kebab-case, and no folder is a drawer for odds and ends', () => {
    const paths = parts.flatMap(listFiles);
    const odd = paths.filter((path) => {
      const names = path.split('/');
      if (names.at(-1) === 'SPEC.md' || names.at(-1) === 'README.md') return false;
      return names.some(
        (name) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name) || /^(helpers?|common|misc|shared)$/.test(name),
      );
    });
    expect(odd).toEqual([]);
  });

  it('have at most 250 lines, or say at the top why not', () => {
    const long = sources.filter(
      ({ text }) => text.split('\n').length > 251 && !/^(\/\*\*?|\/\/)[^]{0,600}250 lines/.test(text),
    );
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)).toEqual([]);
  });

  it('keep tests out of entrypoints, where WXT would build them', () => {
    expect(sources.filter(({ path, isTest }) => isTest && path.startsWith('entrypoints/'))).toEqual([]);
  });

  it('share what tests load, so that no test puts another module in the place of one', () => {
    const replacing = sources.filter(({ isTest, text }) => isTest && /\bvi\.(do)?[mM]ock\(/.test(text));
    expect(replacing.map(({ path }) => path)).toEqual([]);
  });

  it('list every feature in a registry', () => {
    const registries = ['registry.ts', 'dashboard-registry.ts'].map((name) => `components/features/${name}`);
    const features = listFiles('components/features').filter(
      (path) => path.endsWith('/feature.ts') || path.endsWith('/feature.tsx'),
    );
    const listed = registries.flatMap((path) =>
      importsOf(path, readFileSync(join(root, path), 'utf8')).map(({ target }) => target),
    );
    expect(features.filter((path) => !listed.includes(path))).toEqual([]);
    const folders = new Set(listFiles('components/features').map((path) => path.split('/')[2] ?? ''));
    const without = [...folders].filter(
      (name) => !/\.\w+$/.test(name) && !listed.some((path) => path.split('/')[2] === name),
    );
    expect(without, 'folders that the registry does not know').toEqual([]);
  });
});
