import { describe, expect, it } from 'vitest';
import { asId, type MessageId } from './ids.ts';
import type { MessageFacts } from './message.ts';
import { floods, hasLink, isSuggestible, matchMessages, rulesOf, wordMatcher } from './message-rules.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

let made = 0;
const aMessage = (over: Partial<MessageFacts> = {}, author = 'anna'): MessageFacts => ({
  id: asId(`m${++made}`),
  author: { wid: asId(author), identities: [] },
  at: 1_000_000,
  kind: 'text',
  text: 'Good morning',
  isDeleted: false,
  mayDelete: true,
  ...over,
});
const NONE = { ...DEFAULT_SETTINGS, messageLinks: false, messageForwarded: false, messageFlood: 0 };

describe('a link', () => {
  it.each([
    'https://example.com',
    'see HTTP://EXAMPLE.COM/a?b=c now',
    'tg://join?invite=x',
    'www.anything.museum',
    'cheap at example.com.',
    'example.com/path',
    'join t.me/+abc',
    'chat.whatsapp.com/AbCdEf',
    'купить на магазин.рф!',
    '(bit.ly/x)',
    'shop.example.co.uk',
  ])('[MO1] is found in "%s"', (text) => {
    expect(hasLink(text)).toBe(true);
  });

  it.each([
    'Good morning',
    'at 10.30 or 12.45',
    'version 1.2.3',
    'well.then we go',
    'anna@example.com',
    'write to first.last@example.com please',
    'wait...come here',
    'www. is how it begins',
    'http://',
    'a_com',
    'e.g. this',
  ])('[MO1] is not found in "%s"', (text) => {
    expect(hasLink(text)).toBe(false);
  });

  it('[MO1] a text made for it costs no more than its length', () => {
    const text = 'a-'.repeat(20_000) + 'a.'.repeat(20_000);
    expect(hasLink(text)).toBe(false);
  });
});

describe('a word of the list', () => {
  it.each([
    ['casino', 'Best CASINO in town', true],
    ['casino', 'casino', true],
    ['casino', 'casinos', false],
    ['casino', 'mycasino', false],
    ['casino', 'casino_1', false],
    ['casino', 'a casino!', true],
    ['казино', 'Лучшее КАЗИНО, заходи', true],
    ['казино', 'казиношный', false],
    ['ёлка', 'Елка', true],
    ['café', 'CAFE', true],
    ['ｗｉｎ', 'win now', true],
    ['quick cash', 'Quick\n\u00a0 cash today', true],
    ['quick cash', 'quickcash', false],
    ['赌场', '最好的赌场在这里', true],
    ['$$$', 'win $$$ now', true],
    ['$$$', 'win$$$now', true],
    ['𝒶𝒷', '𝒶𝒷 x', true],
  ])('[MO2] "%s" in "%s": %s', (word, text, expected) => {
    expect(wordMatcher([word])?.(text)).toBe(expected);
  });

  it('[MO2] an empty list, and blank words, look for nothing', () => {
    expect(wordMatcher([])).toBeUndefined();
    expect(wordMatcher(['', '  '])).toBeUndefined();
  });

  it('[MO2] is found where it stands as a part before', () => {
    expect(wordMatcher(['win'])?.('winner: win')).toBe(true);
  });
});

describe('a flood', () => {
  const limit = { count: 3, seconds: 10 };
  const at = (...seconds: number[]) => seconds.map((s) => aMessage({ at: s * 1_000 }));
  const ids = (messages: readonly MessageFacts[]): MessageId[] => messages.map(({ id }) => id);

  it('[MO4] is every message of it, from the first, to the second', () => {
    const own = at(0, 100, 105, 110, 121);
    expect([...floods(own, limit)]).toEqual(ids(own.slice(1, 4)));
    expect(floods(at(0, 5, 10.001), limit).size).toBe(0);
  });

  it('[MO4] goes on as long as it lasts, in whatever order the messages come', () => {
    const own = at(0, 4, 8, 12, 16);
    expect(floods([...own].reverse(), limit)).toEqual(new Set(ids(own)));
  });

  it('[MO4] is of one person, and deleted messages do not count', () => {
    const others = [0, 1, 2].map((s) => aMessage({ at: s * 1_000 }, `p${s}`));
    expect(floods(others, limit).size).toBe(0);
    const [a, b, c] = at(0, 1, 2) as [MessageFacts, MessageFacts, MessageFacts];
    expect(floods([a, { ...b, isDeleted: true }, c], limit).size).toBe(0);
  });

  it('[MO4] is off below two', () => {
    expect(floods(at(0, 0), { count: 0, seconds: 10 }).size).toBe(0);
    expect(floods(at(0, 0), { count: 1, seconds: 10 }).size).toBe(0);
  });
});

describe('a suggestion', () => {
  it('[MO3] is for what WhatsApp counts five times or more', () => {
    const messages = [undefined, 0, 4, 5, 127].map((forwards) => aMessage({ forwards }));
    const found = matchMessages(messages, { ...NONE, messageForwarded: true });
    expect([...found]).toEqual(messages.slice(3).map(({ id }) => [id, ['forwarded']]));
    expect(matchMessages(messages, NONE).size).toBe(0);
  });

  it('[MO6] names every rule that was met', () => {
    const spam = aMessage({ text: 'Casino: example.com', forwards: 9 });
    const settings = { ...DEFAULT_SETTINGS, messageWords: ['casino'], messageFlood: 2, messageFloodS: 1 };
    const found = matchMessages([spam, aMessage()], settings);
    expect(found.get(spam.id)).toEqual(['link', 'word', 'forwarded', 'flood']);
    expect(found.size).toBe(2);
  });

  it('[MO6] looks at captions, and at nothing where there is no text', () => {
    const pictures = [
      aMessage({ kind: 'image', text: 'www.example.org' }),
      aMessage({ kind: 'image', text: undefined }),
    ];
    const settings = { ...NONE, messageLinks: true, messageWords: ['x'] };
    expect([...matchMessages(pictures, settings).keys()]).toEqual([pictures[0]?.id]);
  });

  it('[MO5][MO7] is not for mine, an admin’s, deleted, not allowed, pending or dismissed ones', () => {
    const not = { isAdmin: false, isPending: false, isDismissed: false };
    expect(isSuggestible(aMessage(), not)).toBe(true);
    const mine = aMessage({ author: { wid: asId('me'), identities: [], isMe: true } });
    expect(isSuggestible(mine, not)).toBe(false);
    expect(isSuggestible(aMessage({ isDeleted: true }), not)).toBe(false);
    expect(isSuggestible(aMessage({ mayDelete: false }), not)).toBe(false);
    for (const key of ['isAdmin', 'isPending', 'isDismissed'] as const)
      expect(isSuggestible(aMessage(), { ...not, [key]: true })).toBe(false);
  });

  it('[MO14] proposes a reason of rules alone, each once', () => {
    expect(rulesOf([['flood'], ['link', 'flood'], []])).toEqual(['link', 'flood']);
    expect(rulesOf([])).toEqual([]);
  });
});
