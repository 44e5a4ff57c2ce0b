/** Records of a workspace as devices push and read them. Rules SY12–SY16: `SPEC.md`, "Sync". */
import type { Pool, PoolClient } from 'pg';
import {
  SYNC_RECORD_LIMIT,
  type SyncKind,
  type SyncPage,
  type SyncPushed,
  type SyncRecord,
  type SyncRefusal,
} from '@/utils/contracts/sync.ts';
import { isTooFarAhead, type Stamp } from '@/utils/domain/hybrid-clock.ts';
import type { AccountId, WorkspaceId } from '@/utils/domain/ids.ts';
import {
  latestStamp,
  mergeRecords,
  newsFor,
  type SyncedRecord,
  type Version,
} from '@/utils/domain/synced-record.ts';
import { inWorkspace } from '../db/workspace.ts';

type Row = {
  kind: SyncKind;
  id: string;
  account_id: AccountId | null;
  cells: SyncedRecord['cells'];
  versions: Version[] | null;
};
type Written = Row & { seq: number };

export type Records = {
  /** Takes what is new of these, all or nothing but those refused. Pushed again, nothing changes. */
  push(workspaceId: WorkspaceId, records: readonly SyncRecord[], nowMs: number): Promise<SyncPushed>;
  /** What changed after the cursor, oldest change first; a record that changed twice comes once. */
  feed(workspaceId: WorkspaceId, since: number, limit: number): Promise<SyncPage>;
};

/** The workspace of a session or token that was checked is gone. */
export class NoWorkspace extends Error {}

export function createRecords(pool: Pool): Records {
  return {
    push: (workspaceId, records, nowMs) =>
      inWorkspace(pool, workspaceId, async (client) => {
        // SY14: whoever comes second waits here, so numbers are seen in the order in which they were given.
        const { rows: counters } = await client.query<{ seq: string }>(
          'select seq from workspaces where workspace_id = $1 for update',
          [workspaceId],
        );
        const counter = counters[0];
        if (!counter) throw new NoWorkspace(workspaceId);
        const refused: SyncPushed['refused'] = [];
        const taken = new Map<string, SyncRecord>();
        const known = await knownRows(client, workspaceId, records);
        for (const record of records) {
          const key = keyOf(record);
          const reason = refusalOf(record, known.get(key), nowMs);
          if (reason) refused.push({ kind: record.kind, id: record.id, reason });
          else taken.set(key, merged(taken.get(key), record));
        }
        let seq = Number(counter.seq);
        const written: Written[] = [];
        for (const [key, record] of taken) {
          const before = known.get(key);
          const had = before && recordOf(before);
          // SY12: what says nothing new is not told to everybody again.
          if (had && !newsFor(had, record)) continue;
          const after = had ? merged(had, record) : record;
          const { kind, id, accountId = null, cells, versions = null } = after;
          written.push({
            kind,
            id,
            account_id: accountId,
            cells,
            versions: versions && [...versions],
            seq: ++seq,
          });
        }
        if (written.length > 0) {
          await write(client, workspaceId, written);
          await client.query('update workspaces set seq = $2 where workspace_id = $1', [workspaceId, seq]);
        }
        return { taken: records.length - refused.length, refused };
      }),

    feed: (workspaceId, since, limit) =>
      inWorkspace(pool, workspaceId, async (client) => {
        const { rows } = await client.query<Row & { seq: string }>(
          `select kind, id, account_id, seq, cells, versions from records
           where workspace_id = $1 and seq > $2 order by seq limit $3`,
          [workspaceId, since, limit + 1],
        );
        const page = rows.slice(0, limit);
        const last = page.at(-1);
        return {
          records: page.map(recordOf),
          next: last ? Number(last.seq) : since,
          isMore: rows.length > limit,
        };
      }),
  };
}

const keyOf = ({ kind, id }: Pick<SyncRecord, 'kind' | 'id'>): string => `${kind} ${id}`;

function recordOf({ kind, id, account_id, cells, versions }: Row): SyncRecord {
  return {
    kind,
    id,
    cells,
    ...(account_id === null ? {} : { accountId: account_id }),
    ...(versions ? { versions } : {}),
  };
}

function merged(before: SyncRecord | undefined, record: SyncRecord): SyncRecord {
  if (!before) return record;
  const { cells, versions } = mergeRecords(before, record);
  return { ...before, cells: { ...cells }, ...(versions ? { versions: [...versions] } : {}) };
}

/** SY13, SY15. */
function refusalOf(record: SyncRecord, known: Row | undefined, nowMs: number): SyncRefusal | undefined {
  const latest: Stamp | undefined = latestStamp(record);
  if (latest !== undefined && isTooFarAhead(latest, nowMs)) return 'too-far-ahead';
  if (known && known.account_id !== (record.accountId ?? null)) return 'other-account';
  return JSON.stringify(record).length > SYNC_RECORD_LIMIT ? 'too-large' : undefined;
}

async function knownRows(
  client: PoolClient,
  workspaceId: WorkspaceId,
  records: readonly SyncRecord[],
): Promise<Map<string, Row>> {
  const { rows } = await client.query<Row>(
    `select r.kind, r.id, r.account_id, r.cells, r.versions
     from unnest($2::text[], $3::text[]) as asked(kind, id)
     join records r on r.workspace_id = $1 and r.kind = asked.kind and r.id = asked.id`,
    [workspaceId, records.map(({ kind }) => kind), records.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

async function write(client: PoolClient, workspaceId: WorkspaceId, rows: readonly Written[]): Promise<void> {
  const texts = <T>(value: (row: Written) => T): T[] => rows.map(value);
  await client.query(
    `insert into records (workspace_id, kind, id, account_id, seq, cells, versions)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::json[], $7::json[])
     on conflict (workspace_id, kind, id)
     do update set seq = excluded.seq, cells = excluded.cells, versions = excluded.versions`,
    [
      workspaceId,
      texts(({ kind }) => kind),
      texts(({ id }) => id),
      texts(({ account_id }) => account_id),
      texts(({ seq }) => seq),
      texts(({ cells }) => JSON.stringify(cells)),
      texts(({ versions }) => (versions ? JSON.stringify(versions) : null)),
    ],
  );
}
