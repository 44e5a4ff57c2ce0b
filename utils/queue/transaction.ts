import type { QueueDeps } from './deps.ts';

/** Every command of the queue is one transaction over the same tables, so that commands of several tabs come one after the other. */
export function inQueue<Value>({ db }: QueueDeps, run: () => Promise<Value>): Promise<Value> {
  return db.transaction(
    'rw',
    [
      db.jobs,
      db.items,
      db.pictures,
      db.steps,
      db.leases,
      db.log,
      db.accounts,
      db.groups,
      db.groupSets,
      db.people,
      db.identities,
      db.memberships,
      db.requests,
      db.pastRequests,
      db.rules,
      db.reinvites,
      db.settings,
      db.lockdowns,
      db.lockPlans,
      db.locked,
      db.raids,
      db.raidModes,
      db.listed,
    ],
    run,
  );
}
