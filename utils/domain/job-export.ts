/** A job's result per person as a file. Rule E7: `SPEC.md`, "Exports". */
import { formatCsv } from './csv.ts';
import type { Identity } from './person.ts';
import type { JobItem } from './job.ts';
import { stateOf } from './job-state.ts';

export const JOB_COLUMNS = [
  'person',
  'number',
  'group',
  'result',
  'reason',
  'code',
  'invite',
  'time',
] as const;
export type JobColumn = (typeof JOB_COLUMNS)[number];

export type JobWords = {
  column(column: JobColumn): string;
  state(state: ReturnType<typeof stateOf>): string;
  reason(reason: NonNullable<JobItem['reason']>): string;
  groupName(groupId: JobItem['groupId']): string;
  /** Unix milliseconds as ISO 8601 in UTC. */
  isoTime(atMs: number): string;
};

/** One line per item, in the order of the job. The number stands there only where WhatsApp told it. */
export function jobResultsCsv(items: readonly JobItem[], words: JobWords): string {
  return formatCsv(
    JOB_COLUMNS.map((column) => words.column(column)),
    items.map((item) => [
      item.label,
      phoneNumber(item.identities) ?? '',
      words.groupName(item.groupId),
      words.state(stateOf(item)),
      item.reason ? words.reason(item.reason) : '',
      item.code ?? '',
      item.invite?.url ?? '',
      item.finishedAt === undefined ? '' : words.isoTime(item.finishedAt),
    ]),
  );
}

/** The E.164 number among somebody's identities. */
export function phoneNumber(identities: readonly Identity[]): string | undefined {
  return identities.find((identity) => identity.kind === 'pn')?.value;
}
