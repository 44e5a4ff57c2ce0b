import { numberText, oneLine, personTitle } from '@/components/app/person-words.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';

/**
 * People as the lines that the dialog for adding reads. Those without a number stand there too: without a digit, so that
 * they are named as mistakes, and last, where no line is taken for a header.
 */
export function numberList(people: readonly PersonSummary[]): string {
  return people
    .toSorted((a, b) => Number(!a.phone) - Number(!b.phone))
    .map((person) => `${oneLine(personTitle(person)).replace(/[,;\t]|\p{Nd}/gu, ' ')}, ${numberText(person)}`)
    .join('\n');
}
