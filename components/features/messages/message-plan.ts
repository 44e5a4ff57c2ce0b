import { isolate } from '@/components/app/isolate.ts';
import { identitiesOf } from '@/components/app/person-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { rulesOf } from '@/utils/domain/message-rules.ts';
import { formatRelative, tOf } from '@/utils/i18n.ts';
import type { MessageRow } from './message-rows.ts';
import { bodyText } from './message-words.ts';

/** Deletes these messages. What they say is shown on the confirm screen and goes no further: rules MO13, MO14. */
export function messagePlan(rows: readonly MessageRow[], groupId: GroupId, nowMs: number): JobPlan {
  const wanted = rows.filter((row) => row.leftOut === undefined);
  const rules = rulesOf(wanted.map((row) => (row.isSuggested ? row.rules : [])));
  return {
    kind: 'delete',
    items: wanted.map((row) => ({
      groupId,
      personId: row.person?.personId,
      wid: row.author.wid,
      identities: row.person ? identitiesOf(row.person) : row.author.identities,
      label: row.authorName,
      message: { id: row.id, at: row.at },
      detail: `${formatRelative(row.at, nowMs)} · ${isolate(bodyText(row))}`,
    })),
    leftOut: rows.flatMap((row) =>
      row.leftOut ? [{ label: row.authorName, reason: tOf('leftOut', row.leftOut) }] : [],
    ),
    reason: rules.length > 0 ? rules.map((rule) => tOf('messageRule', rule)).join(', ') : undefined,
  };
}
