import type { ReactNode } from 'react';
import { flip } from '@/components/app/flip.ts';
import { Button } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import { Menu, type MenuItem } from '@/components/ui/menu.tsx';
import type { GroupKind } from '@/utils/domain/group.ts';
import {
  FILTERED_SETTINGS,
  GROUP_SIZES,
  type FilteredSetting,
  filterGroups,
  type GroupFilter,
  LINK_AGES,
  NO_GROUP_FILTER,
  PLACES_LEFT,
  QUIET_TIMES,
  SETTING_STATES,
  type SettingState,
} from '@/utils/domain/group-table.ts';
import { formatNumber, language, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './groups.module.css';

type FilterProps = {
  filter: GroupFilter;
  onChange(part: Partial<GroupFilter>): void;
  all: readonly GroupRow[];
  shownCount: number;
  nowMs: number;
  onArrowDown(): void;
  /** More beside the menus. */
  children?: ReactNode;
};

const KINDS: readonly GroupKind[] = ['group', 'subgroup', 'announcement', 'general'];
const ROLES = ['superadmin', 'admin'] as const;
const FLAGS = ['pending', 'suspended'] as const;
/** What is filtered by how much of it there is, or by how long ago it was, under the heading of its column. */
const AMOUNTS = [
  { by: 'places', column: 'places', values: PLACES_LEFT },
  { by: 'links', column: 'link', values: LINK_AGES },
  { by: 'quiet', column: 'activity', values: QUIET_TIMES },
] as const;
type Amount = (typeof AMOUNTS)[number];

/** Search, a menu per kind of filter, and what is on as chips that can be taken away. */
export function GroupsFilter(props: FilterProps) {
  const { filter, onChange, all, shownCount, onArrowDown } = props;
  return (
    <div className={styles.bar}>
      <SearchField
        value={filter.text}
        onChange={(text) => onChange({ text })}
        label={t('groupsSearch')}
        clearLabel={t('clearSearch')}
        onArrowDown={onArrowDown}
      />
      <Cluster>
        <Menu size="s" label={t('groupsKind')} items={() => kindItems(props)} />
        <Menu size="s" label={t('groupsSize')} items={() => sizeItems(props)} />
        <Menu size="s" label={t('groupsSetting')} items={() => settingItems(props)} />
        <Menu size="s" label={t('groupsOnly')} items={() => flagItems(props)} />
        {props.children}
        <span className={styles.count} role="status">
          {tn('groupsCount', all.length)}
          {shownCount !== all.length && ` · ${tn('listMatch', shownCount)}`}
        </span>
      </Cluster>
      <Chips filter={filter} onChange={onChange} />
    </div>
  );
}

function Chips({ filter, onChange }: Pick<FilterProps, 'filter' | 'onChange'>) {
  const chips: { id: string; text: string; off: Partial<GroupFilter> }[] = [
    ...filter.kinds.map((kind) => ({
      id: kind,
      text: tOf('groupKind', kind),
      off: { kinds: flip(filter.kinds, kind) },
    })),
    ...filter.sizes.map((size) => ({
      id: size,
      text: tOf('groupsSize', size),
      off: { sizes: flip(filter.sizes, size) },
    })),
    ...filter.roles.map((role) => ({
      id: role,
      text: t('settingIs', t('groupsColumn_role'), tOf('role', role)),
      off: { roles: flip(filter.roles, role) },
    })),
    ...FILTERED_SETTINGS.flatMap((setting) =>
      (filter.settings[setting] ?? []).map((state) => ({
        id: `${setting}-${state}`,
        text: t('settingIs', tOf('setting', setting), stateText(setting, state)),
        off: flipSetting(filter, setting, state),
      })),
    ),
    ...AMOUNTS.flatMap((amount) =>
      amount.values
        .filter((value) => isOn(filter, amount, value))
        .map((value) => ({
          id: `${amount.by}-${value}`,
          text: t('settingIs', tOf('groupsColumn', amount.column), amountText(amount, value)),
          off: flipAmount(filter, amount, value),
        })),
    ),
    ...FLAGS.filter((flag) => filter[flag]).map((flag) => ({
      id: flag,
      text: tOf('groupsOnly', flag),
      off: { [flag]: false },
    })),
  ];
  if (chips.length === 0) return null;
  return (
    <Cluster gap={4}>
      {chips.map(({ id, text, off }) => (
        <Chip key={id} onRemove={() => onChange(off)} removeLabel={t('filterRemove', text)}>
          {text}
        </Chip>
      ))}
      <Button variant="plain" size="s" onClick={() => onChange({ ...NO_GROUP_FILTER, text: filter.text })}>
        {t('filterClear')}
      </Button>
    </Cluster>
  );
}

/** How many of all groups a filter alone would leave. */
const countOf = ({ all, nowMs }: FilterProps, only: Partial<GroupFilter>) =>
  formatNumber(filterGroups(all, { ...NO_GROUP_FILTER, ...only }, nowMs).length);

function kindItems(props: FilterProps): MenuItem[] {
  const { filter, onChange } = props;
  return KINDS.map((kind) => ({
    id: kind,
    label: tOf('groupKind', kind),
    end: countOf(props, { kinds: [kind] }),
    checked: filter.kinds.includes(kind),
    onSelect: () => onChange({ kinds: flip(filter.kinds, kind) }),
  }));
}

function sizeItems(props: FilterProps): MenuItem[] {
  const { filter, onChange } = props;
  return [
    ...GROUP_SIZES.map((size) => ({
      id: size,
      label: tOf('groupsSize', size),
      end: countOf(props, { sizes: [size] }),
      checked: filter.sizes.includes(size),
      onSelect: () => onChange({ sizes: flip(filter.sizes, size) }),
    })),
    { id: 'roles', heading: t('groupsColumn_role') },
    ...ROLES.map((role) => ({
      id: role,
      label: tOf('role', role),
      end: countOf(props, { roles: [role] }),
      checked: filter.roles.includes(role),
      onSelect: () => onChange({ roles: flip(filter.roles, role) }),
    })),
    ...AMOUNTS.filter(({ by }) => by === 'places').flatMap((amount) => amountItems(props, amount)),
  ];
}

function settingItems(props: FilterProps): MenuItem[] {
  const { filter, onChange } = props;
  return FILTERED_SETTINGS.flatMap((setting): MenuItem[] => [
    { id: setting, heading: tOf('setting', setting) },
    ...SETTING_STATES.map((state) => ({
      id: `${setting}-${state}`,
      label: stateText(setting, state),
      end: countOf(props, { settings: { [setting]: [state] } }),
      checked: filter.settings[setting]?.includes(state) ?? false,
      onSelect: () => onChange(flipSetting(filter, setting, state)),
    })),
  ]);
}

function flagItems(props: FilterProps): MenuItem[] {
  const { filter, onChange } = props;
  return [
    ...FLAGS.map((flag) => ({
      id: flag,
      label: tOf('groupsOnly', flag),
      end: countOf(props, { [flag]: true }),
      checked: filter[flag],
      onSelect: () => onChange({ [flag]: !filter[flag] }),
    })),
    ...AMOUNTS.filter(({ by }) => by !== 'places').flatMap((amount) => amountItems(props, amount)),
  ];
}

function amountItems(props: FilterProps, amount: Amount): MenuItem[] {
  return [
    { id: amount.by, heading: tOf('groupsColumn', amount.column) },
    ...amount.values.map((value) => ({
      id: `${amount.by}-${value}`,
      label: amountText(amount, value),
      end: countOf(props, { [amount.by]: [value] }),
      checked: isOn(props.filter, amount, value),
      onSelect: () => props.onChange(flipAmount(props.filter, amount, value)),
    })),
  ];
}

type AmountValue = Amount['values'][number];

const chosenOf = (filter: GroupFilter, { by }: Amount): readonly AmountValue[] => filter[by] ?? [];

const isOn = (filter: GroupFilter, amount: Amount, value: AmountValue): boolean =>
  chosenOf(filter, amount).includes(value);

const flipAmount = (filter: GroupFilter, amount: Amount, value: AmountValue): Partial<GroupFilter> => ({
  [amount.by]: flip(chosenOf(filter, amount), value),
});

/** "0–10"; "30 days ago or earlier". */
function amountText({ by }: Amount, value: AmountValue): string {
  if (value === 'unknown') return t('groupsUnknown');
  const number = Number(value);
  return by === 'places'
    ? `${formatNumber(0)}–${formatNumber(number)}`
    : t('groupsOrEarlier', new Intl.RelativeTimeFormat(language()).format(-number, 'day'));
}

function stateText(setting: FilteredSetting, state: SettingState): string {
  if (state === 'unknown') return t('groupsUnknown');
  if (setting === 'addMode') return tOf('addMode', state === 'on' ? 'admins' : 'all');
  return t(state === 'on' ? 'settingOn' : 'settingOff');
}

function flipSetting(
  { settings }: GroupFilter,
  setting: FilteredSetting,
  state: SettingState,
): Partial<GroupFilter> {
  return { settings: { ...settings, [setting]: flip(settings[setting] ?? [], state) } };
}
