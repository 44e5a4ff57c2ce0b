import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** One import or re-export. `target` is a path from the root for our own files, else the name of the package. */
export type Import = { specifier: string; target: string; own: boolean; typeOnly: boolean };
/** `path` is from the root, with slashes. */
export type SourceFile = { path: string; text: string; imports: Import[]; isTest: boolean };

/** The panel's folder has packages of its own beside these. */
export const parts = [
  'components',
  'entrypoints',
  'panel/server',
  'panel/tests',
  'scripts',
  'tests',
  'utils',
];

/** Every source file of the project. */
export function readSources(): SourceFile[] {
  return parts
    .flatMap((part) => listFiles(part))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(path, text), isTest: /\.test\.tsx?$/.test(path) };
    });
}

/** Files below a folder, as paths from the root. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const statement = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{][^'"`;=()]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** The imports of one file's text. */
export function importsOf(path: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(statement)].map((match) => ({
      specifier: match[2] ?? '',
      typeOnly: match[1] !== undefined,
    })),
    ...[...text.matchAll(dynamic)].map((match) => ({ specifier: match[1] ?? '', typeOnly: false })),
  ];
  return found.map(({ specifier, typeOnly }) => {
    const target = ownTarget(path, specifier);
    return { specifier, typeOnly, own: target !== undefined, target: target ?? packageName(specifier) };
  });
}

function ownTarget(path: string, specifier: string): string | undefined {
  const [file = ''] = specifier.split('?');
  if (file.startsWith('@/')) return file.slice(2);
  if (file.startsWith('.')) return posix.join(dirname(path), file);
  return undefined;
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
