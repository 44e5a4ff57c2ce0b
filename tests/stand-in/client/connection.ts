/**
 * Stream, Socket and the requests on them. Offline, a request waits without limit and goes out once; a request that
 * was sent and not answered goes out again, with the same id, after a reconnect. Nothing ever times out.
 */
import type { FromHost, PageLink } from '../link.ts';
import type { PageOptions } from '../options.ts';
import type { Clock } from '../server/clock.ts';
import type {
  Answers,
  Notice,
  Refusal,
  RequestBodies,
  RequestFrame,
  RequestKind,
  Snapshot,
} from '../server/frames.ts';
import type { ServerFrame } from '../server/frames.ts';
import { createModel } from './observable.ts';
import type { Held } from './observable.ts';

export type StreamMode =
  | 'SYNCING'
  | 'QR'
  | 'MAIN'
  | 'OFFLINE'
  | 'CONFLICT'
  | 'PROXYBLOCK'
  | 'TOS_BLOCK'
  | 'SMB_TOS_BLOCK';
export type StreamInfo = 'OFFLINE' | 'OPENING' | 'PAIRING' | 'SYNCING' | 'NORMAL';
export type SocketState =
  | 'UNLAUNCHED'
  | 'OPENING'
  | 'PAIRING'
  | 'UNPAIRED'
  | 'UNPAIRED_IDLE'
  | 'CONNECTED'
  | 'CONFLICT'
  | 'PROXYBLOCK'
  | 'TOS_BLOCK'
  | 'SMB_TOS_BLOCK'
  | 'SCREEN_LOCKED';

export interface StreamFields {
  mode: StreamMode;
  info: StreamInfo;
}

export interface SocketFields {
  state: SocketState;
  stream: 'DISCONNECTED' | 'CONNECTED';
}

/** What a page is made to show of its connection; what is left out stays. */
export interface SeenConnection {
  mode?: StreamMode;
  info?: StreamInfo;
  state?: SocketState;
}

export type Reply<K extends RequestKind> =
  | { type: 'answer'; body: Answers[K] }
  | { type: 'refusal'; refusal: Refusal }
  | { type: 'unreadable' };

export interface Connection {
  readonly stream: Held<StreamFields, Readonly<StreamFields>>;
  readonly socket: Held<SocketFields, Readonly<SocketFields>>;
  /** What `navigator.onLine` would say. */
  readonly network: { online: boolean };
  /** Settles only when the server answers. */
  request<K extends RequestKind>(kind: K, body: RequestBodies[K]): Promise<Reply<K>>;
  start(): void;
  /** "Use here": takes the account back from a newer page. */
  takeOver(): void;
  /** Locked, blocked, offline and the like, without a word from the server; requests wait until it is CONNECTED again. */
  show(seen: SeenConnection): void;
}

export interface ConnectionPorts {
  clock: Clock;
  link: PageLink;
  /** Names this load of the page; request ids start with it. */
  session: string;
  options: PageOptions;
  report(message: string): void;
  onSnapshot(snapshot: Snapshot): void;
  onNotice(notice: Notice): void;
  onWelcome(): void;
  onUnpaired(): void;
  /** Messages that are not about the connection. */
  onOther(message: FromHost): void;
}

const DEFAULT_RECONNECT_MS = 400;

interface Pending {
  frame: RequestFrame;
  resolve(reply: Reply<RequestKind>): void;
}

export function createConnection(ports: ConnectionPorts): Connection {
  const { clock, link, session, options, report } = ports;
  const stream = createModel<StreamFields>(report, { mode: 'SYNCING', info: 'OPENING' });
  const socket = createModel<SocketFields>(report, { state: 'UNLAUNCHED', stream: 'DISCONNECTED' });
  const network = { online: true };
  /** Not answered yet, in the order they were asked: sent or waiting to be. */
  const pending = new Map<string, Pending>();
  const reconnectMs = options.reconnectDelayMs ?? DEFAULT_RECONNECT_MS;
  let connection = 0;
  let requests = 0;
  let isTakeover = false;
  let hasStarted = false;
  let cancelRetry: () => void = () => undefined;

  function open(): void {
    cancelRetry();
    connection++;
    if (socket.get('state') !== 'PAIRING') socket.set('state', 'OPENING');
    if (network.online) stream.set('info', 'OPENING');
    link.post({ type: 'connect', connection });
  }

  function lost(): void {
    const state = socket.get('state');
    socket.set('stream', 'DISCONNECTED');
    if (state === 'CONFLICT') return;
    // A drop leaves the mode alone: MAIN stays MAIN.
    const wasWaitingForPairing = state === 'UNPAIRED' && network.online;
    socket.set('state', wasWaitingForPairing ? 'PAIRING' : 'OPENING');
    stream.set('info', network.online ? 'OPENING' : 'OFFLINE');
    cancelRetry();
    if (network.online) cancelRetry = clock.after(reconnectMs, open);
  }

  function post(frame: RequestFrame): void {
    link.post({ type: 'frame', connection, frame });
  }

  function onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'unpaired':
        socket.set('state', 'UNPAIRED');
        stream.set('mode', 'QR');
        ports.onUnpaired();
        return;
      case 'conflict':
        socket.set('state', 'CONFLICT');
        stream.set('mode', 'CONFLICT');
        return;
      case 'welcome':
        isTakeover = false;
        if (frame.snapshot) ports.onSnapshot(frame.snapshot);
        socket.set('stream', 'CONNECTED');
        socket.set('state', 'CONNECTED');
        stream.set('info', 'NORMAL');
        stream.set('mode', 'MAIN');
        for (const each of pending.values()) post(each.frame);
        ports.onWelcome();
        return;
      case 'notice':
        ports.onNotice(frame.notice);
        return;
      case 'answer':
      case 'refusal':
      case 'unreadable': {
        const waiter = pending.get(frame.id);
        pending.delete(frame.id);
        if (frame.type === 'answer')
          waiter?.resolve({ type: 'answer', body: frame.body as Answers[RequestKind] });
        else if (frame.type === 'refusal') waiter?.resolve({ type: 'refusal', refusal: frame.refusal });
        else waiter?.resolve({ type: 'unreadable' });
      }
    }
  }

  link.onMessage((message) => {
    switch (message.type) {
      case 'network':
        if (network.online === message.isOnline) return;
        network.online = message.isOnline;
        if (!hasStarted || socket.get('state') === 'CONFLICT') return;
        if (!network.online) stream.set('info', 'OFFLINE');
        else if (socket.get('stream') === 'DISCONNECTED') open();
        return;
      case 'connected':
        if (message.connection !== connection) return;
        link.post({ type: 'frame', connection, frame: { type: 'hello', session, isTakeover } });
        return;
      case 'hang-up':
        if (message.connection === connection) lost();
        return;
      case 'frame':
        if (message.connection === connection) onFrame(message.frame);
        return;
      default:
        ports.onOther(message);
    }
  });

  return {
    stream,
    socket,
    network,
    request<K extends RequestKind>(kind: K, body: RequestBodies[K]): Promise<Reply<K>> {
      const id = `${session}.${++requests}`;
      const frame = { type: 'request', id, kind, body } as RequestFrame;
      return new Promise((resolve) => {
        pending.set(id, { frame, resolve: resolve as Pending['resolve'] });
        if (socket.get('state') === 'CONNECTED') post(frame);
      });
    },
    start() {
      hasStarted = true;
      open();
    },
    show({ mode, info, state }) {
      if (info !== undefined) stream.set('info', info);
      if (mode !== undefined) stream.set('mode', mode);
      if (state === undefined) return;
      socket.set('state', state);
      if (state === 'CONNECTED') for (const each of pending.values()) post(each.frame);
    },
    takeOver() {
      if (socket.get('state') !== 'CONFLICT') return;
      isTakeover = true;
      open();
    },
  };
}
