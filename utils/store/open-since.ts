import type { AccountRow } from './api.ts';

type Heard = Pick<AccountRow, 'connection' | 'heardAt' | 'openSince'>;

/** It tells of itself every fifteen seconds, in a hidden tab every minute (MI15, LS3). */
const BREAK_MS = 90_000;

export const isOpenOn = (row: Heard | undefined, at: number): boolean =>
  row !== undefined && row.connection.state === 'ready' && at - row.heardAt <= BREAK_MS;

/** Since when WhatsApp has been open; since now after a break. MI15. */
export const openSince = (row: Heard | undefined, at: number): number =>
  isOpenOn(row, at) ? (row?.openSince ?? at) : at;
