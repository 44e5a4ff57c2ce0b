/** The fake server as its host and its controls see it. */
import type { Latency, WireEntry } from '../control.ts';
import type { Actions } from './actions.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Faults } from './faults.ts';
import type { ClientFrame, Notice, RequestFrame } from './frames.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './model.ts';
import type { Random } from './random.ts';
import type { Connection } from './sessions.ts';
import type { Wire } from './wire.ts';

export interface ServerOptions {
  world: World;
  clock: Clock;
  random: Random;
  latency?: Partial<Latency>;
  /** Default false: the newest page pushes older ones into conflict. */
  mayTwoPagesLive?: boolean;
}

export interface FakeServer {
  readonly world: World;
  readonly directory: Directory;
  readonly wire: Wire;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly actions: Actions;
  latency: Latency;
  isPaired: boolean;
  wireLog: WireEntry[];
  notify(notice: Notice, options?: { afterMs?: number }): void;
  /** Runs after each request that was done, for tests that count. */
  onDone(listener: (frame: RequestFrame) => void): void;
  /** A page's connection opens; the returned functions are its end of the wire. */
  connect(connection: Connection): { receive(frame: ClientFrame): void; closed(): void };
  /** Hangs up on every page. */
  hangUp(): void;
  setPaired(isPaired: boolean): void;
}
