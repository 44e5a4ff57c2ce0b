/** Longest name that is stored, in UTF-16 units. WhatsApp's own names have 25 characters, business names up to 512. */
export const NAME_LIMIT = 256;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The start of `text` with at most `limit` UTF-16 units. Cut between graphemes; a single grapheme longer than the limit
 * (piled-up accents) is cut between code points.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  // A grapheme that ends past the limit is seen whole or not at all, so a little more than the limit is enough to look at.
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  if (end > 0) return text.slice(0, end);
  return isHighSurrogate(text.charCodeAt(limit - 1)) ? text.slice(0, limit - 1) : text.slice(0, limit);
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
