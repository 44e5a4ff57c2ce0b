/** Loaded pages as the server sees them: one session a load, connected or not, with what waits for it. */
import type { Clock } from './clock.ts';
import type { Notice, ServerFrame } from './frames.ts';

export interface Connection {
  send(frame: ServerFrame): void;
  /** The server hangs up. */
  close(): void;
}

export interface Session {
  readonly id: string;
  connection: Connection | undefined;
  /** Pushed aside by a newer page. */
  isInConflict: boolean;
  /** Requests handled so far, with their answers: an id that comes again is answered, not done again. */
  outcomes: Map<string, ServerFrame | 'in-progress'>;
  /** Notices that came while it was away. */
  waiting: Notice[];
  /** Notices of one page never overtake each other. */
  lastNoticeAtMs: number;
}

export function createSession(id: string): Session {
  return {
    id,
    connection: undefined,
    isInConflict: false,
    outcomes: new Map(),
    waiting: [],
    lastNoticeAtMs: 0,
  };
}

export function deliver(clock: Clock, session: Session, notice: Notice, afterMs: number): void {
  const atMs = Math.max(session.lastNoticeAtMs, clock.now() + afterMs);
  session.lastNoticeAtMs = atMs;
  clock.after(atMs - clock.now(), () => {
    if (session.connection) session.connection.send({ type: 'notice', notice });
    else session.waiting.push(notice);
  });
}
