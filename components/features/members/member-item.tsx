import { memo } from 'react';
import { PersonRow, type TagMap } from '@/components/app/person-row.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { formatDate, t, tOf } from '@/utils/i18n.ts';
import type { MemberRow } from '@/utils/store/api.ts';
import styles from './members.module.css';

type MemberItemProps = {
  row: MemberRow;
  tags: TagMap;
  selected: boolean;
  active: boolean;
  onToggle(row: MemberRow): void;
};

/** One member: who, role, since when, their own label, what we know. */
export const MemberItem = memo(function MemberItem({
  row,
  tags,
  selected,
  active,
  onToggle,
}: MemberItemProps) {
  const role = row.role === 'member' ? undefined : tOf('role', row.role);
  return (
    <PersonRow
      person={row}
      tags={tags}
      selected={selected}
      active={active}
      facts={[
        row.memberLabel === undefined ? undefined : oneLine(row.memberLabel),
        row.joinedAt === undefined ? undefined : t('memberJoined', formatDate(row.joinedAt)),
      ]}
      pending={row.pendingJob && tOf('pending', row.pendingJob)}
      end={
        (row.isMe || role) && (
          <span className={styles.role} data-role={row.role}>
            {row.isMe ? t('memberYou') : role}
          </span>
        )
      }
      onToggle={row.pendingJob === undefined ? () => onToggle(row) : undefined}
    />
  );
});
