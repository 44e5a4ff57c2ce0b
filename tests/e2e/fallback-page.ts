import { createServer } from 'node:https';
import { generate } from 'selfsigned';

/** A blank page at WhatsApp's address, with a policy as strict as WhatsApp's might be. */
export type BlankPage = { browserArgs: string[]; close(): Promise<void> };

const policy =
  "default-src 'self'; script-src 'self' 'nonce-page'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const html = `<!doctype html><html><head><title>page</title></head><body><div id="app"></div>
<script nonce="page">
window.heard = [];
for (const type of ['message', 'muster:port']) window.addEventListener(type, (event) => window.heard.push(event.type), true);
</script></body></html>`;

export async function startBlankPage(): Promise<BlankPage> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'web.whatsapp.com' }], {
    keySize: 2048,
  });
  const server = createServer({ key, cert }, (_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    browserArgs: [
      `--host-resolver-rules=MAP web.whatsapp.com:443 127.0.0.1:${address.port}, MAP * ~NOTFOUND`,
      '--ignore-certificate-errors',
    ],
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
