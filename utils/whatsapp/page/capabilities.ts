/**
 * Which capabilities the page offers. A module that is there but has not run is `ok` by its name alone; what it exports
 * is checked as soon as it ran. Most breaks between revisions are changed signatures, and an admin should learn of
 * one before a job and not in the middle of it. Therefore `warmUp` runs the modules of the table, one in each idle
 * moment, once WhatsApp's main screen is loaded: 648 small factories in all, no task over 50 ms (measured August 2026),
 * all of them modules that WhatsApp runs itself when a group is opened. Nothing is run before that.
 */
import type { Capability, CapabilityId } from '@/utils/domain/connection.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import { CAPABILITIES, type ExportSpec, LAST_SEEN, MODULES, OPTIONAL_MODULES } from './modules.ts';
import type { Registry } from './registry.ts';
import type { ModuleId, WhatsAppModules } from './shapes.ts';
import { fail, good } from './outcomes.ts';

type ModuleCapabilityId = keyof typeof CAPABILITIES;
type Verdict = Omit<Capability, 'id'>;

export type Capabilities = {
  /** The exports of a checked module; undefined when it is not usable. */
  get<Id extends ModuleId>(id: Id): WhatsAppModules[Id] | undefined;
  /** The failure to answer with when one of these is not usable now; runs the modules they need. */
  lack(...ids: ModuleCapabilityId[]): Failure | undefined;
  /** One module of a capability, when all it needs is usable. */
  need<Id extends ModuleId>(id: ModuleCapabilityId, module: Id): Outcome<WhatsAppModules[Id]>;
  /** State of all, from the table; runs nothing. */
  list(): Capability[];
  /** Remembers that a capability behaved unlike its description. */
  blame(id: ModuleCapabilityId, detail: string): void;
  /** Modules of the table that could run now but have not. */
  unrun(): ModuleId[];
  /** From now on an absent module counts as missing; until then it may just not have arrived. */
  expectAll(): void;
};

const ALL = Object.keys(CAPABILITIES) as ModuleCapabilityId[];

function fault(module: ModuleId, exports: object, spec: ExportSpec): string | undefined {
  const at = `${module}.${spec.name}`;
  const value = (exports as Record<string, unknown>)[spec.name];
  if (value === undefined || value === null) return `${at} is gone`;
  if (spec.kind === 'function') {
    if (typeof value !== 'function') return `${at} is no function`;
    if (spec.lengths && !spec.lengths.includes(value.length))
      return `${at} takes ${value.length} parameters, not ${spec.lengths.join(' or ')} (${LAST_SEEN})`;
    return undefined;
  }
  if (typeof value !== 'object' && typeof value !== 'function') return `${at} is no object`;
  const members = value as Record<string, unknown>;
  const lost = spec.methods?.find((name) => typeof members[name] !== 'function');
  return lost === undefined ? undefined : `${at}.${lost} is gone`;
}

export function createCapabilities(registry: Registry): Capabilities {
  /** Exports of modules that ran; a module that ran stays as it is until the page is reloaded. */
  const taken = new Map<ModuleId, WhatsAppModules[ModuleId]>();
  const blamed = new Map<ModuleCapabilityId, string>();
  let isAllExpected = false;

  function take(id: ModuleId): void {
    if (taken.has(id)) return;
    const exports = registry.take(id);
    if (exports) taken.set(id, exports);
  }

  function check(id: ModuleId, extra: readonly ExportSpec[]): Verdict {
    // A module WhatsApp has run costs nothing to look at.
    if (!taken.has(id) && registry.look(id) === 'ran') take(id);
    const exports = taken.get(id);
    if (exports) {
      for (const spec of [...MODULES[id], ...extra]) {
        const detail = fault(id, exports, spec);
        if (detail) return { state: 'changed', detail };
      }
      return { state: 'ok' };
    }
    switch (registry.look(id)) {
      case 'absent':
        return { state: isAllExpected ? 'missing' : 'waiting', detail: id };
      case 'waiting':
        return { state: 'waiting', detail: id };
      case 'broken':
        return { state: 'broken', detail: id };
      default:
        return { state: 'ok' };
    }
  }

  function verdict(id: ModuleCapabilityId): Verdict {
    const { modules, exports } = CAPABILITIES[id];
    const detail = blamed.get(id);
    if (detail) return { state: 'changed', detail };
    for (const module of modules) {
      const found = check(module, exports?.module === module ? exports.specs : []);
      if (found.state !== 'ok') return found;
    }
    return { state: 'ok' };
  }

  function get<Id extends ModuleId>(id: Id): WhatsAppModules[Id] | undefined {
    take(id);
    return check(id, []).state === 'ok' ? (taken.get(id) as WhatsAppModules[Id] | undefined) : undefined;
  }

  function lack(...ids: ModuleCapabilityId[]): Failure | undefined {
    for (const id of ids) {
      // Only when all of them are there, so that nothing is run in vain.
      const needed = CAPABILITIES[id].modules;
      if (needed.every((module) => ['ready', 'ran'].includes(registry.look(module)))) needed.forEach(take);
      const found = verdict(id);
      if (found.state !== 'ok') return fail('missing-capability', found.detail);
    }
    return undefined;
  }

  return {
    get,
    lack,
    need<Id extends ModuleId>(id: ModuleCapabilityId, module: Id) {
      const exports = get(module);
      return lack(id) ?? (exports ? good(exports) : fail('missing-capability', module));
    },
    list: () => ALL.map((id) => ({ id: id satisfies CapabilityId, ...verdict(id) })),
    blame: (id, detail) => void blamed.set(id, detail),
    unrun() {
      const wanted = new Set<ModuleId>([
        ...ALL.flatMap((id) => CAPABILITIES[id].modules),
        ...OPTIONAL_MODULES,
      ]);
      return [...wanted].filter((id) => registry.look(id) === 'ready');
    },
    expectAll() {
      isAllExpected = true;
    },
  };
}
