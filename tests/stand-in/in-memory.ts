/** The stand-in without a browser: its modules on a window-like object, its server in the same memory. */
import type { LoaderQueues, LoaderWindow } from './client/loader.ts';
import { createMemoryStore } from './client/messages.ts';
import type { LocalStore } from './client/messages.ts';
import { createPageClient } from './client/page-client.ts';
import type { PageClient } from './client/page-client.ts';
import type { Latency, StandInControl } from './control.ts';
import { createHost } from './host.ts';
import { createMemoryLink } from './link.ts';
import type { PageOptions } from './options.ts';
import { createVirtualClock } from './server/clock.ts';
import type { Clock } from './server/clock.ts';
import type { World } from './server/model.ts';
import { createRandom } from './server/random.ts';
import type { FakeServer } from './server/fake-server.ts';
import { buildWorld } from './world.ts';

/** What a driver finds in the page: the queues from the first moment, the rest once the registry is there. */
export type StandInWindow = LoaderWindow & Required<Pick<LoaderWindow, '__d' | 'requireLazy'>>;

export interface InMemoryPage {
  /** Hand this to the driver as its window. */
  readonly page: StandInWindow;
  /** For assertions only. */
  readonly client: PageClient;
  /** Settles once WhatsApp's main screen is there. */
  mainLoaded(): Promise<void>;
  /** "Use here", after a newer page took over. */
  takeOver(): void;
  /** Closes the tab. */
  close(): void;
}

export interface InMemoryStandIn extends InMemoryPage {
  readonly control: StandInControl;
  readonly server: FakeServer;
  readonly clock: Clock;
  /** Another load of the page in this browser: a second tab, or (after `close()`) a reload. */
  openPage(options?: PageOptions): InMemoryPage;
}

export interface InMemoryOptions {
  /** Default: `buildWorld()`, one LID group of ten members. */
  world?: World;
  /** Default: virtual time that runs by itself whenever nothing else happens. */
  clock?: Clock;
  seed?: number;
  page?: PageOptions;
  latency?: Partial<Latency>;
  /** Two pages stay connected at once. */
  mayTwoPagesLive?: boolean;
}

export function createInMemoryStandIn(options: InMemoryOptions = {}): InMemoryStandIn {
  const world = options.world ?? buildWorld();
  const clock = options.clock ?? createVirtualClock({ startMs: world.startMs, auto: true });
  const random = createRandom(options.seed ?? 1);
  const local = createMemoryStore();
  const host = createHost({
    world,
    clock,
    random,
    ...(options.latency ? { latency: options.latency } : {}),
    ...(options.mayTwoPagesLive ? { mayTwoPagesLive: true } : {}),
  });
  let loads = 0;

  function openPage(pageOptions: PageOptions = options.page ?? {}): InMemoryPage {
    return loadPage({ host, clock, local, session: `load${++loads}`, options: pageOptions });
  }

  return Object.assign(openPage(), { control: host.control, server: host.server, clock, openPage });
}

function loadPage(ports: {
  host: ReturnType<typeof createHost>;
  clock: Clock;
  local: LocalStore;
  session: string;
  options: PageOptions;
}): InMemoryPage {
  const { host, clock, local, session, options } = ports;
  const link = createMemoryLink();
  const queues: LoaderQueues = { define: [], lazy: [] };
  const page: StandInWindow = {
    __d: (...args) => void queues.define.push(args),
    requireLazy: (...args) => void queues.lazy.push(args),
  };
  const client = createPageClient({
    window: page,
    queues,
    link: link.page,
    clock,
    local,
    session,
    options,
    log: () => undefined,
  });
  host.attach(link.host);
  const { cmd } = client.state;
  return {
    page,
    client,
    mainLoaded: () =>
      new Promise((resolve) => {
        if (cmd.model.isMainLoaded) resolve();
        else cmd.model.on('main_loaded', () => resolve());
      }),
    takeOver: () => client.state.connection.takeOver(),
    close: () => link.close(),
  };
}
