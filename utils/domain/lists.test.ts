import { describe, expect, it } from 'vitest';
import { asId, type EntryId, type PersonId } from './ids.ts';
import { createListLookup, isActive, type ListEntry } from './lists.ts';

const nowMs = 1_000;
let made = 0;
const anEntry = (over: Partial<ListEntry> = {}): ListEntry => ({
  id: asId<EntryId>(`entry-${++made}`),
  list: 'deny',
  keys: ['pn:+4790000001'],
  label: 'Anna',
  at: made,
  ...over,
});
const anna: PersonId = asId('anna');
const nobody = { ids: [] as PersonId[], keys: [] as string[] };

describe('who is on a list', () => {
  it('[DL1] by any identity that both sides know', () => {
    const entry = anEntry({ keys: ['lid:1@lid', 'pn:+4790000001'] });
    const find = createListLookup([entry], nowMs);
    expect(find({ ...nobody, keys: ['username:anna', 'lid:1@lid'] })).toEqual([entry]);
    expect(find({ ...nobody, keys: ['pn:+4790000002'] })).toEqual([]);
  });

  it('[DL1] by the person, whose number may have changed', () => {
    const entry = anEntry({ personId: anna });
    expect(createListLookup([entry], nowMs)({ ids: [anna], keys: ['pn:+4799999999'] })).toEqual([entry]);
  });

  it('[DL1] once, although several things fit', () => {
    const entry = anEntry({ personId: anna, keys: ['lid:1@lid', 'lid:1@lid'] });
    expect(createListLookup([entry], nowMs)({ ids: [anna], keys: ['lid:1@lid'] })).toEqual([entry]);
  });

  it.each([
    ['for good', undefined, true],
    ['until later', nowMs + 1, true],
    ['until now', nowMs, false],
  ])('[DL2] %s', (_, expiresAt, active) => {
    const entry = anEntry({ expiresAt });
    expect(isActive(entry, nowMs)).toBe(active);
    expect(createListLookup([entry], nowMs)({ ...nobody, keys: entry.keys })).toHaveLength(active ? 1 : 0);
  });

  it('[DL3] on both lists, the deny list comes first, then the newest line', () => {
    const allow = anEntry({ list: 'allow', at: 9 });
    const old = anEntry({ at: 1 });
    const fresh = anEntry({ at: 5 });
    const found = createListLookup([allow, old, fresh], nowMs)({ ...nobody, keys: allow.keys });
    expect(found).toEqual([fresh, old, allow]);
  });
});
