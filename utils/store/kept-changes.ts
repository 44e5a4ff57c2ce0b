/**
 * The keys of what was written since something was kept of it (`kept-index.ts`), each in the transaction of the write itself:
 * either both are on the disk or neither is. While nothing is kept nothing is written down. Rules PL70, PL73: `domain/SPEC.md`.
 */
import Dexie, {
  type DBCore,
  type DBCoreKeyRange,
  type DBCoreMutateRequest,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie';
import type { AccountId, GroupId, PersonId, Wid } from '@/utils/domain/ids.ts';
import type { KeptChangeStored } from './rows.ts';

/** PL73. With more, reading them anew takes longer than what was kept saves. */
const MOST_CHANGES = 10_000;

/** The chunk that says that the others are whole. */
export const HEAD = 'head';
const OWN = ['keptChunks', 'keptChanges'] as const;
/** Of these tables is kept what was found out. */
const KEPT_OF: readonly string[] = ['people', 'memberships'];

export type MembershipKey = [AccountId, GroupId, Wid];

/** Keys written by one request; `all`: any. */
type Written = Omit<KeptChangeStored, 'n'> | 'all';

export type KeptChanges = {
  middleware: Middleware<DBCore>;
  /** How many keys were written since; `none`: nothing is kept; `undefined`: not known. */
  count(): number | 'none' | undefined;
  /** These are all there are. */
  learn(rows: readonly KeptChangeStored[]): void;
  /** Around the transaction that keeps something: until it is over, each write looks by itself whether anything is kept. */
  whileKeeping(keep: () => PromiseLike<void>): Promise<void>;
};

export function createKeptChanges(): KeptChanges {
  let changes: number | 'none' | undefined;
  let isKeeping = false;
  /** Transactions that may take back what they did to these tables: what they see is no knowledge. */
  let unsure = new WeakSet<DBCoreTransaction>();

  const forget = (trans: DBCoreTransaction): void => {
    unsure.add(trans);
    changes = undefined;
  };

  const record = async (core: DBCore, trans: DBCoreTransaction, written: Written): Promise<void> => {
    const [chunks, since] = [core.table('keptChunks'), core.table('keptChanges')];
    let known = isKeeping || unsure.has(trans) ? undefined : changes;
    if (known === undefined) {
      const head: unknown = await chunks.get({ trans, key: HEAD });
      known = head === undefined ? 'none' : await countKeys(since, trans);
      if (!isKeeping && !unsure.has(trans)) changes = known;
    }
    if (known === 'none') return;
    const more = written === 'all' ? Infinity : keysIn(written);
    if (written !== 'all' && known + more <= MOST_CHANGES) {
      if (typeof changes === 'number') changes += more;
      await must(since.mutate({ type: 'add', trans, values: [written] }));
      return;
    }
    forget(trans);
    for (const table of [chunks, since])
      await must(table.mutate({ type: 'deleteRange', trans, range: EVERYTHING }));
  };

  return {
    middleware: {
      stack: 'dbcore',
      name: 'kept changes',
      level: -7,
      create(core) {
        changes = undefined;
        isKeeping = false;
        unsure = new WeakSet();
        return {
          transaction(stores, mode, options) {
            const writes = mode === 'readwrite' && stores.some((name) => KEPT_OF.includes(name));
            return core.transaction(writes ? [...new Set([...stores, ...OWN])] : stores, mode, options);
          },
          table(name) {
            const table = core.table(name);
            if (OWN.some((own) => own === name))
              return {
                ...table,
                mutate(request) {
                  forget(request.trans);
                  return table.mutate(request);
                },
              };
            if (!KEPT_OF.includes(name)) return table;
            return {
              ...table,
              mutate(request) {
                if (changes === 'none' && !isKeeping) return table.mutate(request);
                const keys = keysOf(request, table.schema.primaryKey.extractKey);
                const recording = record(core, request.trans, writtenBy(name, keys));
                return Dexie.Promise.all([table.mutate(request), recording]).then(([answer]) => answer);
              },
            };
          },
        };
      },
    },

    count: () => changes,
    learn(rows) {
      changes ??= sumOfKeys(rows);
    },

    async whileKeeping(keep) {
      isKeeping = true;
      changes = undefined;
      try {
        await keep();
      } finally {
        isKeeping = false;
      }
    },
  };
}

/** Dexie's word for a range without edges. */
const EVERYTHING: DBCoreKeyRange = { type: 3, lower: undefined, upper: undefined };

async function countKeys(table: DBCoreTable, trans: DBCoreTransaction): Promise<number> {
  const query = { index: table.schema.primaryKey, range: EVERYTHING };
  const { result }: { result: KeptChangeStored[] } = await table.query({ trans, values: true, query });
  return sumOfKeys(result);
}

const keysIn = ({ people, memberships }: Omit<KeptChangeStored, 'n'>): number =>
  people.length + memberships.length;

const sumOfKeys = (rows: readonly KeptChangeStored[]): number =>
  rows.reduce((sum, row) => sum + keysIn(row), 0);

function writtenBy(table: string, keys: readonly unknown[] | undefined): Written {
  if (keys === undefined) return 'all';
  return table === 'people'
    ? { people: keys as PersonId[], memberships: [] }
    : { people: [], memberships: keys as MembershipKey[] };
}

function keysOf(
  request: DBCoreMutateRequest,
  extractKey: ((row: object) => unknown) | null | undefined,
): readonly unknown[] | undefined {
  if (request.type === 'deleteRange') return undefined;
  if (request.keys) return request.keys;
  return request.type === 'delete' || !extractKey ? undefined : request.values.map(extractKey);
}

/** A write that does not say what it wrote must not be. */
async function must(
  writing: PromiseLike<{ numFailures: number; failures: Record<number, Error> }>,
): Promise<void> {
  const { numFailures, failures } = await writing;
  if (numFailures > 0) throw Object.values(failures)[0] ?? new Error('a change was not written down');
}
