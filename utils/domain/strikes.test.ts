import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type PersonId, type TagId } from './ids.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import {
  countingIn,
  counts,
  createStrikeCounter,
  fadesAt,
  isNoted,
  lowestLimit,
  proposedTag,
  type Strike,
  strikeProposals,
} from './strikes.ts';

const DAY_MS = 86_400_000;
const OAK: GroupId = asId('1@g.us');
const ELM: GroupId = asId('2@g.us');
const [ANNA, PART, BORIS] = ['anna', 'part', 'boris'].map((id) => asId<PersonId>(id)) as [
  PersonId,
  PersonId,
  PersonId,
];
const nowMs = 1_000 * DAY_MS;
const world = { strikeDays: 30, nowMs };

let made = 0;
const aStrike = (over: Partial<Strike> = {}): Strike => ({
  id: asId(`s${++made}`),
  personId: ANNA,
  reason: 'spam',
  at: nowMs - DAY_MS,
  ...over,
});

describe('a strike', () => {
  it('[ST2] counts for so many days, to the millisecond', () => {
    const strike = aStrike({ at: nowMs - 30 * DAY_MS + 1 });
    expect(fadesAt(strike, 30)).toBe(nowMs + 1);
    expect(counts(strike, world)).toBe(true);
    expect(counts(strike, { strikeDays: 30, nowMs: nowMs + 1 })).toBe(false);
    expect(counts(strike, { strikeDays: 31, nowMs: nowMs + 1 })).toBe(true);
  });

  it('[ST3] does not count once it was taken back', () => {
    expect(counts(aStrike({ takenBack: { at: nowMs, note: 'a mistake' } }), world)).toBe(false);
  });

  it('[ST4] counts where it was given', () => {
    const everywhere = aStrike();
    const oak = aStrike({ groupId: OAK });
    const elm = aStrike({ groupId: ELM });
    const all = [everywhere, oak, elm];
    expect(countingIn(all, OAK, world)).toEqual([everywhere, oak]);
    expect(countingIn(all, undefined, world)).toEqual(all);
  });

  it('[ST5] counts with those of the parts of a person', () => {
    const count = createStrikeCounter(
      [aStrike(), aStrike({ personId: PART, groupId: OAK }), aStrike({ personId: BORIS })],
      world,
    );
    expect(count([ANNA, PART], OAK)).toBe(2);
    expect(count([ANNA, PART], ELM)).toBe(1);
    expect(count([ANNA], OAK)).toBe(1);
    expect(createStrikeCounter([aStrike({ at: 0 })], world)([ANNA], OAK)).toBe(0);
  });
});

describe('proposals', () => {
  it('[ST9] are of the tag set, of none without one or while it is not known', () => {
    const red = asId<TagId>('red');
    const tags = new Map([[red, 'Red']]);
    expect(proposedTag({ strikeTagId: red }, tags)).toBe('Red');
    expect(proposedTag({ strikeTagId: null }, tags)).toBeUndefined();
    expect(proposedTag({ strikeTagId: red }, new Map<TagId, string>())).toBeUndefined();
  });

  const open = { isNoted: false, isTagged: false, isRemovable: true };
  it.each([
    [1, []],
    [2, ['tag']],
    [3, ['remove', 'tag']],
    [7, ['remove', 'tag']],
  ])('[ST6] at %d strikes: %j', (count, expected) => {
    expect(strikeProposals(count, DEFAULT_SETTINGS, open)).toEqual(expected);
  });

  const off = { strikeNoteAt: 0, strikeTagAt: 0, strikeRemoveAt: 0 };
  it('[ST6] are off at 0', () => {
    expect(strikeProposals(9, off, open)).toEqual([]);
    expect(strikeProposals(9, { ...off, strikeRemoveAt: 3 }, open)).toEqual(['remove']);
    expect(strikeProposals(9, { ...off, strikeNoteAt: 9 }, open)).toEqual(['note']);
    expect(strikeProposals(8, { ...off, strikeNoteAt: 9 }, open)).toEqual([]);
  });

  it('[ST11] the lowest limit is that of those that are on', () => {
    expect(lowestLimit(DEFAULT_SETTINGS)).toBe(2);
    expect(lowestLimit({ strikeNoteAt: 1, strikeTagAt: 0, strikeRemoveAt: 3 })).toBe(1);
    expect(lowestLimit(off)).toBeUndefined();
  });

  it('[ST7] a note counts since the strike that reached the limit, here or everywhere', () => {
    const strikes = [aStrike({ at: 30 }), aStrike({ at: 10 }), aStrike({ at: 20 })];
    const noted = (note: { createdAt: number; editedAt?: number; groupId?: GroupId }, limit = 2) =>
      isNoted([note], OAK, strikes, limit);
    expect(noted({ createdAt: 19 })).toBe(false);
    expect(noted({ createdAt: 20 })).toBe(true);
    expect(noted({ createdAt: 5, editedAt: 25 })).toBe(true);
    expect(noted({ createdAt: 25, groupId: OAK })).toBe(true);
    expect(noted({ createdAt: 25, groupId: ELM })).toBe(false);
    expect(noted({ createdAt: 99 }, 4)).toBe(false);
    expect(isNoted([], OAK, strikes, 2)).toBe(false);
  });

  it('[ST7] leave out what is so already, or cannot be', () => {
    expect(strikeProposals(3, DEFAULT_SETTINGS, { ...open, isTagged: true })).toEqual(['remove']);
    expect(strikeProposals(3, DEFAULT_SETTINGS, { ...open, isRemovable: false })).toEqual(['tag']);
    const settings = { ...DEFAULT_SETTINGS, strikeNoteAt: 1 };
    expect(strikeProposals(3, settings, open)).toEqual(['remove', 'tag', 'note']);
    expect(strikeProposals(3, settings, { ...open, isNoted: true })).toEqual(['remove', 'tag']);
  });
});
