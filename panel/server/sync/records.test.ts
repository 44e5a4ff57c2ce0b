import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncRecord } from '@/utils/contracts/sync.ts';
import { AHEAD_LIMIT_MS, nextStamp, type Stamp } from '@/utils/domain/hybrid-clock.ts';
import { asId, type AccountId, type DeviceId, type WorkspaceId } from '@/utils/domain/ids.ts';
import { type Json, mergeRecords, newVersion } from '@/utils/domain/synced-record.ts';
import { migratedDatabase, type TestDatabase } from '../../tests/database.ts';
import { inWorkspace } from '../db/workspace.ts';
import { createRecords, NoWorkspace, type Records } from './records.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const ANN = asId<DeviceId>('ann');
const BOB = asId<DeviceId>('bob');
const at = (ms: number, device = ANN): Stamp => nextStamp(undefined, NOON + ms, device);
const aTag = (
  id: string,
  cells: Record<string, [Json, Stamp]>,
  over: Partial<SyncRecord> = {},
): SyncRecord => ({
  kind: 'tag',
  id,
  cells: Object.fromEntries(
    Object.entries(cells).map(([field, [value, stamp]]) => [field, { value, stamp }]),
  ),
  ...over,
});

let database: TestDatabase;
let records: Records;
let workspace: WorkspaceId;
beforeAll(async () => {
  database = await migratedDatabase();
  records = createRecords(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await aWorkspace();
});

async function aWorkspace(): Promise<WorkspaceId> {
  const id = randomUUID();
  await database.pool.query('insert into workspaces (workspace_id, name) values ($1, $2)', [id, 'Shop']);
  return asId<WorkspaceId>(id);
}
const push = (...pushed: SyncRecord[]) => records.push(workspace, pushed, NOON);
const feed = (since = 0, limit = 1_000) => records.feed(workspace, since, limit);

describe('records of a workspace', () => {
  it('[SY12] are merged with what is there, and told once for all that changed', async () => {
    await push(aTag('t', { name: ['New', at(1)], color: ['red', at(1)] }));
    await push(aTag('t', { name: ['Newcomers', at(2, BOB)] }), aTag('u', { name: ['Old', at(3)] }));
    await push(aTag('t', { name: ['Late', at(0)] }));
    const page = await feed();
    expect(page.records).toEqual([
      aTag('t', { name: ['Newcomers', at(2, BOB)], color: ['red', at(1)] }),
      aTag('u', { name: ['Old', at(3)] }),
    ]);
    expect(page.isMore).toBe(false);
  });

  it('[SY12] the same push again changes nothing, and nobody hears of it', async () => {
    const tag = aTag('t', { name: ['New', at(1)] });
    expect(await push(tag)).toEqual({ taken: 1, refused: [] });
    const { next } = await feed();
    expect(await push(tag, tag)).toEqual({ taken: 2, refused: [] });
    expect(await feed(next)).toEqual({ records: [], next, isMore: false });
  });

  it('[SY13] one that cannot be taken is named, and the others are taken', async () => {
    await push(aTag('t', { name: ['New', at(1)] }));
    const accountId = asId<AccountId>('1@lid');
    const big = 'x'.repeat(1_000_001);
    expect(
      await push(
        aTag('a', { name: ['Fine', at(1)] }),
        aTag('b', { name: ['Tomorrow', at(AHEAD_LIMIT_MS + 1)] }),
        aTag('t', { name: ['Mine', at(2)] }, { accountId }),
        aTag('c', { name: [big, at(1)] }),
      ),
    ).toEqual({
      taken: 1,
      refused: [
        { kind: 'tag', id: 'b', reason: 'too-far-ahead' },
        { kind: 'tag', id: 't', reason: 'other-account' },
        { kind: 'tag', id: 'c', reason: 'too-large' },
      ],
    });
    expect((await feed()).records.map(({ id }) => id)).toEqual(['t', 'a']);
  });

  it('[SY15] an account’s record keeps its account', async () => {
    const group = aTag('g', { name: ['Oak', at(1)] }, { kind: 'group', accountId: asId<AccountId>('1@lid') });
    await push(group);
    expect((await feed()).records).toEqual([group]);
    const { cells } = aTag('g', { name: ['Elm', at(2)] });
    expect((await push({ kind: 'group', id: 'g', cells })).refused).toMatchObject([
      { reason: 'other-account' },
    ]);
  });

  it('[SY14] is read in pages, and a record that changed comes again, once', async () => {
    await push(...['a', 'b', 'c'].map((id) => aTag(id, { name: [id, at(1)] })));
    const first = await feed(0, 2);
    expect([first.records.map(({ id }) => id), first.isMore]).toEqual([['a', 'b'], true]);
    await push(aTag('a', { name: ['A', at(2)] }), aTag('a', { color: ['red', at(3)] }));
    const second = await feed(first.next, 2);
    expect([second.records.map(({ id }) => id), second.isMore]).toEqual([['c', 'a'], false]);
    expect(second.records[1]).toEqual(aTag('a', { name: ['A', at(2)], color: ['red', at(3)] }));
  });

  it('[SY14] while many push at once, a reader that goes on from its cursor misses nothing', async () => {
    const WRITERS = 6;
    const EACH = 15;
    const heard = new Set<string>();
    let cursor = 0;
    let isOver = false;
    const read = async (): Promise<void> => {
      const page = await feed(cursor, 7);
      cursor = page.next;
      for (const { id } of page.records) heard.add(id);
      if (page.isMore || !isOver) await read();
    };
    const reader = read();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let n = 0; n < EACH; n++) await push(aTag(`${writer}-${n}`, { name: ['x', at(n)] }));
      }),
    );
    isOver = true;
    await reader;
    await read();
    expect(heard.size).toBe(WRITERS * EACH);
  });

  it('[SY6] [SY12] whatever order pushes come in, the same is there at the end', async () => {
    const cell = fc.record({
      field: fc.constantFrom('name', 'color'),
      value: fc.nat({ max: 3 }),
      ms: fc.nat({ max: 5 }),
    });
    const plan = fc.array(fc.record({ id: fc.constantFrom('t', 'u'), by: fc.constantFrom(ANN, BOB), cell }), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(plan, async (writes) => {
        workspace = await aWorkspace();
        const all = writes.map(({ id, by, cell: { field, value, ms } }) =>
          aTag(id, { [field]: [value, at(ms, by)] }),
        );
        await Promise.all(all.map((one) => push(one)));
        const found = new Map((await feed()).records.map((one) => [one.id, one.cells]));
        for (const id of new Set(writes.map((one) => one.id)))
          expect(found.get(id)).toEqual(
            all.filter((one) => one.id === id).reduce<Pick<SyncRecord, 'cells'>>(mergeRecords, { cells: {} })
              .cells,
          );
      }),
      { numRuns: 25 },
    );
  });

  it('[SY9] two texts of a note that were written apart are both kept', async () => {
    const note = (text: string, ms: number, by: DeviceId): SyncRecord => ({
      kind: 'note',
      id: 'n',
      cells: {},
      versions: [newVersion(undefined, text, at(ms, by))],
    });
    await push(note('calls on Monday', 1, ANN));
    await push(note('never calls', 2, BOB));
    const [found] = (await feed()).records;
    expect(found?.versions?.map(({ text }) => text)).toEqual(['calls on Monday', 'never calls']);
  });

  it('any text that a name may be comes back as it was', async () => {
    const names = [
      '\u0000',
      '\ud800',
      '\u202e\u2066x',
      '👩‍👩‍👧',
      '<b>',
      "'; drop table records; --",
      '\\',
      '',
    ];
    await push(...names.map((name, n) => aTag(`n${n}`, { name: [name, at(1)] })));
    expect((await feed()).records.map(({ cells }) => cells.name?.value)).toEqual(names);
  });

  it('[SY16] another workspace’s rows are neither seen nor written, by any question', async () => {
    await push(aTag('t', { name: ['New', at(1)] }));
    const other = await aWorkspace();
    expect((await records.feed(other, 0, 10)).records).toEqual([]);
    const seen = await inWorkspace(database.pool, other, async (client) => {
      const counts = await client.query(
        'select (select count(*) from records)::int as records, (select count(*) from workspaces)::int as workspaces',
      );
      const changed = await client.query(`update records set id = 'x'`);
      const deleted = await client.query('delete from records');
      return [counts.rows[0], changed.rowCount, deleted.rowCount];
    });
    expect(seen).toEqual([{ records: 0, workspaces: 1 }, 0, 0]);
    const plant = inWorkspace(database.pool, other, (client) =>
      client.query(
        `insert into records (workspace_id, kind, id, seq, cells) values ($1, 'tag', 'x', 9, '{}')`,
        [workspace],
      ),
    );
    await expect(plant).rejects.toThrow(/row-level security/);
    expect((await feed()).records).toHaveLength(1);
  });

  it('[SY16] nothing is seen without a workspace, and one that is gone is an error', async () => {
    await push(aTag('t', { name: ['New', at(1)] }));
    await expect(records.push(asId<WorkspaceId>(randomUUID()), [aTag('t', {})], NOON)).rejects.toThrow(
      NoWorkspace,
    );
    const seen = await inWorkspace(
      database.pool,
      asId<WorkspaceId>(''),
      async (client) => (await client.query('select 1 from records')).rowCount,
    );
    expect(seen).toBe(0);
  });
});
