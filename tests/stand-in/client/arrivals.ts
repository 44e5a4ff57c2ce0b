/** Brings the modules into the registry: late, missing, broken or changed, as the options say. */
import type { PageOptions, SignatureChange } from '../options.ts';
import type { Clock } from '../server/clock.ts';
import { BASE_FILLERS, fillerId, fillerNeeds, needsOf } from './dependencies.ts';
import type { Factory, Loader } from './loader.ts';
import type { ModuleTable } from './modules.ts';

const DEFAULT_FILLERS = 3000;

/** A function that needs other arguments than the ones callers of today give. */
function withOtherArity(original: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  const changed = (...args: unknown[]): unknown => {
    if (args.length <= original.length)
      throw new TypeError("Cannot read properties of undefined (reading 'context')");
    return original(...args.slice(1));
  };
  Object.defineProperty(changed, 'length', { value: original.length + 1 });
  return changed;
}

function applyChange(exports: Record<string, unknown>, change: SignatureChange): void {
  const original = exports[change.export];
  switch (change.change) {
    case 'gone':
      delete exports[change.export];
      return;
    case 'renamed':
      delete exports[change.export];
      exports[change.to] = original;
      return;
    case 'arity':
      if (typeof original === 'function') {
        exports[change.export] = withOtherArity(original as (...args: unknown[]) => unknown);
      }
      return;
    case 'result': {
      if (typeof original !== 'function') return;
      const call = original as (...args: unknown[]) => unknown;
      const changed = (...args: unknown[]): Promise<unknown> =>
        Promise.resolve(call(...args)).then(() => change.result);
      Object.defineProperty(changed, 'length', { value: original.length });
      exports[change.export] = changed;
    }
  }
}

export function bringModules(
  loader: Loader,
  table: ModuleTable,
  clock: Clock,
  options: PageOptions,
  onLate: (id: string) => void,
): void {
  const changes = options.changedSignatures ?? [];
  const bring = (id: string, make: () => Record<string, unknown>): void => {
    const factory: Factory = (_api, exports) => {
      if (options.brokenModules?.includes(id)) throw new Error(`${id} cannot start`);
      Object.assign(exports, make());
      for (const change of changes) if (change.module === id) applyChange(exports, change);
    };
    loader.define(id, needsOf(id), factory);
  };

  for (const [id, make] of Object.entries(table)) {
    if (options.missingModules?.includes(id)) continue;
    const late = options.lateModules?.[id];
    if (late === undefined) bring(id, make);
    else if (late !== 'never') {
      clock.after(late, () => {
        bring(id, make);
        onLate(id);
      });
    }
  }
  const fillers = Math.max(BASE_FILLERS, options.fillerModules ?? DEFAULT_FILLERS);
  for (let index = 0; index < fillers; index++) {
    const needs = fillerNeeds(index).filter((id) => index + 1 < fillers || id === fillerId(index));
    loader.define(fillerId(index), needs, (_api, exports) => {
      exports.filler = index;
    });
  }
}
