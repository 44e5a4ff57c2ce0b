import { describe, expect, it } from 'vitest';
import { FEATURES } from '@/components/features/registry.ts';
import { capabilityRows, overall } from './health-model.ts';

const features = [
  {
    titleKey: 'requestsTitle',
    needs: ['requests'],
    partNeeds: { 'decide-requests': ['approve', 'reject'] },
  },
  { titleKey: 'membersTitle', needs: ['members'] },
  { titleKey: 'tagsTitle', needs: [] },
] as const;

describe('capabilityRows', () => {
  it('puts what is wrong first and names the features, or the parts of them, that it greys', () => {
    const rows = capabilityRows(
      [
        { id: 'members', state: 'ok' },
        { id: 'composer', state: 'missing' },
        { id: 'requests', state: 'changed' },
        { id: 'decide-requests', state: 'missing' },
        { id: 'names', state: 'waiting' },
      ],
      features,
    );
    expect(rows).toEqual([
      { id: 'requests', state: 'changed', greys: [{ titleKey: 'requestsTitle', parts: 'all' }] },
      { id: 'composer', state: 'missing', greys: [] },
      {
        id: 'decide-requests',
        state: 'missing',
        greys: [{ titleKey: 'requestsTitle', parts: ['approve', 'reject'] }],
      },
      { id: 'names', state: 'waiting', greys: [] },
      { id: 'members', state: 'ok', greys: [] },
    ]);
  });
});

describe('the features', () => {
  it.each(['composer', 'open-chat', 'active-chat', 'decide-requests', 'invite-link'] as const)(
    'say what is greyed without %s',
    (id) => {
      const [row] = capabilityRows([{ id, state: 'missing' }], FEATURES);
      expect(row?.greys).not.toEqual([]);
    },
  );
});

describe('overall', () => {
  const now = 1_000_000;
  const account = {
    connection: { state: 'ready' },
    capabilities: [{ id: 'me' as const, state: 'ok' as const }],
    heardAt: now - 1_000,
  };
  it.each([
    ['nobody', undefined, 'none'],
    ['all well', account, 'well'],
    ['nothing heard for 31 s', { ...account, heardAt: now - 31_000 }, 'silent'],
    ['offline', { ...account, connection: { state: 'offline' } }, 'away'],
    ['one waiting', { ...account, capabilities: [{ id: 'me' as const, state: 'waiting' as const }] }, 'well'],
    [
      'one missing',
      { ...account, capabilities: [{ id: 'names' as const, state: 'missing' as const }] },
      'partly',
    ],
    [
      'nobody says who is logged in',
      { ...account, capabilities: [{ id: 'me' as const, state: 'missing' as const }] },
      'lost',
    ],
    [
      'a WhatsApp like none we know',
      {
        ...account,
        connection: { state: 'unknown' },
        capabilities: [{ id: 'connection' as const, state: 'missing' as const }],
      },
      'lost',
    ],
  ])('%s', (_title, given, expected) => {
    expect(overall(given, now)).toBe(expected);
  });
});
