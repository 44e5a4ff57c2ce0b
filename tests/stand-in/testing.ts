/** The few steps each test of the stand-in starts with. */
import { createInMemoryStandIn } from './in-memory.ts';
import type { InMemoryOptions, InMemoryPage, InMemoryStandIn } from './in-memory.ts';
import type { Listening, MetadataLike, Modules, WidLike } from './module-shapes.ts';
import { createVirtualClock } from './server/clock.ts';
import type { VirtualClock } from './server/clock.ts';
import type { Group, IdText } from './server/model.ts';
import { buildWorld } from './world.ts';
import type { WorldOptions } from './world.ts';

export function from<K extends keyof Modules>(page: Pick<InMemoryPage, 'page'>, id: K): Modules[K] {
  return page.page.importNamespace?.(id) as Modules[K];
}

export interface Started {
  standIn: InMemoryStandIn;
  group: Group;
  /** The first group's wid. */
  wid: WidLike;
  toWid(id: IdText): WidLike;
  metadata: MetadataLike;
  use<K extends keyof Modules>(id: K): Modules[K];
  /** Ids of ordinary members other than me, in the form of the group. */
  memberIds: IdText[];
}

/** A loaded page over a world of plain groups (or the given one); time runs by itself. */
export async function started(options: WorldOptions & InMemoryOptions = {}): Promise<Started> {
  const standIn = createInMemoryStandIn({ ...options, world: options.world ?? buildWorld(options) });
  await (standIn.clock as Partial<VirtualClock>).settle?.(standIn.mainLoaded());
  const [group] = standIn.control.world.groups.values();
  if (!group) throw new Error('This world has no group');
  const use = <K extends keyof Modules>(id: K): Modules[K] => from(standIn, id);
  const { createWid } = use('WAWebWidFactory');
  const wid = createWid(group.id);
  const metadata = use('WAWebGroupMetadataCollection').default.get(wid);
  if (!metadata) throw new Error('The first group is not in memory');
  const memberIds = [...group.members.values()].flatMap((each) =>
    each.role === 'member' ? [standIn.control.idIn(group.id, each.person)] : [],
  );
  return { standIn, group, wid, toWid: createWid, metadata, use, memberIds };
}

/** The same with a clock moved by hand. */
export async function startedByHand(
  options: WorldOptions & Omit<InMemoryOptions, 'clock'> = {},
): Promise<Started & { clock: VirtualClock }> {
  const world = options.world ?? buildWorld(options);
  const clock = createVirtualClock({ startMs: world.startMs });
  return { ...(await started({ ...options, world, clock })), clock };
}

/** Writes down every event of the given names, in order, as `name` or `name:detail`. */
export function record(
  target: Listening,
  names: readonly string[],
  into: string[],
  prefix: string,
  detail?: (name: string, args: unknown[]) => string,
): void {
  for (const name of names) {
    target.on(name, (...args: unknown[]) => {
      const more = detail?.(name, args);
      into.push(`${prefix} ${name}${more ? ` ${more}` : ''}`);
    });
  }
}

/** What came of a promise that may hang. */
export function watch<T>(promise: Promise<T>): {
  state: 'waiting' | 'done' | 'failed';
  value?: T;
  error?: unknown;
} {
  const seen: { state: 'waiting' | 'done' | 'failed'; value?: T; error?: unknown } = { state: 'waiting' };
  promise.then(
    (value) => Object.assign(seen, { state: 'done', value }),
    (error: unknown) => Object.assign(seen, { state: 'failed', error }),
  );
  return seen;
}

/** The same with the job that changes members at hand. */
export async function withJobs(options: Parameters<typeof started>[0] = {}) {
  const all = await started({ members: 8, ...options });
  const job = all.use('WAWebGroupModifyParticipantsJob');
  const wids = all.memberIds.map(all.toWid);
  const isLid = all.group.addressing === 'lid';
  return { ...all, job, wids, isLid };
}

export type WithJobs = Awaited<ReturnType<typeof withJobs>>;
