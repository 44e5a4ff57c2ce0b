/** A job's result per person as a file. Rules E7 and GM67: `SPEC.md`. */
import { formatCsv } from './csv.ts';
import type { SettingChange } from './group.ts';
import type { Identity } from './person.ts';
import type { JobItem } from './job.ts';
import { stateOf } from './job-state.ts';

export const JOB_COLUMNS = [
  'person',
  'number',
  'group',
  'setting',
  'from',
  'to',
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
  setting(setting: SettingChange['setting']): string;
  /** Of a text only that it is empty. */
  value(change: SettingChange): string;
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
      item.change ? words.setting(item.change.setting) : '',
      item.before ? valueText(item.before, words) : '',
      item.change ? valueText(item.change, words) : '',
      words.state(stateOf(item)),
      item.reason ? words.reason(item.reason) : '',
      item.code ?? '',
      item.invite?.url ?? '',
      item.finishedAt === undefined ? '' : words.isoTime(item.finishedAt),
    ]),
  );
}

/** GM67. A name and a description are written as they are, the other values in words. */
function valueText(change: SettingChange, words: JobWords): string {
  const isText = change.setting === 'subject' || change.setting === 'description';
  return isText && change.value.trim() !== '' ? change.value : words.value(change);
}

/** The E.164 number among somebody's identities. */
export function phoneNumber(identities: readonly Identity[]): string | undefined {
  return identities.find((identity) => identity.kind === 'pn')?.value;
}
