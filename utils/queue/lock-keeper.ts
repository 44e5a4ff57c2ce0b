import type { CommandName } from '@/utils/store/api.ts';
import type { NamedCall } from '@/utils/store/check-args.ts';
import type { Handler } from '@/utils/store/deps.ts';
import { bringLocksAbout } from './bring-locks.ts';
import type { LockDeps } from './deps.ts';
import { endOffers, watchGoingRaids, watchRaid } from './watch-raid.ts';

/** After each of these something else may be due; the account's beat is one of them (MI15). */
const MAY_CHANGE: ReadonlySet<CommandName> = new Set<CommandName>([
  'lockNow',
  'endLock',
  'settleStuckLock',
  'putLockPlan',
  'switchLockPlan',
  'deleteLockPlan',
  'putGroupSet',
  'deleteGroupSet',
  'sawAccount',
  'sawGroups',
  'reportStep',
  'reconcileStep',
  'cancelJob',
  'applyImport',
  'deleteAll',
]);

export type LockKeeper = {
  /** To be called at the start and at every alarm. One run at a time; what comes meanwhile leads to one more. */
  run(): Promise<void>;
  /** What was done at the store's port. */
  heard(call: NamedCall): void;
  /** LK65: looks before a step is given out when it has not yet, or when its time has come and the alarm is late. */
  lookingFirst(takeStep: Handler<'takeStep'>): Handler<'takeStep'>;
};

/** Keeps groups locked while they ought to be. Every run looks at what should be now, so a missed one is made up for by the next (LK2). */
export function createLockKeeper(
  deps: LockDeps,
  options: {
    /** Sets the alarm for the next time that something is due; without a time: none. */
    wakeAt(atMs: number | undefined): Promise<void>;
    onError(error: unknown): void;
  },
): LockKeeper {
  let running: Promise<void> | undefined;
  let again = false;
  /** When something is due next. Nobody knows before the first look. */
  let dueMs = Number.NEGATIVE_INFINITY;

  async function runOnce(): Promise<void> {
    const { db } = deps;
    await endOffers(deps);
    await watchGoingRaids(deps);
    let wakeMs: number | undefined;
    const tables = [db.lockdowns, db.lockPlans, db.locked];
    const rows = await Promise.all(tables.map((table) => table.toArray()));
    for (const accountId of new Set(rows.flat().map((row) => row.accountId))) {
      const { nextMs } = await bringLocksAbout(deps, accountId);
      if (nextMs !== undefined) wakeMs = Math.min(wakeMs ?? nextMs, nextMs);
    }
    dueMs = wakeMs ?? Infinity;
    await options.wakeAt(wakeMs);
  }

  async function runAll(): Promise<void> {
    try {
      do {
        again = false;
        await runOnce();
      } while (again);
    } catch (error) {
      options.onError(error);
    } finally {
      running = undefined;
    }
  }

  function run(): Promise<void> {
    again = running !== undefined;
    running ??= runAll();
    return running;
  }

  async function look(call: NamedCall): Promise<void> {
    try {
      if (call.name === 'sawMembers' || call.name === 'sawRequests') {
        const { accountId, groupId } = call.args;
        const isRaid = await watchRaid(deps, accountId, groupId);
        // LK55: a group that is over may wait for just this.
        const held = call.name === 'sawRequests' && (await deps.db.locked.get([accountId, groupId]));
        if (!isRaid && (!held || held.causes.length > 0)) return;
      } else if (!MAY_CHANGE.has(call.name as CommandName)) return;
      await run();
    } catch (error) {
      options.onError(error);
    }
  }

  return {
    run,
    heard: (call) => void look(call),
    lookingFirst: (takeStep) => async (args) => {
      if (deps.clock.now() >= dueMs) await run();
      return takeStep(args);
    },
  };
}
