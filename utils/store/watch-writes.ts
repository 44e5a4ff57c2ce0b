/** Whether the store takes what the feed and the worker write. Rule MI19. */
import type { CommandName, QueryName, StorePort, StoreTrouble } from './api.ts';

const TROUBLES: readonly StoreTrouble[] = ['quota', 'broken-database', 'newer-database'];

/**
 * Lists of WhatsApp's are large, and each kind has its own say: a small row may still find room. Taking a step writes
 * nothing while there is nothing to do, so its success says nothing.
 */
const LISTS: readonly (CommandName | QueryName)[] = [
  'sawGroups',
  'sawMembers',
  'sawPastMembers',
  'sawRequests',
];

/** The same store; `onTrouble` hears the last refusal of its commands, and nothing when they go well again. */
export function watchWrites(
  store: StorePort,
  onTrouble: (trouble: StoreTrouble | undefined) => void,
): StorePort {
  const refused = new Map<string, StoreTrouble>();
  return {
    subscribe: store.subscribe,
    async call(name, args) {
      const outcome = await store.call(name, args);
      const kind = LISTS.includes(name) ? name : 'row';
      const trouble = outcome.ok ? undefined : TROUBLES.find((each) => each === outcome.reason);
      if (trouble) {
        refused.delete(kind);
        refused.set(kind, trouble);
      } else if (!outcome.ok || name === 'takeStep' || !refused.delete(kind)) {
        return outcome;
      }
      onTrouble([...refused.values()].at(-1));
      return outcome;
    },
  };
}
