// What the test runners' JSON reports say, in the few figures and names that `npm test` closes with.
import { existsSync, readFileSync } from 'node:fs';

export type Count = {
  passed: number;
  failed: number;
  skipped: number;
  /** A line for each test that failed, or that passed only when tried again. */
  named: string[];
};

/** What a runner says of a failure takes many lines and colours; the first says most. */
function firstLine(message = ''): string {
  // oxlint-disable-next-line no-control-regex
  const plain = message.replaceAll(/\u001b\[[\d;]*m/g, '');
  return (
    plain
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.slice(0, 200) ?? ''
  );
}

function read(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Undefined: the runner ended without a report. */
export function countVitest(path: string): Count | undefined {
  type Report = {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
    }[];
  };
  const report = read(path) as Report | undefined;
  if (!report) return undefined;
  // A file that cannot even be loaded has no test that could fail.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    named: [
      ...unloaded.map(({ name, message }) => `failed: ${name}: ${firstLine(message)}`),
      ...report.testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => `failed: ${fullName}: ${firstLine(failureMessages[0])}`),
    ],
  };
}

/** Undefined: the runner ended without a report. */
export function countPlaywright(path: string): Count | undefined {
  type Test = { status: string; results: { error?: { message?: string } }[] };
  type Suite = { suites?: Suite[]; specs: { title: string; file: string; line: number; tests: Test[] }[] };
  type Report = {
    errors: { message?: string }[];
    suites: Suite[];
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  const report = read(path) as Report | undefined;
  if (!report) return undefined;
  const nameIn = ({ suites = [], specs }: Suite): string[] => [
    ...suites.flatMap(nameIn),
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status, results }) => {
          const said = firstLine(results.find(({ error }) => error)?.error?.message);
          return `${status === 'flaky' ? 'passed when tried again' : 'failed'}: ${file}:${line} ${title}: ${said}`;
        }),
    ),
  ];
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    named: [
      ...report.errors.map(({ message }) => `failed: ${firstLine(message)}`),
      ...report.suites.flatMap(nameIn),
    ],
  };
}
