import { describe, expect, it } from 'vitest';
import type { Connection } from '@/utils/domain/connection.ts';
import { toConnection } from './connection.ts';

describe('the state of the connection', () => {
  it.each<[mode: string, state: string, wasReady: boolean, expected: Connection['state']]>([
    ['SYNCING', 'UNLAUNCHED', false, 'syncing'],
    ['SYNCING', 'CONNECTED', false, 'syncing'],
    ['QR', 'UNPAIRED', false, 'logged-out'],
    ['QR', 'PAIRING', false, 'logged-out'],
    ['MAIN', 'UNPAIRED_IDLE', true, 'logged-out'],
    ['MAIN', 'CONNECTED', false, 'ready'],
    ['MAIN', 'OPENING', false, 'syncing'],
    ['MAIN', 'OPENING', true, 'offline'],
    ['OFFLINE', 'OPENING', true, 'offline'],
    ['CONFLICT', 'CONFLICT', true, 'conflict'],
    ['MAIN', 'CONFLICT', true, 'conflict'],
    ['PROXYBLOCK', 'OPENING', false, 'blocked'],
    ['MAIN', 'TOS_BLOCK', true, 'blocked'],
    ['SMB_TOS_BLOCK', 'CONNECTED', true, 'blocked'],
    ['MAIN', 'SCREEN_LOCKED', true, 'screen-locked'],
    ['MAIN', 'SOMETHING_NEW', true, 'unknown'],
    ['SOMETHING_NEW', 'CONNECTED', true, 'unknown'],
    ['undefined', 'undefined', false, 'unknown'],
  ])('%s and %s (ready before: %s) is %s', (mode, state, wasReady, expected) => {
    expect(toConnection({ mode, info: 'OPENING', state }, wasReady)).toBe(expected);
  });

  it.each<[mode: string, state: string]>([
    ['MAIN', 'OPENING'],
    ['SYNCING', 'OPENING'],
    ['SYNCING', 'UNLAUNCHED'],
  ])('a first connection without network (%s and %s) is offline, not syncing for ever', (mode, state) => {
    expect(toConnection({ mode, info: 'OFFLINE', state }, false)).toBe('offline');
  });
});
