/**
 * Looks into WhatsApp's module registry without leaving a trace. Asking for a module that is absent or still waits for
 * its needs makes WhatsApp report an error to itself, and running a factory early may break it for WhatsApp too
 * (August 2026). So everything is looked up in the loader's own table first.
 */
import type { Timers } from '../timers.ts';
import type { ModuleId, WhatsAppModules } from './shapes.ts';
import type { PageWorld } from './world.ts';

/** `ready`: its factory can run but has not; `ran`: asking for it runs nothing. */
export type Look = 'absent' | 'waiting' | 'ready' | 'ran' | 'broken';

export type Registry = {
  /** False before the loader is there, and for good when it looks unlike anything we know (`isStrange`). */
  isThere(): boolean;
  isStrange(): boolean;
  /** No side effects, however often it is called. */
  look(id: ModuleId): Look;
  /** The module's exports. Runs its factory when that is `ready`; undefined for every other state but `ran`. */
  take<Id extends ModuleId>(id: Id): WhatsAppModules[Id] | undefined;
};

type Entry = {
  dependencies?: { length: number } | null;
  depPosition?: number;
  hasError?: unknown;
  factoryFinished?: unknown;
};

function isObject(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function createRegistry(page: PageWorld): Registry {
  let table: Record<string, Entry | undefined> | undefined;
  let strange = false;
  /** A factory that threw: what WhatsApp's table says about it is not needed any more. */
  const broken = new Set<ModuleId>();

  function isThere(): boolean {
    if (table || strange) return table !== undefined;
    const { require, importNamespace } = page;
    // The queues that come before the loader have other names; both functions appear with it.
    if (typeof require !== 'function' || typeof importNamespace !== 'function') return false;
    const debug: unknown = require.call(page, '__debug');
    const map = isObject(debug) ? debug.modulesMap : undefined;
    if (isObject(map)) table = map as Record<string, Entry | undefined>;
    // Asked once only: each further time would be another report.
    else strange = true;
    return table !== undefined;
  }

  function look(id: ModuleId): Look {
    if (!isThere() || !table) return 'absent';
    const entry = table[id];
    if (!entry || entry.dependencies == null) return 'absent';
    if (entry.hasError || broken.has(id)) return 'broken';
    if (entry.factoryFinished) return 'ran';
    return (entry.depPosition ?? 0) >= entry.dependencies.length ? 'ready' : 'waiting';
  }

  return {
    isThere,
    isStrange: () => strange,
    look,
    take<Id extends ModuleId>(id: Id) {
      const state = look(id);
      if ((state !== 'ready' && state !== 'ran') || typeof page.importNamespace !== 'function')
        return undefined;
      try {
        const exports: unknown = page.importNamespace.call(page, id);
        if (isObject(exports)) return exports as WhatsAppModules[Id];
      } catch {
        // The loader has reported it by itself; for us the module is broken, and `look` says so from now on.
      }
      broken.add(id);
      return undefined;
    },
  };
}

/** First look after this; at document_start the loader is some hundred milliseconds away. */
const FIRST_PAUSE_MS = 50;
/** A page at the QR code may stay there for hours: a look costs microseconds, a few seconds are soon enough. */
const LONGEST_PAUSE_MS = 3_000;

/** Looks again and again, with growing pauses, until `isDone` says so or the signal ends it. */
export function lookUntil(
  isDone: () => boolean,
  options: { timers: Timers; signal: AbortSignal; longestPauseMs?: number },
): Promise<void> {
  const { timers, signal, longestPauseMs = LONGEST_PAUSE_MS } = options;
  return new Promise((resolve) => {
    let pauseMs = FIRST_PAUSE_MS;
    let cancel: (() => void) | undefined;
    const step = (): void => {
      if (signal.aborted) return;
      if (isDone()) {
        resolve();
        return;
      }
      cancel = timers.after(pauseMs, step);
      pauseMs = Math.min(pauseMs * 1.5, longestPauseMs);
    };
    signal.addEventListener('abort', () => cancel?.(), { once: true });
    step();
  });
}
