import { numberText, oneLine, personTitle } from '@/components/app/person-words.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';

/** People as the lines that the dialog for adding reads. Those without a number stand there too, and are named as mistakes. */
export function numberList(people: readonly PersonSummary[]): string {
  return people
    .map((person) => `${oneLine(personTitle(person)).replace(/[,;\t]|\d/g, ' ')}, ${numberText(person)}`)
    .join('\n');
}
