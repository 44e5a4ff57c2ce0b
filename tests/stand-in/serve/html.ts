/** The document, its headers, and pictures of people. */
import { randomBytes } from 'node:crypto';
import type { Direction, PageOptions, Theme } from '../options.ts';

interface PageSettings {
  theme?: Theme;
  dir?: Direction;
  lang?: string;
  page?: PageOptions;
  isCrossOriginIsolated?: boolean;
  hasStrictCsp?: boolean;
}

/** As strict as a page can be: the header's real policy is unknown, and an extension must live under any. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' wss://web.whatsapp.com",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'report-uri /csp-report',
  ].join('; ');
}

export function pageHeaders(settings: PageSettings, nonce?: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    ...(nonce !== undefined && settings.hasStrictCsp !== false
      ? { 'content-security-policy': policy(nonce) }
      : {}),
    ...(settings.isCrossOriginIsolated
      ? {
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
          'cross-origin-resource-policy': 'same-origin',
        }
      : {}),
  };
}

/** The queues that stand in for the registry until it arrives. */
const QUEUES = `(function () {
  var queues = { define: [], lazy: [] };
  window.__standInQueues = queues;
  window.__d = function () { queues.define.push(Array.from(arguments)); };
  window.requireLazy = function () { queues.lazy.push(Array.from(arguments)); };
})();`;

export function pageHtml(settings: PageSettings): { nonce: string; html: string } {
  const nonce = randomBytes(16).toString('base64');
  const { theme = 'light', dir = 'ltr', lang = 'en', page = {} } = settings;
  const json = JSON.stringify({ theme, lang, page }).replaceAll('<', '\\u003c');
  const html = `<!doctype html>
<html lang="${lang}" dir="${dir}" id="whatsapp-web">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chats (stand-in)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/app.css">
<script nonce="${nonce}">${QUEUES}</script>
</head>
<body>
<div id="app"></div>
<script type="application/json" id="stand-in-settings">${json}</script>
<script nonce="${nonce}" src="/app.js"></script>
</body>
</html>
`;
  return { nonce, html };
}

const BACKGROUNDS = ['#cfe3d4', '#d8d5ec', '#f1dcc7', '#cfe0ee', '#eed3d9', '#e4e3c4'];
const SHAPES = ['#5b8c6b', '#7669b0', '#b9783f', '#4d7fa6', '#a9586d', '#86843d'];

/** A head and shoulders in two colours, the same for the same person. */
export function portrait(path: string): string {
  let sum = 0;
  for (const letter of path) sum = (sum * 33 + letter.charCodeAt(0)) >>> 0;
  const index = sum % BACKGROUNDS.length;
  const lift = (sum >>> 5) % 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${BACKGROUNDS[index]}"/><g fill="${SHAPES[index]}"><circle cx="48" cy="${36 + lift}" r="${16 + (lift % 4)}"/><path d="M12 96a36 ${34 - lift} 0 0 1 72 0z"/></g></svg>`;
}
