/**
 * Serves the stand-in as https://web.whatsapp.com to a Chromium started with `browserArgs`. The server's state lives
 * here, so reloads and closed tabs keep it. Every other host leads to a tripwire that writes down who asked.
 */
import { createServer as createHttpsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Latency, StandInControl } from './control.ts';
import { createHost } from './host.ts';
import type { FromPage, HostLink } from './link.ts';
import type { Direction, PageOptions, Theme } from './options.ts';
import { createRealClock } from './server/clock.ts';
import type { World } from './server/model.ts';
import { createRandom } from './server/random.ts';
import { buildPage } from './serve/bundle.ts';
import { pageHeaders, pageHtml, portrait } from './serve/html.ts';
import { startTripwire } from './serve/tripwire.ts';
import type { ForeignRequest } from './serve/tripwire.ts';
import { buildScenario } from './world.ts';
import type { Scenario } from './world.ts';

export interface ServeOptions {
  /** A world of your own, or a named one. Default: the demo. */
  world?: World;
  scenario?: Scenario;
  seed?: number;
  /** Of the HTTPS server; 0 = any free one. Default 0. */
  port?: number;
  /** The same for the tripwire. */
  tripwirePort?: number;
  theme?: Theme;
  dir?: Direction;
  /** Language of the page: en, ru or ar. Default en. */
  lang?: string;
  /** Late, missing, broken and changed modules. May be changed later with `setPageOptions`. */
  page?: PageOptions;
  latency?: Partial<Latency>;
  /** False: the QR code first, until `control.login()`. Default true. */
  isLinked?: boolean;
  /** Two tabs stay connected at once. */
  mayTwoPagesLive?: boolean;
  /** Headers of cross-origin isolation. Default false. */
  isCrossOriginIsolated?: boolean;
  /** Strict CSP with Trusted Types. Default true. */
  hasStrictCsp?: boolean;
}

export interface CspViolation {
  directive: string;
  blocked: string;
  source: string;
}

export interface ServedStandIn {
  readonly origin: 'https://web.whatsapp.com';
  readonly port: number;
  readonly tripwirePort: number;
  readonly browserArgs: string[];
  readonly control: StandInControl;
  /** Options for the next load of the page. */
  setPageOptions(options: PageOptions): void;
  /** Requests to hosts other than web.whatsapp.com, the browser's own left out. */
  requestsToOtherHosts(): ForeignRequest[];
  cspViolations(): CspViolation[];
  close(): Promise<void>;
}

interface CspReport {
  'csp-report'?: { 'effective-directive'?: string; 'blocked-uri'?: string; 'source-file'?: string };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function toHostLink(socket: WebSocket): HostLink {
  return {
    post(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString('utf8')) as FromPage));
    },
    onClose: (listener) => void socket.on('close', listener),
  };
}

let certificate: ReturnType<typeof generate> | undefined;

/** One a process: to make it takes a tenth of a second. */
function makeCertificate(): ReturnType<typeof generate> {
  certificate ??= generate([{ name: 'commonName', value: 'web.whatsapp.com' }], { keySize: 2048 });
  return certificate;
}

export async function startStandIn(options: ServeOptions = {}): Promise<ServedStandIn> {
  const startMs = Date.now();
  const world =
    options.world ?? buildScenario(options.scenario ?? 'demo', { ...pick(options.seed), startMs });
  const host = createHost({
    world,
    clock: createRealClock(),
    random: createRandom(options.seed ?? 1),
    ...(options.latency ? { latency: options.latency } : {}),
    ...(options.mayTwoPagesLive ? { mayTwoPagesLive: true } : {}),
  });
  host.server.isPaired = options.isLinked ?? true;
  let pageOptions = options.page ?? {};
  const violations: CspViolation[] = [];
  const [files, { private: key, cert }, tripwire] = await Promise.all([
    buildPage(),
    makeCertificate(),
    startTripwire(options.tripwirePort),
  ]);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'https://web.whatsapp.com').pathname;
    const send = (type: string, body: string, headers: Record<string, string> = {}): void => {
      response.writeHead(200, {
        'content-type': type,
        'cache-control': 'no-store',
        ...pageHeaders(options),
        ...headers,
      });
      response.end(body);
    };
    if (path === '/csp-report') {
      const report = (JSON.parse(await readBody(request)) as CspReport)['csp-report'];
      violations.push({
        directive: report?.['effective-directive'] ?? '',
        blocked: report?.['blocked-uri'] ?? '',
        source: report?.['source-file'] ?? '',
      });
      response.writeHead(204).end();
    } else if (path === '/') {
      const { nonce, html } = pageHtml({ ...options, page: pageOptions });
      send('text/html; charset=utf-8', html, pageHeaders(options, nonce));
    } else if (path === '/app.js') send('text/javascript; charset=utf-8', files.script);
    else if (path === '/app.css') send('text/css; charset=utf-8', files.style);
    else if (path.startsWith('/pp/')) send('image/svg+xml', portrait(path));
    else response.writeHead(404).end();
  }

  const https = createHttpsServer({ key, cert }, (request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const sockets = new WebSocketServer({ server: https, path: '/stand-in', maxPayload: 64 * 1024 * 1024 });
  sockets.on('connection', (socket) => host.attach(toHostLink(socket)));
  await new Promise<void>((resolve, reject) => {
    https.once('error', reject);
    https.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const { port } = https.address() as AddressInfo;

  return {
    origin: 'https://web.whatsapp.com',
    port,
    tripwirePort: tripwire.port,
    browserArgs: [
      `--host-resolver-rules=MAP web.whatsapp.com 127.0.0.1:${port}, MAP * 127.0.0.1:${tripwire.port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      '--ignore-certificate-errors',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-default-browser-check',
    ],
    control: host.control,
    setPageOptions(next) {
      pageOptions = next;
    },
    requestsToOtherHosts: () => tripwire.requests(),
    cspViolations: () => [...violations],
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      https.closeAllConnections();
      await Promise.all([new Promise<void>((resolve) => https.close(() => resolve())), tripwire.close()]);
    },
  };
}

function pick(seed: number | undefined): { seed?: number } {
  return seed === undefined ? {} : { seed };
}
