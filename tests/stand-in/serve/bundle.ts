/** Bundles the page's script into one file at start; nothing is written to disk. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface PageFiles {
  script: string;
  style: string;
}

let built: Promise<PageFiles> | undefined;

/** One bundle a process, however many stand-ins it starts. */
export function buildPage(): Promise<PageFiles> {
  built ??= makeFiles();
  return built;
}

async function makeFiles(): Promise<PageFiles> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../page', import.meta.url)),
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../page/main.ts', import.meta.url)),
        formats: ['iife'],
        name: 'standIn',
        fileName: 'app',
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const file of output.output) {
      if (file.type === 'chunk')
        return {
          script: file.code,
          style: await readFile(new URL('../page/app.css', import.meta.url), 'utf8'),
        };
    }
  }
  throw new Error('The page of the stand-in did not build');
}
