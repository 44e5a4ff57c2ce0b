import { expect, it } from 'vitest';
import { opening, row, tooSlow } from './rows.ts';

it('a view that opens too slowly is said in a sentence, and nothing else is', () => {
  const rows = [
    opening('open requests on the dashboard', 200),
    opening('open groups on the dashboard', 200.9),
    opening('open people in the overlay', 243.21),
    opening('list of 200 snapshots', 312),
    // Held against the same without Muster, which is no limit.
    row('rules on a queue', 900, 'ms', 200),
    row('bytes of overlay.js', 301, 'kB', 200),
  ];
  expect(tooSlow(rows)).toEqual([
    'open groups on the dashboard: 201 ms, over the limit of 200 ms',
    'open people in the overlay: 243 ms, over the limit of 200 ms',
    'list of 200 snapshots: 312 ms, over the limit of 200 ms',
  ]);
});
