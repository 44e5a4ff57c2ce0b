import { cleanValue } from '@/utils/domain/template.ts';

/**
 * A name from outside, safe to stand inside a sentence of ours: without controls and direction overrides, cut at a
 * sensible length, and fenced by FIRST STRONG ISOLATE so that a right-to-left name does not turn the sentence around.
 */
export function isolate(name: string, limit = 80): string {
  const clean = cleanValue(name);
  const cut = [...clean.slice(0, limit * 8)];
  return `\u2068${cut.length > limit ? `${cut.slice(0, limit - 1).join('')}…` : cut.join('')}\u2069`;
}
