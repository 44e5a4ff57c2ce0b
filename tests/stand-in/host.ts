/** The side of the stand-in that outlives pages: the server, the network, and every page that was loaded. */
import type { PageReport, StandInControl } from './control.ts';
import { createControl } from './create-control.ts';
import type { HostLink, PageCommand } from './link.ts';
import type { Clock } from './server/clock.ts';
import type { Random } from './server/random.ts';
import { createServer } from './server/server.ts';
import type { FakeServer, ServerOptions } from './server/fake-server.ts';

export interface Host {
  server: FakeServer;
  control: StandInControl;
  /** A page was loaded. */
  attach(link: HostLink): void;
}

export interface Pages {
  readonly isOnline: boolean;
  setOnline(isOnline: boolean): void;
  /** Fresh reports of living pages, the last ones of the others. */
  reports(): Promise<PageReport[]>;
  /** Sends a command to the newest living page. */
  command(body: PageCommand): Promise<void>;
}

interface AttachedPage {
  number: number;
  link: HostLink;
  isAlive: boolean;
  report: PageReport | undefined;
  connections: Map<number, { receive: ReturnType<FakeServer['connect']>['receive']; closed(): void }>;
  pending: Map<number, { resolve(): void; reject(error: Error): void }>;
}

export function createHost(options: ServerOptions & { clock: Clock; random: Random }): Host {
  const server = createServer(options);
  const pages: AttachedPage[] = [];
  let isOnline = true;
  let commands = 0;

  function drop(page: AttachedPage, number: number): void {
    const connection = page.connections.get(number);
    if (!connection) return;
    page.connections.delete(number);
    connection.closed();
    page.link.post({ type: 'hang-up', connection: number });
  }

  function send(page: AttachedPage, body: PageCommand): Promise<void> {
    const command = ++commands;
    return new Promise((resolve, reject) => {
      page.pending.set(command, { resolve, reject });
      page.link.post({ type: 'command', command, body });
    });
  }

  const access: Pages = {
    get isOnline() {
      return isOnline;
    },
    setOnline(next) {
      isOnline = next;
      for (const page of pages) {
        if (!page.isAlive) continue;
        page.link.post({ type: 'network', isOnline });
        if (!isOnline) for (const number of [...page.connections.keys()]) drop(page, number);
      }
    },
    async reports() {
      await Promise.all(pages.filter((page) => page.isAlive).map((page) => send(page, { do: 'report' })));
      return pages.flatMap((page) => (page.report ? [page.report] : []));
    },
    async command(body) {
      const page = pages.findLast((each) => each.isAlive);
      if (!page) throw new Error('No page is open');
      await send(page, body);
    },
  };

  return {
    server,
    control: createControl(server, access, options.clock, options.random),
    attach(link) {
      const page: AttachedPage = {
        number: pages.length + 1,
        link,
        isAlive: true,
        report: undefined,
        connections: new Map(),
        pending: new Map(),
      };
      pages.push(page);
      link.onMessage((message) => {
        switch (message.type) {
          case 'connect': {
            const { connection } = message;
            if (!isOnline) {
              link.post({ type: 'hang-up', connection });
              return;
            }
            const end = server.connect({
              send: (frame) => link.post({ type: 'frame', connection, frame }),
              close: () => drop(page, connection),
            });
            page.connections.set(connection, end);
            link.post({ type: 'connected', connection });
            return;
          }
          case 'hang-up':
            drop(page, message.connection);
            return;
          case 'frame':
            page.connections.get(message.connection)?.receive(message.frame);
            return;
          case 'report':
            page.report = { page: page.number, ...message.report };
            return;
          case 'done': {
            const waiter = page.pending.get(message.command);
            page.pending.delete(message.command);
            if (message.error === undefined) waiter?.resolve();
            else waiter?.reject(new Error(message.error));
          }
        }
      });
      link.onClose(() => {
        page.isAlive = false;
        for (const connection of page.connections.values()) connection.closed();
        page.connections.clear();
        for (const waiter of page.pending.values()) waiter.resolve();
      });
      link.post({ type: 'network', isOnline });
    },
  };
}
