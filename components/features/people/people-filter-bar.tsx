import type { ReactNode } from 'react';
import { flip } from '@/components/app/flip.ts';
import type { TagMap } from '@/components/app/person-row.tsx';
import { compareNames, countryName, groupTitle, oneLine } from '@/components/app/person-words.ts';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import { Menu, type MenuItem } from '@/components/ui/menu.tsx';
import { NO_COUNTRY, NO_TAG } from '@/utils/domain/filter.ts';
import type { GroupSet } from '@/utils/domain/group-sets.ts';
import {
  NO_GROUP,
  NO_LIST,
  NO_PEOPLE_FILTER,
  type PeopleFilter,
  SILENT_DAYS,
} from '@/utils/domain/people-list.ts';
import { formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow, Result, TagRow } from '@/utils/store/api.ts';
import styles from './people.module.css';

type FilterProps = {
  filter: PeopleFilter;
  onChange(part: Partial<PeopleFilter>): void;
  head: Pick<Result<'peopleList'>, 'all' | 'total' | 'countries'> | undefined;
  groups: readonly GroupRow[];
  sets: readonly GroupSet[];
  tags: TagMap;
  /** With how many people have each. */
  countedTags: readonly TagRow[];
  onArrowDown(): void;
  /** At the line's end. */
  children?: ReactNode;
};

const ROLES = ['superadmin', 'admin', 'member', NO_GROUP] as const;
const LISTS = ['deny', 'allow', NO_LIST] as const;
const STRIKES = [1, 2, 3, 5];

/** Search, a menu per kind of filter, and what is on as chips that can be taken away. */
export function PeopleFilterBar(props: FilterProps) {
  const { filter, onChange, head, onArrowDown, children } = props;
  return (
    <div className={styles.bar}>
      <SearchField
        value={filter.text}
        onChange={(text) => onChange({ text })}
        label={t('peopleSearch')}
        clearLabel={t('clearSearch')}
        onArrowDown={onArrowDown}
      />
      <Cluster>
        <Menu size="s" label={t('filter_tag')} items={() => tagItems(props)} />
        <Menu size="s" label={t('peopleGroup')} items={() => groupItems(props)} />
        <Menu size="s" label={t('filter_role')} items={() => roleItems(props)} />
        <Menu size="s" label={t('filter_country')} items={() => countryItems(props)} />
        <Menu size="s" label={t('strikesTitle')} items={() => strikeItems(props)} />
        <Menu size="s" label={t('peopleSilent')} items={() => silentItems(props)} />
        <Menu size="s" label={t('peopleList')} items={() => listItems(props)} />
        {children}
        {head && (
          <span className={styles.count} role="status">
            {tn('people', head.all)}
            {head.total !== head.all && ` · ${tn('listMatch', head.total)}`}
          </span>
        )}
      </Cluster>
      <Chips {...props} />
    </div>
  );
}

function Chips({ filter, onChange, groups, sets, tags }: FilterProps) {
  const { countries, roles, lists, groupIds, setId, strikes, silentDays } = filter;
  const nameOfGroup = (id: string) =>
    groupTitle(groups.find((group) => group.id === id)?.subject ?? t('unknownGroup'));
  const chips: { id: string; text: string; off: Partial<PeopleFilter> }[] = [
    ...filter.tags.map((tag) => ({
      id: `tag ${tag}`,
      text: tag === NO_TAG ? t('filterNoTag') : oneLine(tags.get(tag)?.name ?? t('peopleGoneTag')),
      off: { tags: flip(filter.tags, tag) },
    })),
    ...groupIds.map((id) => ({ id, text: nameOfGroup(id), off: { groupIds: flip(groupIds, id) } })),
    ...(setId === undefined
      ? []
      : [
          {
            id: setId,
            text: t(
              'acrossScopeSet',
              oneLine(sets.find(({ id }) => id === setId)?.name ?? t('peopleGoneSet')),
            ),
            off: { setId: undefined },
          },
        ]),
    ...roles.map((role) => ({ id: role, text: roleText(role), off: { roles: flip(roles, role) } })),
    ...countries.map((country) => ({
      id: country,
      text: countryText(country),
      off: { countries: flip(countries, country) },
    })),
    ...(strikes > 0 ? [{ id: 'strikes', text: tn('peopleStrikes', strikes), off: { strikes: 0 } }] : []),
    ...(silentDays > 0
      ? [{ id: 'silent', text: tn('peopleSilentFor', silentDays), off: { silentDays: 0 } }]
      : []),
    ...lists.map((list) => ({ id: `on ${list}`, text: listText(list), off: { lists: flip(lists, list) } })),
  ];
  if (chips.length === 0) return null;
  return (
    <Cluster gap={4}>
      {chips.map(({ id, text, off }) => (
        <Chip key={id} onRemove={() => onChange(off)} removeLabel={t('filterRemove', text)}>
          {text}
        </Chip>
      ))}
      <Button variant="plain" size="s" onClick={() => onChange({ ...NO_PEOPLE_FILTER, text: filter.text })}>
        {t('filterClear')}
      </Button>
    </Cluster>
  );
}

const roleText = (role: (typeof ROLES)[number]) =>
  role === NO_GROUP ? t('peopleNoGroup') : tOf('role', role);
const listText = (list: (typeof LISTS)[number]) => (list === NO_LIST ? t('peopleNoList') : tOf('list', list));
const countryText = (country: string) =>
  country === NO_COUNTRY ? t('filterNoCountry') : countryName(country);

function tagItems({ filter, onChange, countedTags }: FilterProps): MenuItem[] {
  return [
    ...countedTags.map((tag) => ({
      id: tag.id,
      label: oneLine(tag.name),
      end: formatNumber(tag.peopleCount),
      checked: filter.tags.includes(tag.id),
      onSelect: () => onChange({ tags: flip(filter.tags, tag.id) }),
    })),
    {
      id: NO_TAG,
      label: t('filterNoTag'),
      checked: filter.tags.includes(NO_TAG),
      onSelect: () => onChange({ tags: flip(filter.tags, NO_TAG) }),
    },
  ];
}

function groupItems({ filter, onChange, groups, sets }: FilterProps): MenuItem[] {
  const setItems = sets.map((set) => ({
    id: set.id,
    label: oneLine(set.name),
    checked: filter.setId === set.id,
    onSelect: () => onChange({ setId: filter.setId === set.id ? undefined : set.id }),
  }));
  return [
    ...(sets.length > 0 ? [{ id: 'sets', heading: t('insightSet') }, ...setItems] : []),
    ...(sets.length > 0 ? [{ id: 'groups', heading: t('groupsTitle') }] : []),
    ...groups
      .toSorted((a, b) => compareNames(a.subject, b.subject))
      .map((group) => ({
        id: group.id,
        label: groupTitle(group.subject),
        end: formatNumber(group.size),
        checked: filter.groupIds.includes(group.id),
        onSelect: () => onChange({ groupIds: flip(filter.groupIds, group.id) }),
      })),
  ];
}

function roleItems({ filter, onChange }: FilterProps): MenuItem[] {
  return ROLES.map((role) => ({
    id: role,
    label: roleText(role),
    checked: filter.roles.includes(role),
    onSelect: () => onChange({ roles: flip(filter.roles, role) }),
  }));
}

function countryItems({ filter, onChange, head }: FilterProps): MenuItem[] {
  return (head?.countries ?? []).map(({ country, count }) => ({
    id: country,
    label: countryText(country),
    end: formatNumber(count),
    checked: filter.countries.includes(country),
    onSelect: () => onChange({ countries: flip(filter.countries, country) }),
  }));
}

function strikeItems({ filter, onChange }: FilterProps): MenuItem[] {
  return STRIKES.map((strikes) => ({
    id: String(strikes),
    label: tn('peopleStrikes', strikes),
    checked: filter.strikes === strikes,
    onSelect: () => onChange({ strikes: filter.strikes === strikes ? 0 : strikes }),
  }));
}

function silentItems({ filter, onChange }: FilterProps): MenuItem[] {
  const own = filter.silentDays;
  const isOther = own > 0 && !SILENT_DAYS.some((days) => days === own);
  return [...SILENT_DAYS, ...(isOther ? [own] : [])].map((days) => ({
    id: String(days),
    label: tn('peopleSilentFor', days),
    checked: filter.silentDays === days,
    onSelect: () => onChange({ silentDays: filter.silentDays === days ? 0 : days }),
  }));
}

function listItems({ filter, onChange }: FilterProps): MenuItem[] {
  return LISTS.map((list) => ({
    id: list,
    label: listText(list),
    checked: filter.lists.includes(list),
    onSelect: () => onChange({ lists: flip(filter.lists, list) }),
  }));
}
