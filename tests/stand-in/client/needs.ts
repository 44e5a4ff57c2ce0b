/** What a set of modules may run: themselves and all they need. */
import { fillerNeeds, MODULE_NEEDS, needsOf } from './dependencies.ts';

export function neededModules(ids: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    const filler = /^WAWebFiller(\d+)$/.exec(id)?.[1];
    if (filler !== undefined) queue.push(...fillerNeeds(Number(filler)));
    else if (id in MODULE_NEEDS) queue.push(...needsOf(id));
  }
  return needed;
}
