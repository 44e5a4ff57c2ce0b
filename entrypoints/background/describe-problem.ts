import { t } from '@/utils/i18n.ts';
import type { ProblemOfFile } from '@/utils/store/backup/problems.ts';

/** What is wrong with an import file, in the reader's language. */
export function describeProblem(problem: ProblemOfFile): string {
  switch (problem.code) {
    case 'not-json':
      return t('importProblem_notJson');
    case 'not-an-export':
      return t('importProblem_notAnExport');
    case 'newer-version':
      return t('importProblem_newerVersion', problem.found, problem.known);
    case 'wrong-value':
      return problem.expected === ''
        ? t('importProblem_wrongValue')
        : t('importProblem_wrongValueExpected', problem.expected);
    case 'missing':
      return t('importProblem_missing');
    case 'twice':
      return t('importProblem_twice');
    case 'unknown-reference':
      return t('importProblem_unknownReference', problem.to);
    case 'circle':
      return t('importProblem_circle');
  }
}
