import { type ReactNode, useEffect } from 'react';
import { listedText, type TagMap } from '@/components/app/person-row.tsx';
import { countryName, numberText, oneLine, personTitle } from '@/components/app/person-words.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { TagChip } from '@/components/ui/chip.tsx';
import type { GridColumn } from '@/components/ui/data-grid.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import type { PeopleSort } from '@/utils/domain/people-list.ts';
import { formatDateTime, formatNumber, formatRelative, t, tn, tOf } from '@/utils/i18n.ts';
import type { PeopleRow } from '@/utils/store/api.ts';
import styles from './people.module.css';
import type { Line } from './use-people.ts';

/** Those that are an order, and those that are not. */
export const PEOPLE_COLUMNS = ['name', 'number', 'groups', 'tags', 'strikes', 'list', 'changed'] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];
const WIDTHS: Readonly<Record<PeopleColumn, number>> = {
  name: 200,
  number: 168,
  groups: 116,
  tags: 192,
  strikes: 140,
  list: 108,
  changed: 108,
};
const SHOWN_TAGS = 2;

export const isSort = (column: PeopleColumn): column is PeopleColumn & PeopleSort['by'] =>
  column === 'name' || column === 'groups' || column === 'strikes' || column === 'changed';

/** The columns as of `nowMs`, in Unix ms. `want` hears of rows that are drawn and not read yet. */
export function peopleColumns(options: {
  nowMs: number;
  tags: TagMap;
  onOpen(line: Line): void;
  want(index: number): void;
}): GridColumn<Line, PeopleColumn>[] {
  const { nowMs, tags, onOpen, want } = options;
  return PEOPLE_COLUMNS.map((id) => ({
    id,
    title: tOf('peopleColumn', id),
    width: WIDTHS[id],
    atEnd: id === 'strikes',
    render: (line) => {
      const { person } = line;
      if (!person) return id === 'name' ? <Unread index={line.index} want={want} /> : null;
      return id === 'name' ? (
        <NameCell person={person} onOpen={() => onOpen(line)} />
      ) : (
        cell(person, id, { nowMs, tags })
      );
    },
  }));
}

function Unread({ index, want }: { index: number; want(index: number): void }) {
  useEffect(() => want(index), [index, want]);
  return <span className={styles.unread} aria-busy="true" role="img" aria-label={t('loading')} />;
}

function NameCell({ person, onOpen }: { person: PeopleRow; onOpen(): void }) {
  const title = personTitle(person);
  return (
    <div className={styles.named}>
      <Avatar name={person.displayName === undefined ? undefined : title} seed={person.personId} size={28} />
      <button type="button" className={styles.name} tabIndex={-1} title={title} onClick={onOpen}>
        <bdi>{title}</bdi>
      </button>
    </div>
  );
}

function cell(
  person: PeopleRow,
  column: Exclude<PeopleColumn, 'name'>,
  { nowMs, tags }: { nowMs: number; tags: TagMap },
): ReactNode {
  switch (column) {
    case 'number': {
      const country = person.phone?.country;
      return (
        <bdi
          className={person.phone ? styles.text : styles.dim}
          title={country === undefined ? undefined : countryName(country)}
        >
          {numberText(person)}
        </bdi>
      );
    }
    case 'groups':
      if (person.groupCount === 0) return <Dim>{t('peopleNoGroup')}</Dim>;
      return (
        <span className={styles.text}>
          {tn('peopleGroups', person.groupCount)}
          {person.role && person.role !== 'member' && <Dim> · {tOf('role', person.role)}</Dim>}
        </span>
      );
    case 'tags':
      return <Tags person={person} tags={tags} />;
    case 'strikes':
      return person.strikes === undefined ? <Dim>{formatNumber(0)}</Dim> : formatNumber(person.strikes);
    case 'list':
      return (
        person.listed && (
          <bdi className={styles.listed} data-list={person.listed.list} title={listedText(person.listed)}>
            {tOf('list', person.listed.list)}
          </bdi>
        )
      );
    case 'changed':
      return (
        <RelativeTime
          atMs={person.changedAt}
          text={formatRelative(person.changedAt, nowMs)}
          exact={formatDateTime(person.changedAt)}
        />
      );
  }
}

function Tags({ person, tags }: { person: PeopleRow; tags: TagMap }) {
  const ids = [...new Set([...person.tags, ...person.groupTags.map(({ tagId }) => tagId)])];
  const known = ids.flatMap((id) => tags.get(id) ?? []).sort((a, b) => a.order - b.order);
  const rest = known.slice(SHOWN_TAGS);
  return (
    <div className={styles.tags}>
      {known.slice(0, SHOWN_TAGS).map((tag) => (
        <TagChip
          key={tag.id}
          name={oneLine(tag.name)}
          colour={tag.colour}
          inGroup={!person.tags.includes(tag.id)}
        />
      ))}
      {rest.length > 0 && <Dim>+{formatNumber(rest.length)}</Dim>}
    </div>
  );
}
