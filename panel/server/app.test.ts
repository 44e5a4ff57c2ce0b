import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase, type TestDatabase } from '../tests/database.ts';
import { createApp } from './app.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';

let database: TestDatabase;
let isStopping = false;
const lines: string[] = [];
beforeAll(async () => {
  database = await migratedDatabase();
});
afterAll(() => database.drop());

const anApp = () =>
  createApp({
    pool: database.pool,
    log: createLog({ level: 'debug', write: (line) => lines.push(line), now: () => new Date(0) }),
    metrics: createMetrics(database.pool),
    elapsedMs: () => 0,
    isStopping: () => isStopping,
  });

describe('the panel', () => {
  it('lives, is ready while the database answers, and not while it stops', async () => {
    const app = anApp();
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(200);
    isStopping = true;
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
    isStopping = false;
  });

  it('says what it cannot find, without the address in its log or its figures', async () => {
    const app = anApp();
    const answer = await app.request('/people/anna@example.org?token=secret');
    expect([answer.status, await answer.json()]).toEqual([404, { reason: 'not-found' }]);
    const metrics = await (await app.request('/metrics')).text();
    for (const text of [...lines, metrics]) expect(text).not.toMatch(/anna|secret/);
    expect(metrics).toMatch(/muster_request_seconds_count\{method="GET",route="[^"]*",status="4xx"\} 1/);
  });

  it('refuses a body that is too large', async () => {
    const answer = await anApp().request('/anything', { method: 'POST', body: 'x'.repeat(1_000_001) });
    expect([answer.status, await answer.json()]).toEqual([413, { reason: 'too-large' }]);
  });

  it('lets no page frame it and no foreign script run in it', async () => {
    const { headers } = await anApp().request('/healthz');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
