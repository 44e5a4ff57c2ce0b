import { type RefObject, useRef, useState } from 'react';
import { groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Cluster, Stack } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { LOG_ACTIONS } from '@/utils/domain/log.ts';
import { formatDate, t, tOf } from '@/utils/i18n.ts';
import { groupOf, type LogChoice, NO_CHOICE } from './log-choice.ts';
import { LogExport } from './log-export.tsx';
import styles from './log.module.css';

const RESULTS = ['done', 'failed', 'skipped'] as const;

type BarProps = { choice: LogChoice; onChange(part: Partial<LogChoice>): void };

/** Search, a menu per kind of filter, and what is on as chips that can be taken away. */
export function LogFilterBar({ choice, onChange }: BarProps) {
  const { groups, group } = useShell();
  const groupId = groupOf(choice, group?.id);
  return (
    <div className={styles.bar}>
      <div className={styles.searchLine}>
        <SearchField
          value={choice.text}
          onChange={(text) => onChange({ text })}
          label={t('logSearch')}
          clearLabel={t('clearSearch')}
        />
        <LogExport choice={choice} />
      </div>
      <Cluster gap={4}>
        <Menu
          size="s"
          label={t('logWhat')}
          items={LOG_ACTIONS.map((action) => ({
            id: action,
            label: tOf('logAction', action),
            checked: choice.actions.includes(action),
            onSelect: () =>
              onChange({
                actions: choice.actions.includes(action)
                  ? choice.actions.filter((other) => other !== action)
                  : [...choice.actions, action],
              }),
          }))}
        />
        <Menu
          size="s"
          label={t('logGroup')}
          items={[
            {
              id: 'all',
              label: t('logAllGroups'),
              checked: groupId === undefined,
              onSelect: () => onChange({ group: 'all' }),
            },
            ...groups.map((each) => ({
              id: each.id,
              label: groupTitle(each.subject),
              checked: each.id === groupId,
              onSelect: () => onChange({ group: each.id }),
            })),
          ]}
        />
        <Menu
          size="s"
          label={t('logResult')}
          items={RESULTS.map((result) => ({
            id: result,
            label: tOf('logResult', result),
            checked: choice.result === result,
            onSelect: () => onChange({ result: choice.result === result ? undefined : result }),
          }))}
        />
        <Days choice={choice} onChange={onChange} />
      </Cluster>
      <Chips choice={choice} onChange={onChange} />
    </div>
  );
}

function Days({ choice, onChange }: BarProps) {
  const button: RefObject<HTMLButtonElement | null> = useRef(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        size="s"
        endIcon="chevron-down"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {t('logDays')}
      </Button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={button} label={t('logDays')}>
        <div className={styles.days}>
          <Stack gap={8}>
            <TextField
              type="date"
              label={t('logFrom')}
              value={choice.fromDay}
              max={choice.toDay || undefined}
              onChange={(fromDay) => onChange({ fromDay })}
            />
            <TextField
              type="date"
              label={t('logTo')}
              value={choice.toDay}
              min={choice.fromDay || undefined}
              onChange={(toDay) => onChange({ toDay })}
            />
          </Stack>
        </div>
      </Popover>
    </>
  );
}

function Chips({ choice, onChange }: BarProps) {
  const { groups, group } = useShell();
  const groupId = groupOf(choice, group?.id);
  const groupName = groups.find((each) => each.id === groupId)?.subject;
  const day = (text: string) => formatDate(new Date(`${text}T00:00`).getTime());
  const chips = [
    ...(choice.person ? [{ id: 'person', text: choice.person.name, off: { person: undefined } }] : []),
    ...choice.actions.map((action) => ({
      id: action,
      text: tOf('logAction', action),
      off: { actions: choice.actions.filter((other) => other !== action) },
    })),
    ...(groupName === undefined
      ? []
      : [{ id: 'group', text: groupTitle(groupName), off: { group: 'all' as const } }]),
    ...(choice.result
      ? [{ id: 'result', text: tOf('logResult', choice.result), off: { result: undefined } }]
      : []),
    ...(choice.fromDay
      ? [{ id: 'from', text: t('logFromDay', day(choice.fromDay)), off: { fromDay: '' } }]
      : []),
    ...(choice.toDay ? [{ id: 'to', text: t('logToDay', day(choice.toDay)), off: { toDay: '' } }] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <Cluster gap={4}>
      {chips.map((chip) => (
        <Chip key={chip.id} removeLabel={t('filterRemove', chip.text)} onRemove={() => onChange(chip.off)}>
          {chip.text}
        </Chip>
      ))}
      <Button
        size="s"
        variant="plain"
        onClick={() => onChange({ ...NO_CHOICE, text: choice.text, group: 'all' })}
      >
        {t('filterClear')}
      </Button>
    </Cluster>
  );
}
