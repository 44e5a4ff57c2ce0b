import type { BackupTables } from '@/utils/contracts/backup.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { type LocatedProblem, PROBLEM_LIMIT, type ProblemOfFile } from './problems.ts';

/** Rows that stand twice, and rows that point at nothing. The log may name what is gone. */
export function checkReferences(tables: BackupTables): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  const say = (where: string, problem: ProblemOfFile): void => {
    if (problems.length < PROBLEM_LIMIT) problems.push({ where, problem });
  };
  const ids = <Row>(name: string, rows: readonly Row[], field: string, key: (row: Row) => string) => {
    const seen = new Set<string>();
    rows.forEach((row, index) => {
      if (seen.has(key(row))) say(`${name}[${index}].${field}`, { code: 'twice' });
      seen.add(key(row));
    });
    return seen;
  };
  const refer = <Row>(
    name: string,
    rows: readonly Row[],
    field: keyof Row & string,
    known: ReadonlySet<string>,
    to: string,
  ) => {
    rows.forEach((row, index) => {
      const value = row[field];
      if (typeof value === 'string' && !known.has(value))
        say(`${name}[${index}].${field}`, { code: 'unknown-reference', to });
    });
  };

  const people = ids('people', tables.people, 'personId', (row) => row.personId);
  const tags = ids('tags', tables.tags, 'id', (row) => row.id);
  const jobs = ids('jobs', tables.jobs, 'id', (row) => row.id);
  const accounts = ids('accounts', tables.accounts, 'id', (row) => row.id);
  ids('groups', tables.groups, 'id', (row) => `${row.accountId} ${row.id}`);
  ids('notes', tables.notes, 'id', (row) => row.id);
  ids('templates', tables.templates, 'id', (row) => row.id);
  ids('merges', tables.merges, 'id', (row) => row.id);
  ids('log', tables.log, 'id', (row) => row.id);
  ids('items', tables.items, 'index', (row) => `${row.jobId} ${row.index}`);
  ids('memberships', tables.memberships, 'wid', (row) => `${row.accountId} ${row.groupId} ${row.wid}`);
  ids('requests', tables.requests, 'wid', (row) => `${row.accountId} ${row.groupId} ${row.wid}`);
  ids('rules', tables.rules, 'id', (row) => row.id);
  ids('listed', tables.listed, 'id', (row) => row.id);
  ids('groupSets', tables.groupSets, 'id', (row) => row.id);
  ids('segments', tables.segments, 'id', (row) => row.id);
  ids('strikes', tables.strikes, 'id', (row) => row.id);
  ids('lockdowns', tables.lockdowns, 'id', (row) => row.id);
  ids('lockPlans', tables.lockPlans, 'id', (row) => row.id);
  ids('locked', tables.locked, 'groupId', (row) => `${row.accountId} ${row.groupId}`);
  ids('raidModes', tables.raidModes, 'accountId', (row) => row.accountId);
  ids('raids', tables.raids, 'groupId', (row) => `${row.accountId} ${row.groupId}`);
  ids('snapshots', tables.snapshots, 'groupId', (row) => `${row.accountId} ${row.groupId}`);
  const owned = new Set<string>();
  tables.people.forEach((row, index) => {
    row.identities.forEach((identity, place) => {
      const key = identityKey(identity);
      if (owned.has(key)) say(`people[${index}].identities[${place}]`, { code: 'twice' });
      owned.add(key);
    });
  });

  refer('people', tables.people, 'mergedInto', people, 'people');
  refer('memberships', tables.memberships, 'personId', people, 'people');
  refer('requests', tables.requests, 'personId', people, 'people');
  refer('requests', tables.requests, 'addedById', people, 'people');
  refer('pastRequests', tables.pastRequests, 'personId', people, 'people');
  refer('pastRequests', tables.pastRequests, 'addedById', people, 'people');
  refer('listed', tables.listed, 'personId', people, 'people');
  refer('strikes', tables.strikes, 'personId', people, 'people');
  refer('tagged', tables.tagged, 'personId', people, 'people');
  refer('tagged', tables.tagged, 'tagId', tags, 'tags');
  refer('notes', tables.notes, 'personId', people, 'people');
  refer('merges', tables.merges, 'into', people, 'people');
  refer('merges', tables.merges, 'from', people, 'people');
  refer('items', tables.items, 'jobId', jobs, 'jobs');
  refer('groups', tables.groups, 'accountId', accounts, 'accounts');

  const above = new Map(tables.people.map((row) => [row.personId, row.mergedInto]));
  tables.people.forEach((row, index) => {
    const met = new Set([row.personId]);
    for (let next = row.mergedInto; next !== undefined; next = above.get(next)) {
      if (met.has(next)) {
        say(`people[${index}].mergedInto`, { code: 'circle' });
        return;
      }
      met.add(next);
    }
  });
  return problems;
}
