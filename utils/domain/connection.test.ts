import { describe, expect, it } from 'vitest';
import { type Connection, readiness, SILENT_AFTER_MS } from './connection.ts';

const now = 1_000_000;
const account = (state: Connection['state'], heardAgoMs: number) => ({
  connection: { state },
  heardAt: now - heardAgoMs,
});

describe('whether an account acts now', () => {
  it.each([
    ['ready, heard of just now', account('ready', 0), 'ready'],
    ['ready, at the edge', account('ready', SILENT_AFTER_MS), 'ready'],
    [
      '[MI15] ready when last heard of, but its tab is closed since',
      account('ready', SILENT_AFTER_MS + 1),
      'silent',
    ],
    ['offline', account('offline', 0), 'away'],
    ['offline and its tab closed since', account('offline', SILENT_AFTER_MS + 1), 'silent'],
    ['never heard of', undefined, 'silent'],
  ])('%s', (_, heard, expected) => {
    expect(readiness(heard, now)).toBe(expected);
  });
});
