import { describe, expect, it } from 'vitest';
import { ACCOUNT, anAccount } from '@/tests/builders.ts';
import type { Connection } from '@/utils/domain/connection.ts';
import { asId } from '@/utils/domain/ids.ts';
import { accountOf } from './account-of.ts';

const mine = anAccount();
const other = anAccount({ id: asId('901@lid') });
const tab = (state: Connection['state'], accountId?: typeof ACCOUNT) => ({
  accountId,
  connection: { state },
});

describe('the account of a tab', () => {
  it('is the one WhatsApp names, whatever its state', () => {
    expect(accountOf([other, mine], tab('offline', ACCOUNT))).toEqual({ account: mine });
  });

  it.each<Connection['state']>([
    'starting',
    'syncing',
    'ready',
    'offline',
    'conflict',
    'blocked',
    'screen-locked',
    'unknown',
  ])('is the only known one until WhatsApp names it: %s', (state) => {
    expect(accountOf([mine], tab(state))).toEqual({ account: mine });
  });

  it('is nobody’s after a logout, and that is said', () => {
    expect(accountOf([mine], tab('logged-out'))).toEqual({ account: undefined, noAccount: 'logged-out' });
  });

  it.each<Connection['state']>(['starting', 'syncing', 'ready'])(
    'is waited for while WhatsApp is %s',
    (state) => {
      for (const known of [[], [mine, other]])
        expect(accountOf(known, tab(state))).toEqual({ account: undefined, noAccount: undefined });
    },
  );

  it.each<Connection['state']>(['offline', 'conflict', 'blocked', 'screen-locked', 'unknown'])(
    'is not waited for when WhatsApp does not come: %s',
    (state) => {
      for (const known of [[], [mine, other]])
        expect(accountOf(known, tab(state))).toEqual({ account: undefined, noAccount: 'unsaid' });
    },
  );

  it('is not waited for when WhatsApp lacks the part that would name it', () => {
    const told = { ...tab('ready'), capabilities: [{ id: 'me', state: 'missing' } as const] };
    expect(accountOf([], told)).toEqual({ account: undefined, noAccount: 'unsaid' });
    expect(accountOf([mine], told)).toEqual({ account: mine });
  });

  it('is waited for until the accounts are read, and until a new one is written down', () => {
    expect(accountOf(undefined, tab('logged-out'))).toEqual({ account: undefined });
    expect(accountOf([other], tab('ready', ACCOUNT))).toEqual({ account: undefined });
  });
});
