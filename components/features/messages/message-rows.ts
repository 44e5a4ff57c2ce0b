/** What the list shows of messages: facts from WhatsApp joined with what the store knows. Rules MO5–MO8. */
import type { MessageFilter } from '@/components/app/message-filter.ts';
import { oneLine, personTitle } from '@/components/app/person-words.ts';
import { type Searched, textMatcher } from '@/utils/domain/filter-text.ts';
import { bestName } from '@/utils/domain/person.ts';
import { type MessageFacts, type MessageLeftOut, whyLeftOut } from '@/utils/domain/message.ts';
import {
  isSuggestible,
  matchMessages,
  type MessageRule,
  type MessageSettings,
} from '@/utils/domain/message-rules.ts';
import { t } from '@/utils/i18n.ts';
import type { MemberRow, Result } from '@/utils/store/api.ts';
import { bodyText } from './message-words.ts';

export type MessageRow = MessageFacts & {
  person: MemberRow | undefined;
  /** Names the author in filters: the person, else the wid. */
  authorKey: string;
  authorName: string;
  /** LT2. */
  searched: Searched;
  rules: readonly MessageRule[];
  isSuggested: boolean;
  isPending: boolean;
  leftOut: MessageLeftOut | undefined;
};

export function messageRows(facts: {
  messages: readonly MessageFacts[];
  members: readonly MemberRow[];
  marks: Result<'messageMarks'>;
  settings: MessageSettings;
  nowMs: number;
}): MessageRow[] {
  const { messages, marks, nowMs } = facts;
  const members = new Map(facts.members.map((member) => [member.wid, member]));
  const matches = matchMessages(messages, facts.settings);
  const pending = new Set(marks.pending);
  const dismissed = new Set(marks.dismissed);
  return messages.toReversed().map((message): MessageRow => {
    const person = members.get(message.author.wid);
    const rules = matches.get(message.id) ?? [];
    const isPending = pending.has(message.id);
    const isAdmin = person !== undefined && person.role !== 'member';
    const authorName = person ? personTitle(person) : nameOf(message);
    return {
      ...message,
      person,
      authorKey: person?.personId ?? message.author.wid,
      authorName,
      searched: {
        // What the row shows; behind it the text goes on.
        displayName: `${authorName} ${bodyText(message)}`,
        phone: person?.phone,
        said: message.isDeleted ? undefined : message.text,
      },
      rules,
      isPending,
      isSuggested:
        rules.length > 0 &&
        isSuggestible(message, { isAdmin, isPending, isDismissed: dismissed.has(message.id) }),
      leftOut: whyLeftOut({ ...message, isPending }, nowMs),
    };
  });
}

/** Somebody who left, or whom the store has not seen yet. */
function nameOf({ author }: MessageFacts): string {
  const username = author.identities.find(({ kind }) => kind === 'username')?.value;
  const number = author.identities.find(({ kind }) => kind === 'pn')?.value;
  return oneLine(bestName({ ...author, username }) ?? number ?? t('unknownPerson'));
}

export function filterMessages(
  rows: readonly MessageRow[],
  { part, author, rule, text = '' }: MessageFilter,
): MessageRow[] {
  const isFound = textMatcher(text);
  return rows.filter(
    (row) =>
      (part === 'all' || row.isSuggested) &&
      (author === undefined || row.authorKey === author) &&
      (rule === undefined || row.rules.includes(rule)) &&
      (isFound === undefined || isFound(row.searched)),
  );
}

/** Too old ones can be chosen: the confirm screen names them with the reason. MO8. */
export function canChoose({ leftOut }: MessageRow): boolean {
  return leftOut === undefined || leftOut === 'too-old' || leftOut === 'not-allowed';
}
