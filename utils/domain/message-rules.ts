/** Which messages are suggested for deleting, and why. Rules MO1–MO7, MO14: `SPEC.md`. */
import { fold } from './filter-text.ts';
import type { MessageId } from './ids.ts';
import type { MessageFacts } from './message.ts';
import type { Settings } from './settings.ts';

export const MESSAGE_RULES = ['link', 'word', 'forwarded', 'flood'] as const;
export type MessageRule = (typeof MESSAGE_RULES)[number];

export type MessageSettings = Pick<
  Settings,
  'messageLinks' | 'messageWords' | 'messageForwarded' | 'messageFlood' | 'messageFloodS'
>;

export const WORDS_LIMIT = 200;
export const WORD_LIMIT = 100;

/** A spam text of more is looked at up to here: the rest would cost the time of all others. */
const LOOKED_AT = 10_000;
/** WhatsApp's own "forwarded many times" begins here (August 2026). */
const OFTEN = 5;

/** Endings that people write without a scheme. Others are found by their scheme or `www.`. */
const ENDINGS =
  'com|net|org|info|io|me|ru|su|рф|cn|biz|xyz|top|shop|store|online|site|link|club|app|dev|gg|ly|to|tv|cc|pro|vip|live|click|win|bet|co|uk|de|fr|es|it|nl|pl|pt|br|in|ua|kz|by|tr|us|eu|ai';
/** Every part has a bound, so that a text made for it costs no more than its length. */
const LINK = new RegExp(
  String.raw`(?<![\p{L}\p{N}@._-])(?:[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/]|www\.[\p{L}\p{N}]|(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,5}(?:${ENDINGS})(?![\p{L}\p{N}@_-]))`,
  'iu',
);

/** MO1. */
export function hasLink(text: string): boolean {
  return LINK.test(text);
}

const inWord = /[\p{L}\p{N}_]/u;
/** These write no blanks between words. */
export const withoutBlanks =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** MO2: folded, with one plain blank for any run of them. */
const plain = (text: string): string => fold(text).replace(/\s+/gu, ' ').trim();

/** A test for many texts; nothing when the list is empty. */
export function wordMatcher(words: readonly string[]): ((text: string) => boolean) | undefined {
  const wanted = [...new Set(words.map(plain))].filter((word) => word !== '');
  if (wanted.length === 0) return undefined;
  return (text) => {
    const searched = plain(text);
    return wanted.some((word) => hasWord(searched, word));
  };
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = charBefore(text, at);
    const after = charAt(text, at + word.length);
    if (isEdge(before, charAt(word, 0)) && isEdge(after, charBefore(word, word.length))) return true;
  }
  return false;
}

/** Whether a word may end between its own outermost character and its neighbour. */
function isEdge(neighbour: string, own: string): boolean {
  return !inWord.test(neighbour) || !inWord.test(own) || withoutBlanks.test(own);
}

const charAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 32);
function charBefore(text: string, at: number): string {
  if (at <= 0) return ' ';
  const isLow = at > 1 && /[\uDC00-\uDFFF]/.test(text.charAt(at - 1));
  return charAt(text, at - (isLow ? 2 : 1));
}

/** MO4: one message is no flood. */
export const FLOOD_LEAST = 2;

/** MO4: the ids of all messages that belong to a flood. */
export function floods(
  messages: readonly Pick<MessageFacts, 'id' | 'at' | 'author' | 'isDeleted'>[],
  limit: { count: number; seconds: number },
): Set<MessageId> {
  const found = new Set<MessageId>();
  if (limit.count < FLOOD_LEAST) return found;
  const byAuthor = Map.groupBy(
    messages.filter((message) => !message.isDeleted),
    (message) => message.author.wid,
  );
  for (const own of byAuthor.values()) {
    const sorted = own.toSorted((a, b) => a.at - b.at);
    // The next one that is not marked yet: each is marked once, however many windows it lies in.
    let marked = 0;
    for (let end = limit.count - 1; end < sorted.length; end++) {
      const start = end - limit.count + 1;
      if ((sorted[end]?.at ?? 0) - (sorted[start]?.at ?? 0) > limit.seconds * 1_000) continue;
      for (marked = Math.max(marked, start); marked <= end; marked++) {
        const message = sorted[marked];
        if (message) found.add(message.id);
      }
    }
  }
  return found;
}

/** The rules that each message meets, by its id; messages that meet none are left out. MO3, MO6. */
export function matchMessages(
  messages: readonly MessageFacts[],
  settings: MessageSettings,
): Map<MessageId, MessageRule[]> {
  const hasBadWord = wordMatcher(settings.messageWords);
  const flooding = floods(messages, { count: settings.messageFlood, seconds: settings.messageFloodS });
  const found = new Map<MessageId, MessageRule[]>();
  for (const message of messages) {
    const text = message.text?.slice(0, LOOKED_AT);
    const tests: Record<MessageRule, boolean> = {
      link: settings.messageLinks && text !== undefined && hasLink(text),
      word: text !== undefined && hasBadWord?.(text) === true,
      forwarded: settings.messageForwarded && (message.forwards ?? 0) >= OFTEN,
      flood: flooding.has(message.id),
    };
    const rules = MESSAGE_RULES.filter((rule) => tests[rule]);
    if (rules.length > 0) found.set(message.id, rules);
  }
  return found;
}

/** MO5, MO7. */
export function isSuggestible(
  message: Pick<MessageFacts, 'author' | 'isDeleted' | 'mayDelete'>,
  more: { isAdmin: boolean; isPending: boolean; isDismissed: boolean },
): boolean {
  if (more.isAdmin || more.isPending || more.isDismissed) return false;
  return message.mayDelete && !message.isDeleted && message.author.isMe !== true;
}

/** MO14: the rules of these messages, each once, in their own order. */
export function rulesOf(matches: Iterable<readonly MessageRule[]>): MessageRule[] {
  const met = new Set([...matches].flat());
  return MESSAGE_RULES.filter((rule) => met.has(rule));
}
