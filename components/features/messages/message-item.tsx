import { memo } from 'react';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import { formatDateTime, formatRelative, tOf } from '@/utils/i18n.ts';
import { canChoose, type MessageRow } from './message-rows.ts';
import { bodyText } from './message-words.ts';
import styles from './messages.module.css';

type MessageItemProps = {
  row: MessageRow;
  nowMs: number;
  selected: boolean;
  active: boolean;
  onToggle(row: MessageRow): void;
};

/** One message: who, when, what, and why it is suggested or cannot be deleted. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { row, nowMs, selected, active, onToggle } = props;
  const body = bodyText(row);
  return (
    <div className={styles.row} data-quiet={row.isDeleted || row.isPending || undefined}>
      <div className={styles.check}>
        {canChoose(row) && (
          <Checkbox
            checked={selected}
            onChange={() => onToggle(row)}
            label={`${row.authorName}: ${body}`}
            hideLabel
            tabIndex={active ? 0 : -1}
          />
        )}
      </div>
      <Avatar name={row.authorName} seed={row.authorKey} size={28} />
      <div className={styles.words}>
        <div className={styles.first}>
          <bdi className={styles.name}>{row.authorName}</bdi>
          <span className={styles.when}>
            <RelativeTime atMs={row.at} text={formatRelative(row.at, nowMs)} exact={formatDateTime(row.at)} />
          </span>
        </div>
        <div className={styles.body} dir="auto">
          {body}
        </div>
        {hasThirdLine(row) && (
          <div className={styles.third}>
            {row.isSuggested
              ? row.rules.map((rule) => <Chip key={rule}>{tOf('messageRule', rule)}</Chip>)
              : row.isPending
                ? tOf('pending', 'delete')
                : row.leftOut && tOf('leftOut', row.leftOut)}
          </div>
        )}
      </div>
    </div>
  );
});

/** What needs saying: not that a deleted one is deleted. */
const hasThirdLine = (row: MessageRow): boolean =>
  row.isSuggested || row.isPending || row.leftOut === 'too-old' || row.leftOut === 'not-allowed';

/** Characters that fit on the first line of the narrowest drawer. */
const LINE = 40;

/** px; known beforehand, so that no row is measured. Keep in step with messages.module.css. */
export function messageRowHeight(row: MessageRow): number {
  return 46 + (bodyText(row).length > LINE ? 36 : 18) - 8 + (hasThirdLine(row) ? 26 : 0);
}
