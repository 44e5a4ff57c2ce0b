import { useRef, useState } from 'react';
import { changeMessageFilter } from '@/components/app/message-filter.ts';
import { MenuList } from '@/components/ui/menu.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { countBy } from '@/utils/domain/filter.ts';
import { textMatcher } from '@/utils/domain/filter-text.ts';
import { formatNumber, t, tn } from '@/utils/i18n.ts';
import type { MessageRow } from './message-rows.ts';
import styles from './messages.module.css';

/** A menu longer than this is searched, not read. */
const SHOWN_AUTHORS = 40;

/** In a menu: those who wrote most come first, the others are found by name. */
export function Authors(props: {
  rows: readonly MessageRow[];
  names: ReadonlyMap<string, string>;
  author: string | undefined;
  onDone(): void;
}) {
  const { rows, names, author, onDone } = props;
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const isFound = textMatcher(text);
  const found = countBy(rows, (row) => [row.authorKey]).filter(
    ([key]) => !isFound || isFound({ displayName: names.get(key) }),
  );
  const more = found.length - SHOWN_AUTHORS;
  return (
    <div className={styles.authors}>
      <SearchField
        value={text}
        onChange={setText}
        label={t('messagesFindAuthor')}
        clearLabel={t('clearSearch')}
        landmark={false}
        onArrowDown={() => list.current?.querySelector('button')?.focus()}
      />
      <div ref={list} role="menu" aria-label={t('messagesAuthor')}>
        <MenuList
          onDone={onDone}
          items={found.slice(0, SHOWN_AUTHORS).map(([key, count]) => ({
            id: key,
            label: names.get(key),
            end: formatNumber(count),
            checked: key === author,
            onSelect: () => changeMessageFilter({ author: key === author ? undefined : key }),
          }))}
        />
      </div>
      <p className={styles.hint} role="status">
        {more > 0 ? tn('messagesMoreAuthors', more) : found.length === 0 && t('nothingFound')}
      </p>
    </div>
  );
}
