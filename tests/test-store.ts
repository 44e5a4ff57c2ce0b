import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { createMirror } from '@/utils/mirror/mirror.ts';
import { readPhone, readTypedNumber } from '@/utils/platform/phone.ts';
import { compileRegex } from '@/utils/platform/regex.ts';
import { zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import { createQueueCommands } from '@/utils/queue/commands.ts';
import { createQueueQueries } from '@/utils/queue/queries.ts';
import type { Args, CommandName, QueryName, Result, StoreOutcome, StorePort } from '@/utils/store/api.ts';
import { createCommands } from '@/utils/store/commands.ts';
import { type DatabaseOptions, openDatabase } from '@/utils/store/db.ts';
import type { QueryDeps } from '@/utils/store/deps.ts';
import { createQueries } from '@/utils/store/queries.ts';
import { createStoreService } from '@/utils/store/service.ts';
import { ACCOUNT, aGroup, anAccount, NOON } from './builders.ts';
import { localStorePort } from './local-store-port.ts';

export type TestStore = QueryDeps & {
  clock: { now(): number; set(at: number): void };
  mirror: ReturnType<typeof createMirror>;
  port: StorePort;
  /** Asks the port and takes the value; throws the reason when there is none. */
  ask<Name extends QueryName | CommandName>(name: Name, args: Args<Name>): Promise<Result<Name>>;
  /** Until all that nobody waits for is done. */
  settled(): Promise<void>;
  /** What reached the background's one handler. */
  unexpected: { name: string; error: unknown }[];
};

// Live queries look here whether there is an IndexedDB at all.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

let opened = 0;

/** The whole store over an empty database of its own; a clock that stands at noon until it is set, ids that count. */
export function testStore(options: DatabaseOptions & { name?: string } = {}): TestStore {
  let at = NOON;
  let ids = 0;
  const unexpected: TestStore['unexpected'] = [];
  const asides: Promise<unknown>[] = [];
  const { name = `test-${++opened}`, ...database } = options;
  const deps: QueryDeps & Pick<TestStore, 'clock'> = {
    db: openDatabase(name, {
      indexedDB: new IDBFactory(),
      IDBKeyRange,
      keepFrom: 0,
      onTrouble: (error) => unexpected.push({ name: 'kept', error }),
      ...database,
    }),
    clock: {
      now: () => at,
      set: (next: number) => {
        at = next;
      },
    },
    newId: () => `${name}-${++ids}`,
    readPhone,
    readTypedNumber,
    zoneOffsetMs,
    ownTimeZone: () => 'UTC',
    compileRegex,
    elapsedMs: () => 0,
    nextTurn: async () => {},
    awake: (work) => work,
    aside: (call, work) => {
      const done = work().catch((error: unknown) => void unexpected.push({ name: call, error }));
      asides.push(done);
    },
    estimateStorage: async () => ({ usedBytes: 1_000, quotaBytes: 2_000 }),
    erasedWord: () => 'erased person',
    describeProblem: (problem: { code: string }) => problem.code,
    sayLocked: ({ count, leftOut }) => [count, ...leftOut.map(({ why }) => why)].join(' '),
    sayDecision: ({ verdict, ruleName, facts }) =>
      `${verdict} · ${ruleName}: ${facts.map(({ kind }) => kind).join(' · ')}`,
  };
  const mirror = createMirror(deps);
  const port = localStorePort(
    createStoreService({
      queries: { ...createQueries(deps), ...createQueueQueries(deps) },
      commands: { ...mirror, ...createCommands(deps), ...createQueueCommands(deps) },
      reopen: () => deps.db.close({ disableAutoOpen: false }),
      onUnexpected: (error, call) => unexpected.push({ name: call, error }),
    }),
  );
  return {
    ...deps,
    mirror,
    port,
    unexpected,
    async settled() {
      while (asides.length > 0) await asides.shift();
    },
    async ask(call, args) {
      return valueOf(await port.call(call, args));
    },
  };
}

/** The same with an account and one group, both seen by the mirror. */
export async function testStoreWithGroup(options?: Parameters<typeof testStore>[0]): Promise<TestStore> {
  const store = testStore(options);
  const { me, connection, capabilities } = anAccount();
  await store.ask('sawAccount', { me, connection, capabilities, at: NOON });
  await store.ask('sawGroups', { accountId: ACCOUNT, groups: [aGroup()], complete: true, at: NOON });
  return store;
}

export function valueOf<Value>(outcome: StoreOutcome<Value> | Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.detail ?? ''}`.trim());
  return outcome.value;
}
