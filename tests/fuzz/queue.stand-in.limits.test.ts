/** Limits that WhatsApp's server names, with the real driver: the queue keeps to them and gets everything done. */
import { expect, it } from 'vitest';
import type { StandInControl } from '@/tests/stand-in/control.ts';
import { checkRun } from './queue-check.ts';
import { runQueue } from './queue-run.ts';
import { createStandInWhatsApp, createStandInWorld } from './stand-in-whatsapp.ts';

const SEED = 7;

it('[PC8] additions that are refused for their number go on with the number that WhatsApp named', async () => {
  const made = createStandInWorld([{ kind: 'add', sizes: [14, 8] }], SEED);
  let control: StandInControl | undefined;
  const result = await runQueue({
    whatsApp: (time) =>
      createStandInWhatsApp(
        made,
        time,
        (given) => {
          control = given;
          control.fault({ on: 'add', fault: 'max-batch', people: 5, isNamed: true });
        },
        SEED,
      ),
    jobs: made.jobs,
    incidents: new Map(),
    orders: [],
  });
  checkRun(result);
  expect(result.jobs).toMatchObject([{ state: 'done', counts: { total: 22, done: 22 } }]);
  const sent = control?.wireLog({ kind: 'add' }) ?? [];
  // One refusal teaches it.
  expect(sent.map(({ people, code }) => [people, code])).toEqual([
    [10, 429],
    ...[5, 5, 4, 5, 3].map((people) => [people, 200]),
  ]);
});
