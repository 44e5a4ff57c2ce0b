import type { PersonSummary } from '@/utils/domain/person.ts';

/** Whether every word of `text` is found in a person's names, username or number, without regard to case. */
export function matchesPerson(
  person: Pick<PersonSummary, 'name' | 'pushName' | 'displayName' | 'username' | 'phone'>,
  text: string,
): boolean {
  const names = [person.displayName, person.name, person.pushName, person.username]
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
  const digits = text.replace(/[\s().+-]/g, '');
  // "+47 900 00" is one number, not three words.
  if (/^\d+$/.test(digits) && person.phone?.e164.includes(digits)) return true;
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word));
}
