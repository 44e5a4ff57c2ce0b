import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import { createConnection } from './connection.ts';
import { type ClientStatus, createConnector, type Timer } from './connector.ts';
import { isOutcome } from './envelope.ts';
import type { RuntimePort } from './runtime-port.ts';

/** The named queries and commands of a store, each with the types of its arguments and its result. */
export type AnyApi = {
  queries: { [name: string]: { args: unknown; result: unknown } };
  commands: { [name: string]: { args: unknown; result: unknown } };
};

/** What the way itself may answer. 'internal': the other side threw, or the answer had a wrong shape. */
export type WayReason = 'disconnected' | 'timeout' | 'orphaned' | 'internal';

type Entry<Api extends AnyApi, Name> = Name extends keyof Api['queries']
  ? Api['queries'][Name]
  : Name extends keyof Api['commands']
    ? Api['commands'][Name]
    : never;

export type StoreClient<Api extends AnyApi, Reason extends string> = {
  /** Asks once. Tried again, up to twice, when the port dies meanwhile: every command must be idempotent. Always settles. */
  call<Name extends (keyof Api['queries'] | keyof Api['commands']) & string>(
    name: Name,
    args: Entry<Api, Name>['args'],
  ): Promise<Outcome<Entry<Api, Name>['result'], Reason | WayReason>>;
  /**
   * The query's value now and after every change, until the returned function is called or the client ends. Renewed by
   * itself after a reconnect. A failure may be followed by values again, except 'orphaned', which is the last word.
   */
  subscribe<Name extends keyof Api['queries'] & string>(
    name: Name,
    args: Api['queries'][Name]['args'],
    onValue: (outcome: Outcome<Api['queries'][Name]['result'], Reason | WayReason>) => void,
  ): () => void;
  status(): ClientStatus;
  /** Hears every change of the status until the returned function is called. */
  onStatus(listener: (status: ClientStatus) => void): () => void;
};

export type StoreClientOptions = {
  /** Opens a port to the background; throws when the extension is gone. */
  connect(): RuntimePort;
  /** True once this script's extension was updated, reloaded or removed. */
  isOrphaned(): boolean;
  /** Ends everything: calls under way settle as 'disconnected', subscriptions stop. */
  signal: AbortSignal;
  timer?: Timer;
  /** How long a call may take in all, and a subscription until its first value. 15 s if not given. */
  timeoutMs?: (name: string) => number;
};

const maxRetries = 2;

const realTimer: Timer = (callback, delayMs) => {
  const id = setTimeout(callback, delayMs);
  return () => clearTimeout(id);
};

type Subscription = {
  name: string;
  args: unknown;
  deliver(outcome: Outcome<unknown, string>): void;
  stopWaiting?: (() => void) | undefined;
};

/** The overlay's and the dashboard's end of the store port. Connects on first use. */
export function createStoreClient<Api extends AnyApi, Reason extends string = never>(
  options: StoreClientOptions,
): StoreClient<Api, Reason> {
  const { timer = realTimer, timeoutMs = () => 15_000 } = options;
  const subscriptions = new Map<string, Subscription>();
  const statusListeners = new Set<(status: ClientStatus) => void>();
  let lastId = 0;
  let callsUnderWay = 0;

  const fail = (reason: WayReason, detail?: string): Failure<WayReason> => ({ ok: false, reason, detail });

  const watch = (id: string, subscription: Subscription): void => {
    subscription.stopWaiting?.();
    subscription.stopWaiting = timer(
      () => subscription.deliver(fail('timeout')),
      timeoutMs(subscription.name),
    );
    connector.current()?.post({ type: 'watch', id, name: subscription.name, args: subscription.args });
  };

  const connector = createConnector({
    open: (on) =>
      createConnection(options.connect(), {
        ...on,
        value({ id, outcome }) {
          const subscription = subscriptions.get(id);
          subscription?.stopWaiting?.();
          subscription?.deliver(outcome);
        },
      }),
    isWanted: () => subscriptions.size > 0 || callsUnderWay > 0,
    isOrphaned: options.isOrphaned,
    timer,
    onOpen() {
      for (const [id, subscription] of subscriptions) watch(id, subscription);
    },
    onStatus(status) {
      for (const listener of [...statusListeners]) listener(status);
      if (status !== 'orphaned') return;
      for (const subscription of [...subscriptions.values()]) {
        subscription.stopWaiting?.();
        subscription.deliver(fail('orphaned'));
      }
      subscriptions.clear();
    },
  });

  const attempt = async (
    name: string,
    args: unknown,
    isLate: () => boolean,
  ): Promise<Outcome<unknown, string>> => {
    for (let tries = 0; tries <= maxRetries && !isLate(); tries++) {
      const connection = await connector.ready();
      if (connection === 'orphaned') return fail('orphaned');
      if (connection === 'ended') return fail('disconnected');
      const answer = await Promise.race([connection.remote.call(name, args), connection.closed]);
      if (answer === 'closed') continue;
      return isOutcome(answer) ? answer : fail('internal', 'the answer is no outcome');
    }
    return fail('disconnected');
  };

  options.signal.addEventListener(
    'abort',
    () => {
      for (const subscription of subscriptions.values()) subscription.stopWaiting?.();
      subscriptions.clear();
      connector.end();
    },
    { once: true },
  );

  return {
    async call(name, args) {
      const late = Promise.withResolvers<Outcome<unknown, string>>();
      let isLate = false;
      const stopWaiting = timer(() => {
        isLate = true;
        late.resolve(fail('timeout'));
      }, timeoutMs(name));
      callsUnderWay++;
      try {
        // The store's results are typed by the map that both sides share; both come from one build.
        return (await Promise.race([attempt(name, args, () => isLate), late.promise])) as never;
      } catch (error) {
        return fail('internal', error instanceof Error ? error.message : String(error));
      } finally {
        stopWaiting();
        callsUnderWay--;
      }
    },
    subscribe(name, args, onValue) {
      const id = String(++lastId);
      let active = true;
      const subscription: Subscription = {
        name,
        args,
        deliver: (outcome) => {
          if (active) onValue(outcome as never);
        },
      };
      if (connector.status() === 'orphaned') queueMicrotask(() => subscription.deliver(fail('orphaned')));
      else if (!options.signal.aborted) {
        subscriptions.set(id, subscription);
        if (connector.current()) watch(id, subscription);
        else connector.connect();
      }
      return () => {
        active = false;
        subscription.stopWaiting?.();
        if (subscriptions.delete(id)) connector.current()?.post({ type: 'unwatch', id });
      };
    },
    status: connector.status,
    onStatus(listener) {
      statusListeners.add(listener);
      return () => void statusListeners.delete(listener);
    },
  };
}
