import { browser } from 'wxt/browser';

/** The browser ends the background after half a minute in which it did not turn to the extension; a call of its own is such a turn. */
const TURN_MS = 20_000;

/** The same promise; until it settles the browser does not end the background for its rest. */
export async function stayAwake<Value>(work: Promise<Value>): Promise<Value> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), TURN_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
