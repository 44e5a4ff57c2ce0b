/** The panel as a value: what it needs comes in, so that a test starts it like `main.ts` does. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { routePath } from 'hono/route';
import type { Pool } from 'pg';
import { aboutError, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export type AppDeps = {
  pool: Pool;
  log: Log;
  metrics: Metrics;
  /** Milliseconds that only grow. */
  elapsedMs(): number;
  /** From then on it takes nothing new: whoever spreads the load asks `/readyz`. */
  isStopping(): boolean;
};

/** What an error says to whoever asked; code switches on the reason. */
export type Refusal = { reason: 'not-found' | 'too-large' | 'internal' | 'not-ready'; requestId?: string };

/** Asked again and again by those who watch. */
const QUIET: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);
/** Bytes of a request's body, where a route says nothing else. */
const BODY_LIMIT = 1_000_000;

export function createApp({ pool, log, metrics, elapsedMs, isStopping }: AppDeps): Hono {
  const app = new Hono();
  app.use(requestId());
  app.use(async (context, next) => {
    const startedAt = elapsedMs();
    await next();
    const tookMs = Math.round(elapsedMs() - startedAt);
    const { method } = context.req;
    const { status } = context.res;
    const route = routePath(context, -1);
    metrics.requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, tookMs / 1_000);
    log[QUIET.has(route) ? 'debug' : 'info']('request', {
      requestId: context.get('requestId'),
      method,
      route,
      status,
      tookMs,
    });
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: (context) => context.json<Refusal>({ reason: 'too-large' }, 413),
    }),
  );

  /** The process lives. */
  app.get('/healthz', (context) => context.text('ok'));

  /** It can be given requests. */
  app.get('/readyz', async (context) => {
    if (isStopping()) return context.json<Refusal>({ reason: 'not-ready' }, 503);
    try {
      await pool.query('select 1');
      return context.text('ready');
    } catch (error) {
      log.warn('not ready', aboutError(error));
      return context.json<Refusal>({ reason: 'not-ready' }, 503);
    }
  });

  app.get('/metrics', async (context) =>
    context.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );

  app.notFound((context) => context.json<Refusal>({ reason: 'not-found' }, 404));
  app.onError((error, context) => {
    metrics.errors.inc();
    const id = context.get('requestId');
    log.error('request failed', { requestId: id, ...aboutError(error) });
    return context.json<Refusal>({ reason: 'internal', requestId: id }, 500);
  });
  return app;
}
