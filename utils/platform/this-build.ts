import { browser } from 'wxt/browser';

/** The version in the manifest, and what the browser says of itself. */
export function thisBuild(): { version: string; userAgent: string } {
  return { version: browser.runtime.getManifest().version, userAgent: navigator.userAgent };
}
