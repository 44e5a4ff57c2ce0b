/** WhatsApp's models and collections, as far as a listener sees them: `.on(name, fn)`, `.off(name, fn)`. */
import { textOfEither } from './wid.ts';

export type Listener = (...args: never[]) => void;

export interface Emitter {
  on(name: string, listener: Listener, context?: unknown): void;
  off(name: string, listener: Listener): void;
  emit(name: string, ...args: unknown[]): void;
}

/** A listener that throws is reported to the page's error log, and the others still hear. */
export function createEmitter(report: (message: string) => void): Emitter {
  const listeners = new Map<string, Set<Listener>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
    },
    off(name, listener) {
      listeners.get(name)?.delete(listener);
    },
    emit(name, ...args) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        try {
          (listener as (...given: unknown[]) => void)(...args);
        } catch (error) {
          report(`a listener of ${name} threw: ${String(error)}`);
        }
      }
    },
  };
}

export interface Observable {
  on(name: string, listener: Listener, context?: unknown): void;
  off(name: string, listener: Listener): void;
}

export interface Held<T extends object, M extends object> {
  model: M & Observable;
  /** Sets a field and fires `change:name` `(model, value)` when it differs. */
  set<K extends keyof T>(name: K, value: T[K]): void;
  /** Sets without an event. */
  put<K extends keyof T>(name: K, value: T[K]): void;
  get<K extends keyof T>(name: K): T[K];
  emit(name: string, ...args: unknown[]): void;
}

/**
 * A model whose fields are read-only getters that no enumeration shows, as on WhatsApp's own models: it cannot be
 * copied by spreading and not be cloned. `bubble` hears every event too, as a collection does.
 */
export function createModel<T extends object, E extends object = object>(
  report: (message: string) => void,
  fields: T,
  extra?: E,
  bubble?: (name: string, ...args: unknown[]) => void,
): Held<T, Readonly<T> & E> {
  const values: T = { ...fields };
  const emitter = createEmitter(report);
  const model = Object.create(null) as Readonly<T> & E & Observable;
  const define = (name: PropertyKey, descriptor: PropertyDescriptor): void => {
    Object.defineProperty(model, name, { ...descriptor, enumerable: false, configurable: true });
  };
  const expose = (name: PropertyKey): void => define(name, { get: () => values[name as keyof T] });
  for (const name of Reflect.ownKeys(fields)) expose(name);
  if (extra) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(extra)))
      define(name, descriptor);
  }
  define('on', { value: emitter.on });
  define('off', { value: emitter.off });

  const emit = (name: string, ...args: unknown[]): void => {
    emitter.emit(name, ...args);
    bubble?.(name, ...args);
  };
  const held: Held<T, Readonly<T> & E> = {
    model,
    emit,
    get: (name) => values[name],
    put(name, value) {
      if (!(name in model)) expose(name);
      values[name] = value;
    },
    set(name, value) {
      const before = values[name];
      held.put(name, value);
      if (before !== value) emit(`change:${String(name)}`, model, value);
    },
  };
  return held;
}

export interface Collection<M> extends Observable {
  readonly length: number;
  getModelsArray(): M[];
  get(id: unknown): M | undefined;
}

export interface HeldCollection<M> {
  collection: Collection<M>;
  byId: Map<string, M>;
  emit(name: string, ...args: unknown[]): void;
}

/** `strict`: `get` takes wid objects only. */
export function createCollection<M>(
  report: (message: string) => void,
  options: { strict?: boolean } = {},
): HeldCollection<M> {
  const emitter = createEmitter(report);
  const byId = new Map<string, M>();
  return {
    byId,
    emit: emitter.emit,
    collection: {
      on: emitter.on,
      off: emitter.off,
      get length() {
        return byId.size;
      },
      getModelsArray: () => [...byId.values()],
      get(id) {
        const text = options.strict && typeof id === 'string' ? undefined : textOfEither(id);
        return text === undefined ? undefined : byId.get(text);
      },
    },
  };
}

/** Enums whose members answer by name but are not enumerable. */
export function createEnum<T extends Record<string, string | number>>(members: T): Readonly<T> {
  const result = Object.create(null) as T;
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(result, name, { value, enumerable: false });
  return Object.freeze(result);
}
