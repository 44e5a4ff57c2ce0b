/** Figures for Prometheus. Labels are names of our own: no address, no id, nobody's name. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Pool } from 'pg';

export type Metrics = {
  registry: Registry;
  /** By method, route pattern and status class. */
  requests: Histogram<'method' | 'route' | 'status'>;
  errors: Counter;
};

export function createMetrics(pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'muster_' });
  new Gauge({
    name: 'muster_database_connections',
    help: 'Connections to PostgreSQL, by what they do.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
  return {
    registry,
    requests: new Histogram({
      name: 'muster_request_seconds',
      help: 'How long requests took.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers: [registry],
    }),
    errors: new Counter({
      name: 'muster_errors_total',
      help: 'Requests that met an error nobody expected.',
      registers: [registry],
    }),
  };
}
