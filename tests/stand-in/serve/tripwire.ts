/** Answers nobody: every connection to a foreign host ends here and is written down by the name it asked for. */
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface ForeignRequest {
  /** From the TLS greeting or the Host header; '?' when neither could be read. */
  host: string;
  atMs: number;
}

export interface Tripwire {
  readonly port: number;
  requests(): ForeignRequest[];
  close(): Promise<void>;
}

/**
 * Hosts that Chromium 156 itself asked for without any extension, whatever the flags (seen 2026-11-23), and its
 * probes for DNS interception, which are single labels. Exact names: a font or an API at Google still counts.
 */
const BROWSERS_OWN = new Set([
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'content-autofill.googleapis.com',
  'edgedl.me.gvt1.com',
  'mtalk.google.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  'safebrowsing.googleapis.com',
  'update.googleapis.com',
]);

/** The server name in a TLS ClientHello (RFC 8446, 4.1.2; RFC 6066, 3). */
export function serverNameOf(hello: Buffer): string | undefined {
  // Record header 5, handshake header 4, version 2, random 32.
  let at = 43;
  if (hello.length < at || hello[0] !== 0x16 || hello[5] !== 0x01) return undefined;
  at += 1 + (hello[at] ?? 0);
  if (at + 2 > hello.length) return undefined;
  at += 2 + hello.readUInt16BE(at);
  at += 1 + (hello[at] ?? 0);
  if (at + 2 > hello.length) return undefined;
  const end = Math.min(hello.length, at + 2 + hello.readUInt16BE(at));
  at += 2;
  while (at + 4 <= end) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    // List length 2, kind 1, name length 2.
    if (type === 0 && at + 9 <= end)
      return hello.toString('ascii', at + 9, at + 9 + hello.readUInt16BE(at + 7));
    at += 4 + length;
  }
  return undefined;
}

function hostHeaderOf(text: string): string | undefined {
  return /^(?:CONNECT ([^\s:]+)|[\s\S]*?\r\nhost: *([^\s:]+))/i.exec(text)?.slice(1).find(Boolean);
}

/** `port` 0: any free one. */
export async function startTripwire(port = 0): Promise<Tripwire> {
  const seen: ForeignRequest[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // The browser may break off at any moment; that is no error of ours.
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => {
      const host = serverNameOf(data) ?? hostHeaderOf(data.toString('latin1')) ?? '?';
      seen.push({ host, atMs: Date.now() });
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    requests: () =>
      seen.filter(({ host }) => !BROWSERS_OWN.has(host) && (host === '?' || host.includes('.'))),
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
