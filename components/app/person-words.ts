import type { Identity, PersonSummary } from '@/utils/domain/person.ts';
import { cleanValue } from '@/utils/domain/template.ts';
import { language, t, tn } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';

/** Longer names are cut before they reach the page: 5,000 characters in a row of 56 px only cost time. */
const SHOWN_CHARACTERS = 120;

/** A text of a stranger on one line: no control or direction-changing characters, of bounded length. */
export function oneLine(text: string): string {
  const clean = cleanValue(text);
  // Code points, so that an emoji is not cut in half.
  return clean.length <= SHOWN_CHARACTERS ? clean : `${[...clean].slice(0, SHOWN_CHARACTERS).join('')}…`;
}

/** Names of spaces and joiners alone do not count. */
const canBeSeen = (name: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(name);

/** A group's name on one line, else "Group without a name": there is always something to read and to press. */
export function groupTitle(subject: string): string {
  const name = oneLine(subject);
  return canBeSeen(name) ? name : t('unnamedGroup');
}

/** The best name, else the number, else "Unknown person". Never empty. */
export function personTitle(person: PersonSummary): string {
  const name = person.displayName === undefined ? '' : oneLine(person.displayName);
  if (canBeSeen(name)) return name;
  return person.phone?.formatted ?? t('unknownPerson');
}

/** Who, in the title of what is done with one or many. */
export function whomText(people: readonly PersonSummary[]): string {
  const [first] = people;
  return first && people.length === 1 ? isolate(personTitle(first)) : tn('people', people.length);
}

/** The number as its country writes it, or "number hidden". */
export function numberText(person: PersonSummary): string {
  return person.phone?.formatted ?? t('numberHidden');
}

/** What a job's item keeps of a person. */
export function identitiesOf(person: PersonSummary): Identity[] {
  const identities: Identity[] = [];
  if (person.lid !== undefined) identities.push({ kind: 'lid', value: person.lid });
  if (person.phone) identities.push({ kind: 'pn', value: person.phone.e164 });
  if (person.username !== undefined) identities.push({ kind: 'username', value: person.username });
  return identities;
}

let regions: Intl.DisplayNames | undefined;

/** "Russia" for `RU`, in the reader's language. */
export function countryName(country: string): string {
  regions ??= new Intl.DisplayNames(language(), { type: 'region' });
  return regions.of(country) ?? country;
}

let collator: Intl.Collator | undefined;

/** Orders names the way of the reader's language; digits by their value. */
export function compareNames(a: string, b: string): number {
  collator ??= new Intl.Collator(language(), { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b);
}
