import { tn } from '@/utils/i18n.ts';

type Kind = 'change' | 'already' | 'left-out' | 'mistake';

/** "12 will change · 2 left out", leaving out what is none. */
export function previewSum(lines: readonly { kind: Kind }[]): string {
  const count = (kind: Kind) => lines.filter((line) => line.kind === kind).length;
  return [
    tn('groupsWillChange', count('change')),
    count('already') > 0 && tn('groupsSumAlready', count('already')),
    count('left-out') > 0 && tn('groupsSumLeftOut', count('left-out')),
    count('mistake') > 0 && tn('groupsSumMistakes', count('mistake')),
  ]
    .filter((text) => text !== false)
    .join(' · ');
}
