import { stopWorker } from '../../tests/e2e/browser.ts';
import { OverlayPage } from '../../tests/e2e/pages/overlay.ts';
import { startStandIn } from '../../tests/stand-in/serve.ts';
import { asId, type TagId } from '../../utils/domain/ids.ts';
import { type BenchBrowser, openWithMuster } from './browsers.ts';
import { median, type Row, row } from './rows.ts';

const CALLS = 2_000;
const AT_ONCE = 100;
const STOPS = 7;

/** From the end of the worker until the overlay shows what is written after it; ms, one for each stop. */
async function measureRevival({ page, context, store }: BenchBrowser, origin: string): Promise<number[]> {
  await store.call('putSettings', { settings: { drawerOpen: true } });
  await page.goto(origin);
  const overlay = new OverlayPage(page, 'en');
  await overlay.openTab('tags');
  const took: number[] = [];
  for (let n = 0; n < STOPS; n++) {
    const name = `After stop ${n}`;
    await stopWorker(context);
    const stoppedAt = performance.now();
    await store.call('putTag', { tagId: asId<TagId>(`tag-${n}`), name, colour: 'red' });
    await overlay.drawer.getByText(name).first().waitFor();
    took.push(performance.now() - stoppedAt);
  }
  return took;
}

/** Calls of a small query over the real port, from a page of the extension to the background and back. */
export async function measureStoreCalls(extension: string): Promise<Row[]> {
  const standIn = await startStandIn({});
  const browser = await openWithMuster(standIn, extension);
  const { page, store, close } = browser;
  const revivals = await measureRevival(browser, standIn.origin);
  await page.close();
  const perSecond = (atOnce: number): Promise<number> =>
    store.page.evaluate(
      async ([calls, together]) => {
        const { askStore } = globalThis as unknown as {
          askStore(name: string, args: object): Promise<{ ok: boolean }>;
        };
        const startedAt = performance.now();
        for (let made = 0; made < calls; made += together) {
          const answers = await Promise.all(Array.from({ length: together }, () => askStore('settings', {})));
          if (!answers.every(({ ok }) => ok)) throw new Error('the store refused');
        }
        return (calls / (performance.now() - startedAt)) * 1_000;
      },
      [CALLS, atOnce] as const,
    );
  await perSecond(1);
  const oneByOne = await perSecond(1);
  const parallel = await perSecond(AT_ONCE);
  await close();
  await standIn.close();
  return [
    row('store port calls, one by one', oneByOne, 'calls/s'),
    row(`store port calls, ${AT_ONCE} at once`, parallel, 'calls/s'),
    row('worker stopped until the overlay shows a change, median', median(revivals), 'ms'),
    row('worker stopped until the overlay shows a change, slowest', Math.max(...revivals), 'ms'),
  ];
}
