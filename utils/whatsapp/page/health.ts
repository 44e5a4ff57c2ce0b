/**
 * The self-check. Once WhatsApp can act and its main screen is loaded, the modules of the table are run one by one in
 * idle moments, so that their signatures are known before an admin counts on them (see `capabilities.ts`). What is
 * missing is looked for again, since modules may arrive late. Each change is told. In a WhatsApp that is like none we
 * know nothing is run, and what is absent is told all the same.
 */
import type { Capability } from '@/utils/domain/connection.ts';
import type { GatewayEvent } from '../gateway.ts';
import type { Timers } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import type { Composer } from './composer.ts';
import { lookUntil, type Registry } from './registry.ts';
import type { PageWorld } from './world.ts';

/** WhatsApp tells when its main screen is loaded; if it does not, this is how long the check waits after the connection. */
const MAIN_SCREEN_MS = 5_000;
/** Modules that have not arrived by then count as missing, and are looked for on. */
const ARRIVAL_MS = 5_000;
/** A look at the table costs microseconds. */
const LOOK_AGAIN_MS = 5_000;

export type Health = {
  list(): Capability[];
  /** Starts the check; again is fine. */
  begin(): void;
  /** Tells what is absent, without running anything; again is fine. */
  beginStrange(): void;
};

export function createHealth(parts: {
  page: PageWorld;
  registry: Registry;
  capabilities: Capabilities;
  composer: Composer;
  timers: Timers;
  signal: AbortSignal;
  emit: (event: GatewayEvent) => void;
  /** The main screen is there: reading gives whole lists from now on. */
  onMainLoaded: () => void;
}): Health {
  const { page, registry, capabilities, composer, timers, signal, emit, onMainLoaded } = parts;
  let hasBegun = false;
  let isStrange = false;
  let told = '';

  const list = (): Capability[] => [...capabilities.list(), composer.capability()];

  /** The composer comes and goes with the open chat: its state is told when asked for, not as an event. */
  function tell(): void {
    const now = JSON.stringify(capabilities.list());
    if (now === told) return;
    told = now;
    emit({ type: 'health', capabilities: list() });
  }

  function idle(run: () => void): void {
    if (typeof page.requestIdleCallback === 'function') page.requestIdleCallback(run);
    else timers.after(0, run);
  }

  function isMainLoaded(): boolean {
    // Run by WhatsApp itself long before; where it is not, the time limit decides.
    return registry.look('WAWebCmd') === 'ran' && capabilities.get('WAWebCmd')?.Cmd.isMainLoaded === true;
  }

  function warmUp(onDone: () => void): void {
    const next = (): void => {
      if (signal.aborted) return;
      const id = capabilities.unrun()[0];
      if (id === undefined) return onDone();
      capabilities.get(id);
      idle(next);
    };
    idle(next);
  }

  function check(): void {
    onMainLoaded();
    const giveUpAtMs = timers.now() + ARRIVAL_MS;
    const again = (): void => {
      if (timers.now() >= giveUpAtMs) capabilities.expectAll();
      warmUp(tell);
    };
    again();
    void lookUntil(
      () => {
        again();
        return capabilities.list().every(({ state }) => state === 'ok') && capabilities.unrun().length === 0;
      },
      { timers, signal, longestPauseMs: LOOK_AGAIN_MS },
    );
  }

  return {
    list,
    begin() {
      if (hasBegun) return;
      hasBegun = true;
      const limitMs = timers.now() + MAIN_SCREEN_MS;
      void lookUntil(() => isMainLoaded() || timers.now() >= limitMs, {
        timers,
        signal,
        longestPauseMs: 500,
      }).then(check);
    },
    beginStrange() {
      if (hasBegun || isStrange) return;
      isStrange = true;
      const giveUpAtMs = timers.now() + ARRIVAL_MS;
      void lookUntil(() => timers.now() >= giveUpAtMs, { timers, signal, longestPauseMs: 500 }).then(() => {
        isStrange = false;
        capabilities.expectAll();
        tell();
      });
    },
  };
}
