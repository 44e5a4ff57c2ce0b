/**
 * The extension API as the browser gives it. Stands for webextension-polyfill in the overlay, which is a guest on
 * somebody else's page and uses no call that differs between Chromium 120 and Firefox 128: the polyfill is 11 kB.
 */
const { browser, chrome } = globalThis as { browser?: unknown; chrome?: unknown };

export default browser ?? chrome;
