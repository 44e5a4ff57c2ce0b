/** What can be wrong with an import file. Texts are made by the caller. */
export type ProblemOfFile =
  | { code: 'not-json' }
  /** JSON, but no export of Muster. */
  | { code: 'not-an-export' }
  | { code: 'newer-version'; found: number; known: number }
  | { code: 'wrong-value'; expected: string }
  | { code: 'missing' }
  | { code: 'twice' }
  /** Points at a row that is not in the file. */
  | { code: 'unknown-reference'; to: string }
  /** People who are parts of each other. */
  | { code: 'circle' };

/** `where`: a path such as `notes[3].text`, or line and column of a text that is no JSON. */
export type LocatedProblem = { where: string; problem: ProblemOfFile };

/** More are not listed: one mistake often repeats in every row. */
export const PROBLEM_LIMIT = 100;
