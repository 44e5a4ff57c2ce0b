/** The fake WhatsApp server: connections, sessions, requests with their faults, answers and notices. */
import type { Latency, WireEntry } from '../control.ts';
import { createActions } from './actions.ts';
import { createDirectory } from './directory.ts';
import type { FakeServer, ServerOptions } from './fake-server.ts';
import { createFaults } from './faults.ts';
import type { FaultEffect } from './faults.ts';
import { countIn, groupOf, idsIn, isForMe, namesIn } from './frame-facts.ts';
import type { Notice, RequestFrame, ServerFrame } from './frames.ts';
import { groupHandlers } from './handle-group.ts';
import { messageHandlers } from './handle-messages.ts';
import { peopleHandlers } from './handle-people.ts';
import type { Handled, HandlerContext } from './handlers.ts';
import { createLedger } from './ledger.ts';
import { createSession, deliver } from './sessions.ts';
import type { Connection, Session } from './sessions.ts';
import { createWire } from './wire.ts';

const DEFAULT_LATENCY: Latency = { answerMs: [40, 120], noticeMs: [50, 300], connectMs: [20, 60] };
const handlers = { ...peopleHandlers, ...groupHandlers, ...messageHandlers };

function handle(context: HandlerContext, frame: RequestFrame): Handled<RequestFrame['kind']> {
  // The map ties each body to its kind; a call through the union cannot see that.
  const handler = handlers[frame.kind] as (
    context: HandlerContext,
    body: unknown,
  ) => Handled<RequestFrame['kind']>;
  return handler(context, frame.body);
}

export function createServer(options: ServerOptions): FakeServer {
  const { world, clock, random } = options;
  const directory = createDirectory(world);
  const wire = createWire(world, directory);
  const ledger = createLedger();
  const faults = createFaults();
  const sessions = new Map<string, Session>();
  const waitingForPairing = new Set<Connection>();
  const doneListeners: ((frame: RequestFrame) => void)[] = [];
  let effects: readonly FaultEffect[] = [];
  let answerDelayMs = 0;

  const pickMs = ([min, max]: readonly [number, number]): number => random.int(min, max);

  function notify(notice: Notice, { afterMs = 0 }: { afterMs?: number } = {}): void {
    if (effects.some((effect) => effect.fault === 'lose-notice') || !isForMe(notice, world, directory))
      return;
    for (const session of sessions.values()) {
      deliver(clock, session, notice, answerDelayMs + pickMs(server.latency.noticeMs) + afterMs);
    }
  }

  const actions = createActions({ world, clock, directory, ledger, wire, notify });

  function work(
    session: Session,
    frame: RequestFrame,
    entry: WireEntry,
    active: readonly FaultEffect[],
  ): void {
    const find = <F extends FaultEffect['fault']>(fault: F) =>
      active.find((each): each is Extract<FaultEffect, { fault: F }> => each.fault === fault);
    for (const effect of active) {
      if (effect.fault !== 'meanwhile') continue;
      effect.run(groupOf(frame) ?? '', idsIn(frame));
    }
    effects = active;
    answerDelayMs = pickMs(server.latency.answerMs);
    const refusal = find('refuse');
    const tooMany = find('max-batch');
    let outcome: ServerFrame;
    if (refusal) {
      const { code, rateLimit } = refusal;
      outcome = { type: 'refusal', id: frame.id, refusal: { code, ...(rateLimit ? { rateLimit } : {}) } };
      entry.code = code;
    } else if (tooMany) {
      const rateLimit = { type: 'count' as const, participantLimit: tooMany.people };
      entry.code = tooMany.isNamed ? 429 : (tooMany.code ?? 400);
      outcome = {
        type: 'refusal',
        id: frame.id,
        refusal: { code: entry.code, ...(tooMany.isNamed ? { rateLimit } : {}) },
      };
    } else {
      const context: HandlerContext = {
        world,
        clock,
        random,
        directory,
        ledger,
        wire,
        actions,
        notify,
        requestId: frame.id,
        effects: active,
      };
      const handled = handle(context, frame);
      entry.code = handled.ok ? 200 : handled.refusal.code;
      if (!handled.ok) outcome = { type: 'refusal', id: frame.id, refusal: handled.refusal };
      else if (find('unreadable')) outcome = { type: 'unreadable', id: frame.id };
      else outcome = { type: 'answer', id: frame.id, body: handled.body };
    }
    effects = [];
    const delayMs = answerDelayMs + (find('slow-answer')?.delayMs ?? 0);
    answerDelayMs = 0;
    session.outcomes.set(frame.id, outcome);
    for (const listener of doneListeners) listener(frame);
    if (find('disconnect')) session.connection?.close();
    else if (!find('lose-answer')) clock.after(delayMs, () => session.connection?.send(outcome));
  }

  function onRequest(session: Session, frame: RequestFrame): void {
    const before = session.outcomes.get(frame.id);
    const group = groupOf(frame);
    const entry: WireEntry = {
      atMs: clock.now(),
      id: frame.id,
      kind: frame.kind,
      ...(group === undefined ? {} : { group }),
      people: countIn(frame),
      isRepeat: before !== undefined,
    };
    server.wireLog.push(entry);
    if (before === 'in-progress') return;
    if (before) {
      clock.after(pickMs(server.latency.answerMs), () => session.connection?.send(before));
      return;
    }
    const active = faults.take({
      kind: frame.kind,
      group,
      people: namesIn(frame, directory),
      count: entry.people,
    });
    if (active.some((each) => each.fault === 'lose-request')) return;
    if (active.some((each) => each.fault === 'disconnect' && each.when === 'before')) {
      session.connection?.close();
      return;
    }
    session.outcomes.set(frame.id, 'in-progress');
    const slow = active.find((each) => each.fault === 'slow-server');
    if (slow) clock.after(slow.delayMs, () => work(session, frame, entry, active));
    else work(session, frame, entry, active);
  }

  function welcome(session: Session, connection: Connection, isNew: boolean): void {
    if (!options.mayTwoPagesLive) {
      for (const other of sessions.values()) {
        if (other === session || !other.connection) continue;
        other.connection.send({ type: 'conflict' });
        other.connection.close();
        other.isInConflict = true;
      }
    }
    session.isInConflict = false;
    session.connection = connection;
    connection.send({ type: 'welcome', ...(isNew ? { snapshot: wire.snapshot() } : {}) });
    for (const notice of session.waiting.splice(0)) deliver(clock, session, notice, 1);
  }

  const server: FakeServer = {
    world,
    directory,
    wire,
    ledger,
    faults,
    actions,
    latency: { ...DEFAULT_LATENCY, ...options.latency },
    isPaired: true,
    wireLog: [],
    notify,
    onDone: (listener) => void doneListeners.push(listener),
    connect(connection) {
      let session: Session | undefined;
      let isOpen = true;
      return {
        receive(frame) {
          if (frame.type === 'request') {
            if (session?.connection === connection) onRequest(session, frame);
          } else if (frame.type === 'hello') {
            clock.after(pickMs(server.latency.connectMs), () => {
              if (!isOpen) return;
              if (!server.isPaired) {
                connection.send({ type: 'unpaired' });
                waitingForPairing.add(connection);
                return;
              }
              const known = sessions.get(frame.session);
              session = known ?? createSession(frame.session);
              if (session.isInConflict && !frame.isTakeover) {
                connection.send({ type: 'conflict' });
                connection.close();
                return;
              }
              sessions.set(session.id, session);
              welcome(session, connection, known === undefined);
            });
          }
        },
        closed() {
          isOpen = false;
          waitingForPairing.delete(connection);
          if (session?.connection === connection) session.connection = undefined;
        },
      };
    },
    hangUp() {
      for (const session of sessions.values()) session.connection?.close();
    },
    setPaired(isPaired) {
      server.isPaired = isPaired;
      if (isPaired) {
        // A page that shows the QR code is told to come again, now as a linked browser.
        for (const connection of [...waitingForPairing]) connection.close();
        return;
      }
      for (const session of sessions.values()) {
        const { connection } = session;
        session.connection = undefined;
        if (!connection) continue;
        connection.send({ type: 'unpaired' });
        waitingForPairing.add(connection);
      }
      sessions.clear();
    },
  };
  return server;
}
