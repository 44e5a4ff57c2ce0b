import type { PersonSummary } from '@/utils/domain/person.ts';
import { cleanValue } from '@/utils/domain/template.ts';

/** What a row of WhatsApp's own list shows of a person: rows carry no id. */
export type RowTexts = { title: string; aside: string };

export type RowMatcher<Person> = (row: RowTexts) => Person | undefined;

/**
 * Finds the one person that a row can only mean: by the whole number, else by the whole name. Two people of one name, or
 * a row that fits nobody, get nothing: a tag beside the wrong person is worse than none.
 */
export function createRowMatcher<Person extends PersonSummary>(
  people: readonly Person[],
): RowMatcher<Person> {
  const byNumber = new Map<string, Person>();
  /** null: several people. */
  const byName = new Map<string, Person | null>();
  for (const person of people) {
    if (person.phone) byNumber.set(person.phone.e164.slice(1), person);
    const names = new Set(
      [person.displayName, person.name, person.pushName].map((name) => nameKey(name ?? '')),
    );
    names.delete('');
    for (const name of names) byName.set(name, byName.has(name) ? null : person);
  }
  return ({ title, aside }) => {
    const numbers = [title, aside].map(numberKey).filter((number) => number !== '');
    const byItsNumber = numbers.map((number) => byNumber.get(number)).find((person) => person !== undefined);
    // A number that we do not know belongs to somebody else, whatever the name.
    if (numbers.length > 0) return byItsNumber;
    return byName.get(nameKey(title)) ?? undefined;
  };
}

/** Digits of a text that is a number and nothing else. */
function numberKey(text: string): string {
  return /^\s*[\u200e\u202a]*\+[\d\s().\-\u2010-\u2015\u00a0\u202c]+$/u.test(text)
    ? text.replace(/\D/g, '')
    : '';
}

/** WhatsApp writes `~` before a name that people gave themselves. */
function nameKey(text: string): string {
  return cleanValue(text).replace(/^~\s*/, '');
}
