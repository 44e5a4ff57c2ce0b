import { describe, expect, it } from 'vitest';
import { packOutcome, unpackOutcome } from './pack-outcome.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    name: index % 3 === 0 ? undefined : `Анна ${index}`,
    phone: index % 2 === 0 ? { e164: `+49151${index}` } : undefined,
    ...(index === 7 ? { strikes: 2 } : {}),
    isMe: index === 3,
    tags: [],
  }));

describe('an outcome as a text', () => {
  it.each([
    ['nothing', []],
    ['a few people', people(3)],
    ['many people', people(200)],
    ['texts', Array.from({ length: 80 }, (_, index) => `text ${index}`)],
    ['lists of lists', Array.from({ length: 80 }, (_, index) => [index])],
    ['rows with null in them', people(80).map((row) => ({ ...row, note: null }))],
    ['a row that is null', [...people(80), null]],
    ['one thing', { groups: people(80) }],
  ])('comes back as it was: %s', (_, value) => {
    const plain: unknown = JSON.parse(JSON.stringify(value));
    expect(unpackOutcome(packOutcome({ ok: true, value }))).toEqual({ ok: true, value: plain });
  });

  it('keeps a failure', () => {
    const failure = { ok: false, reason: 'quota', detail: 'full' } as const;
    expect(unpackOutcome(packOutcome(failure))).toEqual(failure);
  });

  it('says the names of the fields of many rows once', () => {
    const text = packOutcome({ ok: true, value: people(200) });
    expect(text.match(/"isMe"/g)).toHaveLength(1);
    expect(packOutcome({ ok: true, value: people(3) }).match(/"isMe"/g)).toHaveLength(3);
  });

  it.each(['{}', '[]', '7', 'null', '{"ok":false}'])('refuses what is no outcome: %s', (text) => {
    expect(() => unpackOutcome(text)).toThrow('no outcome');
  });
});
