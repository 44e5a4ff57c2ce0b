/**
 * Waits for WhatsApp's collections to follow. A job that resolves has changed nothing in the page: the server's notice
 * does, a moment later. When it does not come, the server is asked, so that a lost notice costs time and an answer
 * that only read as success is found out.
 */
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Timers } from '../timers.ts';
import type { GroupHandle } from './groups.ts';
import type { Emitter } from './shapes.ts';

/** Notices took 50–300 ms; newcomers' devices are asked for first, which takes seconds in large additions. */
const NOTICE_MS = 5_000;
/** After the server was asked, the collections take their turn in the page. */
const SETTLE_MS = 2_000;

type Source = { emitter: Emitter | undefined; names: readonly string[] };

const memberEvents = ['add', 'remove', 'bulk_add', 'bulk_remove', 'change:isAdmin', 'change:isSuperAdmin'];
const requestEvents = ['add', 'remove', 'reset'];
const metadataEvents = [
  'announce',
  'restrict',
  'membershipApprovalMode',
  'memberAddMode',
  'ephemeralDuration',
  'subject',
  'desc',
  'descId',
  'participants',
  'suspended',
  'terminated',
].map((field) => `change:${field}`);

/** Everything of a group that tells of changes, with the names of its events. */
export function sourcesOf({ metadata }: GroupHandle) {
  return {
    members: { emitter: metadata.participants, names: memberEvents },
    requests: { emitter: metadata.membershipApprovalRequests, names: requestEvents },
    metadata: { emitter: metadata, names: metadataEvents },
  } satisfies Record<string, Source>;
}

/** Resolves true when `isReached`, false after `limitMs`. Looks at each event of the group. */
export function until(
  handle: GroupHandle,
  isReached: () => boolean,
  options: { timers: Timers; limitMs: number },
): Promise<boolean> {
  if (isReached()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const sources: Source[] = Object.values(sourcesOf(handle));
    const each = (run: (emitter: Emitter, name: string) => void): void => {
      for (const { emitter, names } of sources) if (emitter) for (const name of names) run(emitter, name);
    };
    const end = (reached: boolean): void => {
      cancel();
      each((emitter, name) => emitter.off(name, look));
      resolve(reached);
    };
    const look = (): void => {
      if (isReached()) end(true);
    };
    const cancel = options.timers.after(options.limitMs, () => end(isReached()));
    each((emitter, name) => emitter.on(name, look));
  });
}

/**
 * `reached`: all is as wanted. `read`: it is not, and the server was asked, so what is in memory is the truth.
 * `unread`: it is not, and nobody could be asked.
 */
export type Followed = 'reached' | 'read' | 'unread';

export async function follow(
  handle: GroupHandle,
  isReached: () => boolean,
  options: { timers: Timers; refresh: () => Promise<Outcome<'done'>>; hasNotice: boolean },
): Promise<Followed> {
  const { timers } = options;
  if (options.hasNotice && (await until(handle, isReached, { timers, limitMs: NOTICE_MS }))) return 'reached';
  const refreshed = await options.refresh();
  if (await until(handle, isReached, { timers, limitMs: refreshed.ok ? SETTLE_MS : 0 })) return 'reached';
  return refreshed.ok ? 'read' : 'unread';
}
