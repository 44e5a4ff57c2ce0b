import type { LogPerson } from '@/components/app/log-person.ts';
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import type { LogAction, LogEntry } from '@/utils/domain/log.ts';
import type { LogFilter } from '@/utils/store/api.ts';

/** What is chosen in the log's filter bar. */
export type LogChoice = {
  text: string;
  actions: readonly LogAction[];
  result: LogEntry['result'] | undefined;
  /** `focus`: the group that the frame shows, or all where it shows none. */
  group: 'focus' | 'all' | GroupId;
  /** Days as `2026-11-23`, in the reader's time zone; empty: no limit. */
  fromDay: string;
  toDay: string;
  person?: LogPerson;
};

/** The store takes no longer ones; nobody searches for more. */
const TEXT_LIMIT = 200;

export const NO_CHOICE: LogChoice = {
  text: '',
  actions: [],
  result: undefined,
  group: 'focus',
  fromDay: '',
  toDay: '',
  person: undefined,
};

export function groupOf(choice: LogChoice, focus: GroupId | undefined): GroupId | undefined {
  if (choice.group === 'focus') return focus;
  return choice.group === 'all' ? undefined : choice.group;
}

/** The store's filter; both days are included whole. */
export function filterOf(
  choice: LogChoice,
  facts: { accountId: AccountId; focus: GroupId | undefined; limit: number },
): LogFilter {
  const { accountId, focus, limit } = facts;
  const from = startOfDay(choice.fromDay, 0);
  const to = startOfDay(choice.toDay, 1);
  return {
    accountId,
    groupId: groupOf(choice, focus),
    personId: choice.person?.personId,
    actions: choice.actions.length === 0 ? undefined : [...choice.actions],
    result: choice.result,
    text: choice.text.trim().slice(0, TEXT_LIMIT) || undefined,
    from,
    to: to === undefined ? undefined : to - 1,
    limit,
  };
}

/** Midnight of a day, or of one some days later, in Unix ms. Nothing for what is no day. */
function startOfDay(day: string, plusDays: number): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + plusDays);
  return Number.isNaN(date.getTime()) ? undefined : date.getTime();
}
