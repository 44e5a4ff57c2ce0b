import { browser } from 'wxt/browser';
import type Messages from '@/public/_locales/en/messages.json';

/** Every message of public/_locales/en/messages.json; the type costs no bytes in the bundles. */
export type MessageKey = keyof typeof Messages;

/** What can stand for n in `tn`: `x` when the messages hold `x_one` and `x_other` (and, in Russian, `x_few` and `x_many`). */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** Asking with these in place of $1…$9 gives a text that can be kept and filled later, without a call to the browser. */
const slots = Array.from({ length: 9 }, (_, index) => String.fromCharCode(0xe001 + index));
const templates = new Map<string, string>();
/** An updated extension's texts cannot be read any more by the scripts it left behind in open tabs (Chromium 156). */
const OUT_OF_REACH = '…';

function template(key: string): string {
  const known = templates.get(key);
  if (known !== undefined) return known;
  let text: string;
  try {
    text = browser.i18n.getMessage(key, slots);
  } catch (error) {
    if (browser.runtime?.id !== undefined) throw error;
    return OUT_OF_REACH;
  }
  if (text === '') throw new Error(`no message "${key}"`);
  templates.set(key, text);
  return text;
}

function fill(key: string, substitutions: readonly (string | number)[]): string {
  return template(key).replace(/[\uE001-\uE009]/g, (slot) => {
    const value = substitutions[slot.charCodeAt(0) - 0xe001];
    if (value === undefined) throw new Error(`message "${key}" wants $${slot.charCodeAt(0) - 0xe000}`);
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

/** Reads texts before they are shown: those that must be there when the extension itself is gone. */
export function keepTexts(keys: readonly MessageKey[]): void {
  for (const key of keys) template(key);
}

/** The text of a message; `$1` is the first substitution. Numbers are written the way of the language. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return fill(key, substitutions);
}

/** Message names know no hyphen: 'not-admin' stands in them as `not_admin`. */
type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : S;

/** The text for one of a closed set of words: `tOf('reason', 'not-admin')` is the message `reason_not_admin`. Every word must have one. */
export function tOf<Prefix extends string, Word extends string>(
  prefix: Prefix,
  word: Word,
  ...substitutions: `${Prefix}_${Underscored<Word>}` extends MessageKey
    ? (string | number)[]
    : [never, 'no message']
): string {
  return fill(`${prefix}_${word.replaceAll('-', '_')}`, substitutions);
}

/** The text that fits the count `n`: `$1` is `n` as written in the language, `$2` the first of `substitutions`. */
export function tn(key: PluralKey, n: number, ...substitutions: (string | number)[]): string {
  return fill(`${key}_${pluralRules().select(n)}`, [n, ...substitutions]);
}

/**
 * The language that texts are really shown in, as a BCP 47 tag. It is not simply the browser's: in a language without
 * messages the texts are English, and so must be plurals and dates. The browser's region is kept where it fits ("en-GB").
 */
export function language(): string {
  shownLanguage ??= findLanguage();
  return shownLanguage;
}

let shownLanguage: string | undefined;

function findLanguage(): string {
  const messages = template('languageTag');
  const ui = browser.i18n.getUILanguage();
  return ui.split('-')[0] === messages ? ui : messages;
}

/** "ltr" or "rtl" for the language of the texts. */
export function direction(): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|yi|ps|sd|ug|dv|ckb)\b/.test(language()) ? 'rtl' : 'ltr';
}

const pluralRules = lazily((tag) => new Intl.PluralRules(tag));
const numbers = lazily((tag) => new Intl.NumberFormat(tag));
const percents = lazily((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }));
const dates = lazily((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }));
const dateTimes = lazily((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }));
const clockTimes = lazily((tag) => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }));
const relativeTimes = lazily((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' }));
const lists = lazily((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** "12,345" or "12 345". */
export const formatNumber = (value: number): string => numbers().format(value);
/** `share` from 0 to 1 as "61%". */
export const formatPercent = (share: number): string => percents().format(share);
/** Unix milliseconds as "Nov 23, 2026". */
export const formatDate = (atMs: number): string => dates().format(atMs);
/** Unix milliseconds as "Nov 23, 2026, 6:05 PM". */
export const formatDateTime = (atMs: number): string => dateTimes().format(atMs);
/** Unix milliseconds as "6:05 PM". */
export const formatTime = (atMs: number): string => clockTimes().format(atMs);
/** "Anna, Boris and Vera". */
export const formatList = (items: readonly string[]): string => lists().format(items);

const steps = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How far `atMs` is from `nowMs`, in one unit: "2 days ago", "in 5 min.", "now". Both in Unix milliseconds. */
export function formatRelative(atMs: number, nowMs: number): string {
  const distanceMs = atMs - nowMs;
  for (const [unit, unitMs] of steps) {
    if (Math.abs(distanceMs) >= unitMs) return relativeTimes().format(Math.trunc(distanceMs / unitMs), unit);
  }
  return relativeTimes().format(0, 'second');
}

const durationSteps = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in one unit, rounded up so that a promise is kept: "40 sec", "2 min", "3 hr". */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(1, Math.ceil(durationMs / 1000));
  const [unit, size] = durationSteps.find(([, stepSize]) => seconds >= stepSize) ?? ['second', 1];
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.ceil(seconds / size),
  );
}

/** One formatter for the whole life of a page: making them costs a hundred times more than using them. */
function lazily<T>(make: (tag: string) => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make(language());
    return made;
  };
}
