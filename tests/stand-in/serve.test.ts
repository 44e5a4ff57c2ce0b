import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStandIn } from './serve.ts';
import type { ServedStandIn } from './serve.ts';

let served: ServedStandIn;

beforeAll(async () => {
  served = await startStandIn({ isCrossOriginIsolated: true, theme: 'dark', dir: 'rtl', lang: 'ar' });
});
afterAll(() => served.close());

interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(path: string, options: { method?: string; body?: string } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: served.port,
        path,
        method: options.method ?? 'GET',
        rejectUnauthorized: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

describe('the served page', () => {
  it('comes with a strict policy, Trusted Types and cross-origin isolation', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(body).toContain(`<script nonce="${nonce}">`);
    expect(body).toContain('<html lang="ar" dir="rtl"');
  });

  it('serves one script, one style and pictures; anything else is not there', async () => {
    const [script, style, picture, other] = await Promise.all(
      ['/app.js', '/app.css', '/pp/x.svg', '/other'].map((path) => ask(path)),
    );
    expect(script?.body).toContain('createPageClient');
    expect(style?.body).toContain('--WDS-content-default: #0a0a0a');
    expect(picture?.headers['content-type']).toBe('image/svg+xml');
    expect(other?.status).toBe(404);
  });

  it('keeps reports of violations', async () => {
    const report = {
      'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'https://example.com/a' },
    };
    await ask('/csp-report', { method: 'POST', body: JSON.stringify(report) });
    expect(served.cspViolations()).toEqual([
      { directive: 'img-src', blocked: 'https://example.com/a', source: '' },
    ]);
  });
});

describe('the tripwire', () => {
  const port = (): number => Number(/MAP \* 127\.0\.0\.1:(\d+)/.exec(served.browserArgs[0] ?? '')?.[1]);

  it.each([
    {
      title: 'TLS, by the server name',
      open: () =>
        connectTls({
          host: '127.0.0.1',
          port: port(),
          servername: 'tracker.example',
          rejectUnauthorized: false,
        }),
      host: 'tracker.example',
    },
    {
      title: 'plain HTTP, by the Host header',
      open: () => {
        const socket = connect({ host: '127.0.0.1', port: port() });
        socket.write('GET / HTTP/1.1\r\nAccept: */*\r\nHost: plain.example\r\n\r\n');
        return socket;
      },
      host: 'plain.example',
    },
    {
      title: "not the browser's own",
      open: () =>
        connectTls({
          host: '127.0.0.1',
          port: port(),
          servername: 'update.googleapis.com',
          rejectUnauthorized: false,
        }),
      host: undefined,
    },
  ])('writes down who asked for another host: $title', async ({ open, host }) => {
    const before = served.requestsToOtherHosts().length;
    await new Promise<void>((resolve) => {
      const socket = open();
      // The tripwire hangs up: an error or a close, both are the end.
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
    });
    const seen = served.requestsToOtherHosts().slice(before);
    expect(seen.map((each) => each.host)).toEqual(host === undefined ? [] : [host]);
  });
});
