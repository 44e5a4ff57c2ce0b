import type { Ref } from 'react';
import { Chip } from '@/components/ui/chip.tsx';
import { Button } from '@/components/ui/button.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Menu, type MenuItem } from '@/components/ui/menu.tsx';
import {
  type AgeFilter,
  countBy,
  countryOf,
  type FilterRow,
  hasChips,
  type ListFilter,
  NO_COUNTRY,
  NO_FILTER,
  NO_TAG,
  tagsInGroup,
} from '@/utils/domain/filter.ts';
import { formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import styles from './filter-bar.module.css';
import { flip } from './flip.ts';
import type { TagMap } from './person-row.tsx';
import { countryName, oneLine } from './person-words.ts';

/** `age`: since asking. `joined`: since joining. */
export type FilterKind = 'country' | 'tag' | 'method' | 'role' | 'age' | 'joined';

type FilterBarProps = {
  filter: ListFilter;
  onChange(change: Partial<ListFilter>): void;
  /** All rows, for the counts in the menus. */
  rows: readonly FilterRow[];
  kinds: readonly FilterKind[];
  tags: TagMap;
  searchRef?: Ref<HTMLInputElement> | undefined;
  onArrowDown?: (() => void) | undefined;
};

const AGE_DAYS = [1, 3, 7, 30] as const;

/** The search field, a menu per kind of filter, and what is on as chips that can be taken away. */
export function FilterBar(props: FilterBarProps) {
  const { filter, onChange, kinds, searchRef, onArrowDown } = props;
  return (
    <div className={styles.bar}>
      <SearchField
        ref={searchRef}
        value={filter.text}
        onChange={(text) => onChange({ text })}
        label={t('filterPlaceholder')}
        clearLabel={t('clearSearch')}
        onArrowDown={onArrowDown}
      />
      <div className={styles.menus}>
        {kinds.map((kind) => (
          <Menu key={kind} size="s" label={tOf('filter', kind)} items={() => menuItems(kind, props)} />
        ))}
      </div>
      {hasChips(filter) && (
        <div className={styles.chips}>
          <Chips {...props} />
          <Button variant="plain" size="s" onClick={() => onChange({ ...NO_FILTER, text: filter.text })}>
            {t('filterClear')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Chips({ filter, onChange, kinds, tags }: FilterBarProps) {
  const chip = (id: string, text: string, change: Partial<ListFilter>) => (
    <Chip key={id} onRemove={() => onChange(change)} removeLabel={t('filterRemove', text)}>
      {text}
    </Chip>
  );
  const { countries, methods, roles, age } = filter;
  return (
    <>
      {countries.map((country) =>
        chip(country, countryText(country), { countries: countries.filter((other) => other !== country) }),
      )}
      {filter.tags.map((tag) =>
        chip(tag, tagText(tag, tags), { tags: filter.tags.filter((other) => other !== tag) }),
      )}
      {methods.map((method) =>
        chip(method, tOf('method', method), { methods: methods.filter((other) => other !== method) }),
      )}
      {roles.map((role) => chip(role, tOf('role', role), { roles: roles.filter((other) => other !== role) }))}
      {age && chip('age', ageText(age, kinds.includes('joined') ? 'joined' : 'age'), { age: undefined })}
      {filter.strikesFrom &&
        chip('strikes', tn('filterStrikes', filter.strikesFrom), { strikesFrom: undefined })}
      {filter.removedBefore && chip('removed', t('filterRemovedBefore'), { removedBefore: false })}
      {filter.postponed && chip('postponed', t('filterPostponed'), { postponed: false })}
    </>
  );
}

/** What the menu of one kind offers. */
export function menuItems(
  kind: FilterKind,
  { filter, onChange, rows, tags }: Pick<FilterBarProps, 'filter' | 'onChange' | 'rows' | 'tags'>,
): MenuItem[] {
  switch (kind) {
    case 'country':
      return countBy(rows, (row) => [countryOf(row)]).map(([country, count]) => ({
        id: country,
        label: countryText(country),
        end: formatNumber(count),
        checked: filter.countries.includes(country),
        onSelect: () => onChange({ countries: flip(filter.countries, country) }),
      }));
    case 'tag': {
      const counts = new Map(countBy(rows, tagsInGroup));
      const untagged = rows.filter((row) => tagsInGroup(row).length === 0).length;
      return [
        ...[...tags.values()].map((tag) => ({
          id: tag.id,
          label: oneLine(tag.name),
          end: formatNumber(counts.get(tag.id) ?? 0),
          checked: filter.tags.includes(tag.id),
          onSelect: () => onChange({ tags: flip(filter.tags, tag.id) }),
        })),
        {
          id: NO_TAG,
          label: t('filterNoTag'),
          end: formatNumber(untagged),
          checked: filter.tags.includes(NO_TAG),
          onSelect: () => onChange({ tags: flip(filter.tags, NO_TAG) }),
        },
      ];
    }
    case 'method':
      return countBy(rows, (row) => (row.method ? [row.method] : [])).map(([method, count]) => ({
        id: method,
        label: tOf('method', method),
        end: formatNumber(count),
        checked: filter.methods.includes(method),
        onSelect: () => onChange({ methods: flip(filter.methods, method) }),
      }));
    case 'role':
      return countBy(rows, (row) => (row.role ? [row.role] : [])).map(([role, count]) => ({
        id: role,
        label: tOf('role', role),
        end: formatNumber(count),
        checked: filter.roles.includes(role),
        onSelect: () => onChange({ roles: flip(filter.roles, role) }),
      }));
    case 'age':
    case 'joined':
      return [
        ...(['older', 'newer'] as const).flatMap((side) =>
          AGE_DAYS.map((days) => ({
            id: `${side}${days}`,
            label: ageText({ side, days }, kind),
            checked: filter.age?.side === side && filter.age.days === days,
            onSelect: () =>
              onChange({
                age: filter.age?.side === side && filter.age.days === days ? undefined : { side, days },
              }),
          })),
        ),
        { id: 'divider', divider: true },
        // Only who asks can be put off.
        ...(kind === 'age'
          ? [
              {
                id: 'postponed',
                label: t('filterPostponed'),
                end: formatNumber(rows.filter((row) => row.laterUntil !== undefined).length),
                checked: filter.postponed,
                onSelect: () => onChange({ postponed: !filter.postponed }),
              },
            ]
          : []),
        {
          id: 'strikes',
          label: tn('filterStrikes', 1),
          end: formatNumber(rows.filter((row) => row.strikes).length),
          checked: filter.strikesFrom !== undefined,
          onSelect: () => onChange({ strikesFrom: filter.strikesFrom ? undefined : 1 }),
        },
        {
          id: 'removed',
          label: t('filterRemovedBefore'),
          end: formatNumber(rows.filter((row) => row.lastRemoval).length),
          checked: filter.removedBefore,
          onSelect: () => onChange({ removedBefore: !filter.removedBefore }),
        },
      ];
  }
}

function ageText({ side, days }: AgeFilter, kind: 'age' | 'joined'): string {
  if (kind === 'age') return tn(side === 'older' ? 'filterOlder' : 'filterNewer', days);
  return tn(side === 'older' ? 'filterJoinedOlder' : 'filterJoinedNewer', days);
}

const countryText = (country: string) =>
  country === NO_COUNTRY ? t('filterNoCountry') : countryName(country);
const tagText = (tag: string, tags: TagMap) =>
  tag === NO_TAG ? t('filterNoTag') : oneLine([...tags.values()].find(({ id }) => id === tag)?.name ?? '');
