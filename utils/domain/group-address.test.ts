import { describe, expect, it } from 'vitest';
import { readTableAddress, type TableState, tableAddress } from './group-address.ts';
import { NO_GROUP_FILTER } from './group-table.ts';
import { asId } from './ids.ts';

const FRESH: TableState = { filter: NO_GROUP_FILTER, sort: { by: 'name', descending: false } };

describe("the table's address", () => {
  it('[GM16] is empty for the table without a choice', () => {
    expect(tableAddress(FRESH)).toBe('');
    expect(readTableAddress('')).toEqual({ ...FRESH, setId: undefined });
  });

  it('[GM16] [GM65] keeps filter, order and set', () => {
    const state: TableState = {
      filter: {
        text: 'Дубы & клёны = 2',
        kinds: ['group', 'general'],
        sizes: ['full'],
        roles: ['admin'],
        settings: { approval: ['on', 'unknown'], addMode: ['off'] },
        pending: true,
        suspended: true,
        places: ['10'],
        links: ['365', 'unknown'],
        quiet: ['7', '90'],
      },
      sort: { by: 'members', descending: true },
      setId: asId('b1c6-2'),
    };
    const address = tableAddress(state);
    expect(address).toContain('sort=-members');
    expect(readTableAddress(address)).toEqual(state);
  });

  it.each([
    'sort=-nonsense&kind=planet.group&approval=maybe',
    'kind=group&only=everything&%E0%A4%A=1',
    'kind=group&set=',
    'kind=group&quiet=8.never&link=1&places=-1',
  ])('[GM17] takes what it understands of %s', (address) => {
    expect(readTableAddress(address)).toEqual({
      ...FRESH,
      filter: { ...NO_GROUP_FILTER, kinds: address.includes('group') ? ['group'] : [] },
      setId: undefined,
    });
  });

  it('[GM17] cuts a text that is no search', () => {
    expect(readTableAddress(`find=${'x'.repeat(500)}`).filter.text).toHaveLength(200);
  });
});
