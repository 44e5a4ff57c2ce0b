/**
 * The module registry. Asking for what is absent returns undefined and is written to WhatsApp's own error log;
 * looking at `require('__debug').modulesMap` has no side effect. The rules are those read in public copies of the loader.
 */
import type { ErrorReport } from '../control.ts';

export interface ModuleRecord {
  readonly id: string;
  /** null: somebody needs it, nobody has brought it. */
  dependencies: string[] | null;
  /** Dependencies that have arrived, from the left. */
  depPosition: number;
  hasError: boolean;
  factoryFinished: boolean;
}

export interface FactoryApi {
  importNamespace(id: string): unknown;
  require(id: string): unknown;
}

/** Fills `exports`; a returned value replaces it (modules that are not ES modules). */
export type Factory = (api: FactoryApi, exports: Record<string, unknown>) => unknown;

export interface LoaderWindow {
  require?: (id: string) => unknown;
  importNamespace?: (id: string) => unknown;
  importDefault?: (id: string) => unknown;
  requireLazy?: (ids: readonly string[], callback: (...modules: unknown[]) => void) => void;
  __d?: (id: string, dependencies: readonly string[], factory: Factory) => void;
  ErrorGuard?: {
    inGuard(): boolean;
    skipGuardGlobal(skip: boolean): void;
    applyWithGuard<T>(run: () => T): T | undefined;
  };
}

/** What the inline script put into the queues before the registry existed. */
export interface LoaderQueues {
  define: [string, readonly string[], Factory][];
  lazy: [readonly string[], (...modules: unknown[]) => void][];
}

export interface Loader {
  define(id: string, dependencies: readonly string[], factory: Factory): void;
  /** Puts the registry on the window and takes over the queues. */
  install(window: LoaderWindow, queues: LoaderQueues): void;
  /** Runs as WhatsApp itself: what it executes is not counted as others' doing. */
  asPage<T>(run: () => T): T;
  importNamespace(id: string): unknown;
  readonly executed: { id: string; by: 'page' | 'others' }[];
  readonly reports: ErrorReport[];
  report(message: string): void;
  /** Exports and loader functions that are not what they were. */
  tampered(window: LoaderWindow): string[];
}

/** `onChange`: something was run or reported. */
export function createLoader(log: (line: string) => void, onChange: () => void): Loader {
  const modulesMap: Record<string, ModuleRecord> = Object.create(null) as Record<string, ModuleRecord>;
  const factories = new Map<string, Factory>();
  const exportsOf = new Map<string, { value: unknown; isNamespace: boolean }>();
  const originals = new Map<string, Map<PropertyKey, unknown>>();
  const waiters = new Map<string, string[]>();
  const lazies: { ids: readonly string[]; callback: (...modules: unknown[]) => void }[] = [];
  const executed: { id: string; by: 'page' | 'others' }[] = [];
  const reports: ErrorReport[] = [];
  const installed = new Map<keyof LoaderWindow, unknown>();
  let window: LoaderWindow | undefined;
  let pageDepth = 0;
  let guardDepth = 0;
  let skipsGuard = false;

  function report(message: string): void {
    reports.push({ message });
    onChange();
    log(`ErrorUtils caught an error: ${message}`);
  }

  /** Before ErrorGuard exists, inside a guard and with guards off it is the caller who gets the error. */
  function fail(message: string): undefined {
    if (!window?.ErrorGuard || guardDepth > 0 || skipsGuard) throw new Error(message);
    report(message);
    return undefined;
  }

  function recordOf(id: string): ModuleRecord {
    const known = modulesMap[id];
    if (known) return known;
    const fresh = { id, dependencies: null, depPosition: 0, hasError: false, factoryFinished: false };
    modulesMap[id] = fresh;
    return fresh;
  }

  function isReady(record: ModuleRecord | undefined): boolean {
    return record?.dependencies != null && record.depPosition >= record.dependencies.length;
  }

  /** Moves depPosition as far as what has arrived allows; those who wait for this module move too. */
  function advance(record: ModuleRecord): void {
    const { dependencies } = record;
    if (!dependencies) return;
    while (record.depPosition < dependencies.length) {
      const next = dependencies[record.depPosition];
      if (next === undefined) break;
      if (!isReady(recordOf(next))) {
        const list = waiters.get(next) ?? [];
        if (!list.includes(record.id)) list.push(record.id);
        waiters.set(next, list);
        return;
      }
      record.depPosition++;
    }
    const waiting = waiters.get(record.id) ?? [];
    waiters.delete(record.id);
    for (const id of waiting) advance(recordOf(id));
  }

  function fireLazies(): void {
    for (const entry of [...lazies]) {
      if (!entry.ids.every((id) => isReady(modulesMap[id]))) continue;
      lazies.splice(lazies.indexOf(entry), 1);
      entry.callback(...entry.ids.map((id) => requireDefault(id)));
    }
  }

  function define(id: string, dependencies: readonly string[], factory: Factory): void {
    const record = recordOf(id);
    if (record.dependencies) return;
    record.dependencies = [...dependencies];
    factories.set(id, factory);
    advance(record);
    fireLazies();
  }

  /** Runs the factory of a module and of its needs, once. */
  function run(id: string): { value: unknown; isNamespace: boolean } | undefined {
    const record = modulesMap[id];
    if (!record || record.dependencies == null) return fail(`Requiring unknown module "${id}"`);
    if (record.hasError) return fail(`Requiring module "${id}" which threw an exception`);
    if (record.factoryFinished) return exportsOf.get(id);
    if (!isReady(record)) {
      const missing = record.dependencies.slice(record.depPosition).join(', ');
      return fail(`Requiring unknown module "${id}" with unresolved dependencies: ${missing}`);
    }
    for (const needed of record.dependencies) if (!modulesMap[needed]?.factoryFinished) run(needed);
    const factory = factories.get(id);
    if (!factory) return fail(`Requiring unknown module "${id}"`);
    executed.push({ id, by: pageDepth > 0 ? 'page' : 'others' });
    onChange();
    const exports: Record<string, unknown> = {};
    try {
      const value = factory({ importNamespace, require: requireDefault }, exports);
      const entry =
        value === undefined ? { value: exports, isNamespace: true } : { value, isNamespace: false };
      exportsOf.set(id, entry);
      record.factoryFinished = true;
      remember(id, entry.value);
      return entry;
    } catch (error) {
      record.hasError = true;
      return fail(`Module "${id}" threw an exception: ${String(error)}`);
    }
  }

  function remember(id: string, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const kept = new Map<PropertyKey, unknown>();
    for (const name of Reflect.ownKeys(value)) kept.set(name, (value as Record<PropertyKey, unknown>)[name]);
    originals.set(id, kept);
  }

  function requireDefault(id: string): unknown {
    if (id === '__debug') return { modulesMap };
    const entry = run(id);
    if (!entry?.isNamespace) return entry?.value;
    const exports = entry.value as Record<string, unknown>;
    return 'default' in exports ? exports.default : exports;
  }

  function importNamespace(id: string): unknown {
    if (id === '__debug') return { modulesMap };
    const entry = run(id);
    if (!entry || entry.isNamespace) return entry?.value;
    return { default: entry.value };
  }

  function requireLazy(ids: readonly string[], callback: (...modules: unknown[]) => void): void {
    lazies.push({ ids, callback });
    fireLazies();
  }

  return {
    define,
    importNamespace,
    executed,
    reports,
    report,
    install(target, queues) {
      window = target;
      const given: LoaderWindow = {
        __d: define,
        require: requireDefault,
        importDefault: requireDefault,
        importNamespace,
        requireLazy,
        ErrorGuard: {
          inGuard: () => guardDepth > 0,
          skipGuardGlobal(skip) {
            skipsGuard = skip;
          },
          applyWithGuard(guarded) {
            guardDepth++;
            try {
              return guarded();
            } catch (error) {
              report(String(error));
              return undefined;
            } finally {
              guardDepth--;
            }
          },
        },
      };
      for (const [name, value] of Object.entries(given)) installed.set(name as keyof LoaderWindow, value);
      Object.assign(target, given);
      for (const [id, dependencies, factory] of queues.define.splice(0)) define(id, dependencies, factory);
      for (const [ids, callback] of queues.lazy.splice(0)) requireLazy(ids, callback);
    },
    asPage(inside) {
      pageDepth++;
      try {
        return inside();
      } finally {
        pageDepth--;
      }
    },
    tampered(target) {
      const changed: string[] = [];
      for (const [name, value] of installed) if (target[name] !== value) changed.push(`window.${name}`);
      if (skipsGuard) changed.push('ErrorGuard.skipGuardGlobal');
      for (const [id, kept] of originals) {
        const now = exportsOf.get(id)?.value as Record<PropertyKey, unknown>;
        for (const [name, value] of kept) if (now[name] !== value) changed.push(`${id}.${String(name)}`);
        for (const name of Reflect.ownKeys(now)) if (!kept.has(name)) changed.push(`${id}.${String(name)}`);
      }
      return changed;
    },
  };
}
