import { useMemo, useRef, useState } from 'react';
import { CountBadge } from '@/components/ui/chip.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { fold } from '@/utils/domain/filter-text.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { formatNumber, t } from '@/utils/i18n.ts';
import styles from './group-picker.module.css';
import { groupTitle } from './person-words.ts';
import type { GroupFocus } from './use-group-focus.ts';

type GroupPickerProps = {
  focus: GroupFocus;
  /** A few words below, such as "Follows the open chat". */
  mode?: string | undefined;
  /** They say that something is not as it should be. */
  warn?: boolean | undefined;
};

/** Which group it is about, and the list to choose another. */
export function GroupPicker({ focus, mode, warn }: GroupPickerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { group } = focus;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.groupButton}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t('groupPick')}
        onClick={() => setOpen((before) => !before)}
      >
        <span className={styles.groupWords}>
          <bdi className={styles.groupName}>{group ? groupTitle(group.subject) : t('allGroups')}</bdi>
          {mode && (
            <span className={styles.groupMode} data-warn={warn || undefined}>
              {mode}
            </span>
          )}
        </span>
        <Icon name="chevron-down" size={18} />
      </button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={button} label={t('groupPick')}>
        <GroupList
          focus={focus}
          onPick={(id) => {
            setOpen(false);
            focus.pickGroup(id);
          }}
        />
      </Popover>
    </>
  );
}

/** More are found by typing. */
const SHOWN_GROUPS = 60;

function GroupList({ focus, onPick }: { focus: GroupFocus; onPick(id: GroupId | undefined): void }) {
  const [text, setText] = useState('');
  const { groups, group } = focus;
  const shown = useMemo(() => {
    const wanted = fold(text.trim());
    // Those where somebody waits come first: they are what one looks for.
    return groups
      .filter((one) => wanted === '' || fold(one.subject).includes(wanted))
      .toSorted((a, b) => Math.sign(b.pendingCount) - Math.sign(a.pendingCount))
      .slice(0, SHOWN_GROUPS);
  }, [groups, text]);
  const all = groups.reduce((sum, one) => sum + one.pendingCount, 0);
  return (
    <div className={styles.picker}>
      <SearchField
        value={text}
        onChange={setText}
        label={t('groupFind')}
        clearLabel={t('clearSearch')}
        landmark={false}
      />
      <ul className={styles.pickerList}>
        {text === '' && (
          <li>
            <PickerLine
              name={t('allGroups')}
              pending={all}
              current={!group}
              onPick={() => onPick(undefined)}
            />
          </li>
        )}
        {shown.map((one) => (
          <li key={one.id}>
            <PickerLine
              name={groupTitle(one.subject)}
              pending={one.pendingCount}
              current={one.id === group?.id}
              onPick={() => onPick(one.id)}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.pickerNone}>{t('groupNone')}</p>}
    </div>
  );
}

function PickerLine(props: { name: string; pending: number; current: boolean; onPick(): void }) {
  return (
    <button
      type="button"
      className={styles.pickerLine}
      aria-current={props.current || undefined}
      onClick={props.onPick}
    >
      <bdi className={styles.pickerName}>{props.name}</bdi>
      {props.pending > 0 && <CountBadge count={formatNumber(props.pending)} quiet />}
      {props.current && <Icon name="check" size={18} />}
    </button>
  );
}
