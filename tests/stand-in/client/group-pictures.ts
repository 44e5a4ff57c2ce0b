/** Icons of groups that this page set, removed or read. */
import type { IdText } from '../server/model.ts';

export interface GroupPictures {
  /** Undefined until it was read; null: there is none. */
  of(id: IdText): string | null | undefined;
  learn(id: IdText, url: string | null): void;
  /** Runs after each change. */
  watch(run: () => void): void;
}

export function createGroupPictures(): GroupPictures {
  const known = new Map<IdText, string | null>();
  const watchers: (() => void)[] = [];
  return {
    of: (id) => known.get(id),
    learn(id, url) {
      known.set(id, url);
      for (const run of watchers) run();
    },
    watch: (run) => void watchers.push(run),
  };
}
