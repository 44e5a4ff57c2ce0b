import { memo } from 'react';
import { PersonRow, type TagMap } from '@/components/app/person-row.tsx';
import { groupTitle, personTitle } from '@/components/app/person-words.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import { formatDateTime, formatRelative, t, tOf } from '@/utils/i18n.ts';
import type { RequestRow, RuleMark } from '@/utils/store/api.ts';
import { methodText } from '@/components/app/request-plan.ts';

type RequestItemProps = {
  row: RequestRow;
  /** What a rule says of them. */
  mark: RuleMark | undefined;
  tags: TagMap;
  nowMs: number;
  showGroup: boolean;
  selected: boolean;
  active: boolean;
  /** Why nobody can be approved or rejected now. */
  noDeciding: string | undefined;
  onToggle(row: RequestRow): void;
  onDecide(kind: 'approve' | 'reject', row: RequestRow): void;
};

/** One request: who, how, when, what we know, and the two decisions. */
export const RequestItem = memo(function RequestItem(props: RequestItemProps) {
  const { row, mark, tags, nowMs, showGroup, selected, active, noDeciding, onToggle, onDecide } = props;
  const name = personTitle(row);
  const putOff =
    row.laterUntil !== undefined && row.laterUntil > nowMs
      ? t('laterUntil', formatDateTime(row.laterUntil))
      : undefined;
  return (
    <PersonRow
      person={row}
      tags={tags}
      selected={selected}
      active={active}
      facts={[methodText(row), putOff ?? (showGroup ? groupTitle(row.groupName) : undefined)]}
      pending={row.pendingJob && tOf('pending', row.pendingJob)}
      end={
        <RelativeTime
          atMs={row.requestedAt}
          text={formatRelative(row.requestedAt, nowMs)}
          exact={formatDateTime(row.requestedAt)}
        />
      }
      onToggle={row.pendingJob === undefined ? () => onToggle(row) : undefined}
      mark={mark}
      actions={
        <>
          <IconButton
            icon="check"
            size="s"
            label={t('approvePerson', name)}
            hint={noDeciding}
            disabled={noDeciding !== undefined}
            tabIndex={active ? 0 : -1}
            onClick={() => onDecide('approve', row)}
          />
          <IconButton
            icon="close"
            size="s"
            label={t('rejectPerson', name)}
            hint={noDeciding}
            disabled={noDeciding !== undefined}
            tabIndex={active ? 0 : -1}
            onClick={() => onDecide('reject', row)}
          />
        </>
      }
    />
  );
});
