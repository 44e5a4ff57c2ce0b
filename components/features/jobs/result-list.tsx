import { useCallback } from 'react';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { changeText } from '@/components/app/setting-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCopy } from '@/components/app/use-copy.ts';
import { Button } from '@/components/ui/button.tsx';
import { Icon, type IconName } from '@/components/ui/icon.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { JobItem } from '@/utils/domain/job.ts';
import { stateOf } from '@/utils/domain/job-state.ts';
import { formatDate, formatDateTime, t, tOf } from '@/utils/i18n.ts';
import type { JobDetail } from '@/utils/store/api.ts';
import styles from './jobs.module.css';

const MARKS: Record<
  ReturnType<typeof stateOf>,
  { icon: IconName; kind: 'plain' | 'good' | 'warn' | 'bad' }
> = {
  todo: { icon: 'clock', kind: 'plain' },
  acting: { icon: 'send', kind: 'plain' },
  done: { icon: 'check', kind: 'good' },
  failed: { icon: 'warning', kind: 'bad' },
  unproven: { icon: 'warning', kind: 'warn' },
  skipped: { icon: 'minus', kind: 'plain' },
};

/** The result of each person in plain words, with the next step where there is one. */
export function ResultList({ job, items }: { job: JobDetail; items: readonly JobItem[] }) {
  const { openPerson, groups } = useShell();
  const copy = useCopy();
  const many = job.groupIds.length > 1;
  const renderRow = useCallback(
    (item: JobItem) => {
      const state = stateOf(item);
      const mark = MARKS[state];
      const group = many && !isGroup(item) ? groups.find(({ id }) => id === item.groupId) : undefined;
      return (
        <div className={styles.result}>
          <span className={styles.mark} data-mark={mark.kind}>
            <Icon name={mark.icon} size={18} />
          </span>
          <div className={styles.words}>
            <span className={styles.head}>
              <span className={styles.label}>
                <bdi>{item.change ? changeText(item.change) : oneLine(item.label)}</bdi>
              </span>
              <span className={styles.state}>{tOf('jobsItem', state)}</span>
            </span>
            {(item.reason || item.message || group) && (
              <span className={styles.reason}>
                {[
                  item.message && formatDateTime(item.message.at),
                  [
                    item.reason && reasonText(item.reason),
                    item.code && `(${item.code})`,
                    group && groupTitle(group.subject),
                  ]
                    .filter(Boolean)
                    .join(' '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            )}
            {hasNextStep(item) && <span className={styles.next}>{nextStep(item)}</span>}
          </div>
          {item.invite && (
            <Button
              size="s"
              icon="link"
              onClick={() => void copy(item.invite?.url ?? '', t('jobsLinkCopied'))}
            >
              {t('jobsCopyLink')}
            </Button>
          )}
        </div>
      );
    },
    [copy, groups, many],
  );
  const rowHeight = useCallback(
    (item: JobItem) =>
      44 +
      (item.reason || item.message || (many && !isGroup(item)) ? 16 : 0) +
      (hasNextStep(item) ? (nextStep(item).length > lineLength(item) ? 32 : 16) : 0),
    [many],
  );
  return (
    <VirtualList
      items={items}
      keyOf={keyOf}
      rowHeight={rowHeight}
      label={t('jobsResults')}
      renderRow={renderRow}
      onOpen={(item) => {
        if (item.personId) openPerson(item.personId, item.groupId);
      }}
    />
  );
}

/** Characters that about fit on one line of the narrowest drawer; less beside a button. */
const lineLength = (item: JobItem): number => (item.invite ? 38 : 54);

const keyOf = (item: JobItem) => String(item.index);

/** The item is about a group as a whole, and bears its name. */
const isGroup = ({ wid, change }: JobItem) => wid === undefined && change === undefined;

const hasNextStep = (item: JobItem) => item.state === 'failed' && item.reason !== undefined;

function nextStep(item: JobItem): string {
  if (!item.reason) return '';
  const step = reasonNextStep(item.reason);
  return item.invite?.expiresAt === undefined
    ? step
    : `${step} ${t('jobsLinkUntil', formatDate(item.invite.expiresAt))}`;
}
