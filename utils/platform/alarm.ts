import { browser } from 'wxt/browser';

/** One alarm of the browser by its name, which starts the background worker when it is stopped; without a time there is none. */
export async function setAlarm(name: string, atMs: number | undefined): Promise<void> {
  if (atMs === undefined) {
    await browser.alarms.clear(name);
    return;
  }
  const known = await browser.alarms.get(name);
  if (known?.scheduledTime !== atMs) await browser.alarms.create(name, { when: atMs });
}
