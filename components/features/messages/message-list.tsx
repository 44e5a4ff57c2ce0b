import { useCallback, useMemo, useRef } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { NoMatch } from '@/components/app/no-match.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { changeMessageFilter, useMessageFilter } from '@/components/app/message-filter.ts';
import { SelectLine } from '@/components/app/select-line.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useSelection } from '@/components/app/use-selection.ts';
import view from '@/components/app/view.module.css';
import { Chip } from '@/components/ui/chip.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { VirtualList, type VirtualListHandle } from '@/components/ui/virtual-list.tsx';
import { countBy } from '@/utils/domain/filter.ts';
import { formatDateTime, formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { Authors } from './authors.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageItem, messageRowHeight } from './message-item.tsx';
import { canChoose, filterMessages, type MessageRow } from './message-rows.ts';
import styles from './messages.module.css';

const keyOf = (row: MessageRow) => row.id;

export function MessageList(props: { rows: readonly MessageRow[]; group: GroupRow; nowMs: number }) {
  const { rows, group, nowMs } = props;
  const { openPerson } = useShell();
  const filter = useMessageFilter();
  const { part, author, rule, text = '' } = filter;
  const hasChips = author !== undefined || rule !== undefined;
  const list = useRef<VirtualListHandle>(null);
  const inPart = useMemo(() => filterMessages(rows, { part }), [rows, part]);
  const shown = useMemo(() => filterMessages(inPart, filter), [inPart, filter]);
  const suggested = rows.filter((row) => row.isSuggested).length;
  const names = new Map(rows.map((row) => [row.authorKey, row.authorName]));
  const since = rows.at(-1)?.at ?? nowMs;
  const selection = useSelection({ listId: `messages ${group.id}`, all: rows, shown, keyOf, canChoose });
  const { toggleKey } = selection;
  const renderRow = useCallback(
    (row: MessageRow, state: { selected: boolean; active: boolean }) => (
      <MessageItem
        row={row}
        nowMs={nowMs}
        selected={state.selected}
        active={state.active}
        onToggle={(toggled) => toggleKey(toggled.id)}
      />
    ),
    [nowMs, toggleKey],
  );
  const onOpen = useCallback(
    (row: MessageRow) => {
      if (row.person) openPerson(row.person.personId, group.id);
    },
    [openPerson, group.id],
  );
  const chip = (text: string, change: Parameters<typeof changeMessageFilter>[0]) => (
    <Chip onRemove={() => changeMessageFilter(change)} removeLabel={t('filterRemove', text)}>
      {text}
    </Chip>
  );
  return (
    <>
      <div className={styles.search}>
        <SearchField
          value={text}
          onChange={(typed) => changeMessageFilter({ text: typed })}
          label={t('messagesFind')}
          clearLabel={t('clearSearch')}
          onArrowDown={() => list.current?.focus()}
        />
      </div>
      <div className={styles.head}>
        <Segments
          label={t('messagesShow')}
          value={part}
          onChange={(value) => changeMessageFilter({ part: value })}
          options={[
            { value: 'suggested', label: t('messagesSuggested', formatNumber(suggested)) },
            { value: 'all', label: t('messagesAll', formatNumber(rows.length)) },
          ]}
        />
        <Menu size="s" label={t('messagesAuthor')}>
          {(onDone) => <Authors rows={inPart} names={names} author={author} onDone={onDone} />}
        </Menu>
        <Menu
          size="s"
          label={t('messagesRule')}
          items={() =>
            countBy(inPart, (row) => row.rules).map(([key, count]) => ({
              id: key,
              label: tOf('messageRule', key),
              end: formatNumber(count),
              checked: key === rule,
              onSelect: () => changeMessageFilter({ rule: key === rule ? undefined : key }),
            }))
          }
        />
        {author !== undefined && chip(names.get(author) ?? t('messagesNotHere'), { author: undefined })}
        {rule !== undefined && chip(tOf('messageRule', rule), { rule: undefined })}
      </div>
      <p className={styles.hint}>{t('messagesHint', formatDateTime(since))}</p>
      <SelectLine
        countText={tn('messagesCount', part === 'all' ? rows.length : inPart.length)}
        shownCount={shown.length}
        allCount={part === 'all' ? rows.length : inPart.length}
        chosenCount={selection.chosen.length - selection.hiddenCount}
        allChosen={selection.allShown}
        words={{ all: t('messagesSelectAll'), none: t('messagesSelectNone') }}
        onAll={selection.list.onAll}
        onNoneShown={selection.dropShown}
        onNone={selection.clear}
        rules={() => []}
      />
      <div className={view.list}>
        {shown.length > 0 ? (
          <VirtualList
            ref={list}
            items={shown}
            keyOf={keyOf}
            rowHeight={messageRowHeight}
            label={t('messagesListLabel', isolate(groupTitle(group.subject)))}
            renderRow={renderRow}
            selection={selection.list}
            onOpen={onOpen}
          />
        ) : inPart.length === 0 ? (
          <EmptyState icon="check" title={t('messagesNoSuggestions')} text={t('messagesNoSuggestionsText')} />
        ) : (
          <NoMatch
            typed={!hasChips}
            title={t('messagesNoMatch')}
            text={hasChips ? t('messagesNoMatchText') : undefined}
            onClear={() => changeMessageFilter({ author: undefined, rule: undefined, text: '' })}
          />
        )}
      </div>
      <ActionBar
        chosenCount={selection.chosen.length}
        hiddenCount={selection.hiddenCount}
        onClear={selection.clear}
      >
        <MessageActions rows={selection.chosen} groupId={group.id} nowMs={nowMs} onDone={selection.clear} />
      </ActionBar>
    </>
  );
}
