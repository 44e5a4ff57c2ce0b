import { expect, it } from 'vitest';
import { readSources } from '@/tests/source-tree.ts';

/** Files that come along when this one is bundled. */
function reachable(start: string): Set<string> {
  const files = new Map(readSources().map((file) => [file.path, file]));
  const found = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const { target, typeOnly } of files.get(path)?.imports ?? []) if (!typeOnly) open.push(target);
  }
  return found;
}

it('the worker brings nothing of the store into the content script', () => {
  const found = [...reachable('utils/queue/worker.ts')];
  expect(found).toContain('utils/domain/reconcile.ts');
  expect(
    found.filter((path) => path === 'dexie' || path === 'zod' || path.startsWith('utils/store/')),
  ).toEqual([]);
});
