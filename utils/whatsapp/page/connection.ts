/** Whether WhatsApp can act now: its stream must be in the main mode and its socket connected (August 2026). */
import type { Connection } from '@/utils/domain/connection.ts';
import type { Failure } from '@/utils/domain/reasons.ts';
import type { Timers } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { lookUntil, type Registry } from './registry.ts';
import type { WhatsAppModules } from './shapes.ts';
import { fail } from './outcomes.ts';

type Models = {
  stream: WhatsAppModules['WAWebStreamModel']['Stream'];
  socket: WhatsAppModules['WAWebSocketModel']['Socket'];
};

export type ConnectionWatch = {
  current(): Connection;
  /** Read anew at every call: ask right before sending. A request made while WhatsApp cannot act is queued for ever. */
  canAct(): boolean;
  /** Why WhatsApp cannot act, or undefined when it can. */
  refusal(): Failure | undefined;
  /** True once WhatsApp holds the account's data: then reading is safe, online or not. */
  hasData(): boolean;
  /** Resolves when stream and socket are there. */
  started: Promise<void>;
};

/** WhatsApp brings both with its first bundle; a registry that lacks one for so long is none we know. */
const ARRIVAL_MS = 60_000;

const blocked = ['PROXYBLOCK', 'TOS_BLOCK', 'SMB_TOS_BLOCK'];
const connecting = ['UNLAUNCHED', 'OPENING', 'PAIRING'];

/** `wasReady`: a lost connection is "offline", a first one that is not there yet is "syncing". */
export function toConnection(
  seen: { mode: unknown; info: unknown; state: unknown },
  wasReady: boolean,
): Connection['state'] {
  const mode = String(seen.mode);
  const state = String(seen.state);
  if (mode === 'CONFLICT' || state === 'CONFLICT') return 'conflict';
  if (blocked.includes(mode) || blocked.includes(state)) return 'blocked';
  if (state === 'SCREEN_LOCKED') return 'screen-locked';
  if (mode === 'QR' || state === 'UNPAIRED' || state === 'UNPAIRED_IDLE') return 'logged-out';
  if (mode === 'OFFLINE') return 'offline';
  if (mode !== 'MAIN' && mode !== 'SYNCING') return 'unknown';
  if (mode === 'MAIN' && state === 'CONNECTED') return 'ready';
  if (state !== 'CONNECTED' && !connecting.includes(state)) return 'unknown';
  if (seen.info === 'OFFLINE' || (mode === 'MAIN' && wasReady)) return 'offline';
  return 'syncing';
}

export function createConnectionWatch(options: {
  registry: Registry;
  capabilities: Capabilities;
  timers: Timers;
  signal: AbortSignal;
  onChange: (connection: Connection) => void;
}): ConnectionWatch {
  const { registry, capabilities, timers, signal, onChange } = options;
  let models: Models | undefined;
  let wasReady = false;
  let last: Connection['state'] = 'starting';
  /** Since when stream or socket is absent or dead, while the rest of the registry is there. */
  let lostSince: number | undefined;

  function read(): Connection['state'] {
    if (registry.isStrange()) return 'unknown';
    const isLost = lostSince !== undefined && timers.now() - lostSince >= ARRIVAL_MS;
    if (!models) return last === 'unknown' || isLost ? 'unknown' : 'starting';
    const { stream, socket } = models;
    const state = toConnection({ mode: stream.mode, info: stream.info, state: socket.state }, wasReady);
    if (state === 'ready') wasReady = true;
    return state;
  }

  function tell(): void {
    const state = read();
    if (state === last) return;
    last = state;
    onChange({ state });
  }

  function haveBothRun(): boolean {
    const isThere = registry.isThere();
    // A factory that is run too early is dead for WhatsApp too: these two are only looked at until WhatsApp ran them.
    const looks = (['WAWebStreamModel', 'WAWebSocketModel'] as const).map(registry.look);
    if (!isThere || !looks.some((look) => look === 'absent' || look === 'broken')) lostSince = undefined;
    else lostSince ??= timers.now();
    tell();
    return registry.isStrange() || looks.every((look) => look === 'ran');
  }

  const started = lookUntil(haveBothRun, { timers, signal }).then(() => {
    const stream = capabilities.get('WAWebStreamModel')?.Stream;
    const socket = capabilities.get('WAWebSocketModel')?.Socket;
    if (!stream || !socket) {
      last = 'unknown';
      onChange({ state: 'unknown' });
      return;
    }
    models = { stream, socket };
    for (const name of ['change:mode', 'change:info']) stream.on(name, tell);
    for (const name of ['change:state', 'change:stream']) socket.on(name, tell);
    signal.addEventListener('abort', () => {
      for (const name of ['change:mode', 'change:info']) stream.off(name, tell);
      for (const name of ['change:state', 'change:stream']) socket.off(name, tell);
    });
    tell();
  });

  return {
    current: () => ({ state: read() }),
    canAct: () => read() === 'ready',
    refusal() {
      const state = read();
      if (state === 'ready') return undefined;
      return fail(state === 'offline' ? 'offline' : 'not-ready', state);
    },
    hasData: () => models !== undefined && models.stream.mode === 'MAIN',
    started,
  };
}
