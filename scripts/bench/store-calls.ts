import { startStandIn } from '../../tests/stand-in/serve.ts';
import { openWithMuster } from './browsers.ts';
import { type Row, row } from './rows.ts';

const CALLS = 2_000;
const AT_ONCE = 100;

/** Calls of a small query over the real port, from a page of the extension to the background and back. */
export async function measureStoreCalls(extension: string): Promise<Row[]> {
  const standIn = await startStandIn({});
  const { page, store, close } = await openWithMuster(standIn, extension);
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
  ];
}
