/** Calls of the store that must get through, however often the background worker is stopped. */
import type { Args, CommandName, PortReason, Result, StorePort, StoreReason } from '@/utils/store/api.ts';
import type { Waker } from './worker-wait.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** About three minutes. A command the store cannot take so long is left; what it was about is then reconciled. */
const INTERNAL_TRIES = 10;

/** `undefined`: refused for good, or this tab's script has no extension any more; the second ends the worker. */
export type InsistentCall = <Name extends CommandName>(
  name: Name,
  args: Args<Name>,
) => Promise<{ value: Result<Name> } | undefined>;

export function createInsistentCall(options: {
  store: StorePort;
  waker: Waker;
  signal: AbortSignal;
  onOrphaned(): void;
  onProblem(problem: { command: CommandName; reason: StoreReason | PortReason; detail?: string }): void;
}): InsistentCall {
  const { store, waker, signal, onOrphaned, onProblem } = options;
  return async (name, args) => {
    let internal = 0;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const outcome = await store.call(name, args);
      if (outcome.ok) return { value: outcome.value };
      const { reason, detail } = outcome;
      switch (reason) {
        case 'orphaned':
          onOrphaned();
          return undefined;
        case 'disconnected':
        case 'timeout':
          break;
        case 'internal':
        case 'quota':
        case 'broken-database':
        case 'newer-database':
          onProblem({ command: name, reason, ...(detail === undefined ? {} : { detail }) });
          internal++;
          if (internal >= INTERNAL_TRIES) return undefined;
          break;
        default:
          onProblem({ command: name, reason, ...(detail === undefined ? {} : { detail }) });
          return undefined;
      }
      await waker.pause(pauseMs);
    }
    return undefined;
  };
}
