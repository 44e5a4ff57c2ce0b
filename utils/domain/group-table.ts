/** The table of my groups: which ones, found how, in what order. Rules GM1–GM5, GM65: `SPEC.md`, "Groups". */
import { fold } from './filter-text.ts';
import type { GroupFacts, GroupKind } from './group.ts';

export type TableGroup = GroupFacts & {
  pendingCount: number;
  requestsReadAt?: number | undefined;
  linkResetAt?: number | undefined;
  goneAt?: number | undefined;
};

export const GROUP_COLUMNS = [
  'name',
  'members',
  'places',
  'pending',
  'role',
  'announce',
  'restrict',
  'approval',
  'addMode',
  'ephemeralS',
  'link',
  'activity',
  'created',
] as const;
export type GroupColumn = (typeof GROUP_COLUMNS)[number];

export type GroupSort = { by: GroupColumn; descending: boolean };

/** GM1. */
export function isInTable(group: Pick<TableGroup, 'myRole' | 'goneAt' | 'kind'>): boolean {
  const isMine = group.myRole === 'admin' || group.myRole === 'superadmin';
  return isMine && group.goneAt === undefined && group.kind !== 'community';
}

/** GM2. Why a group cannot be chosen. */
export function closedBy(group: GroupFacts): 'suspended' | 'terminated' | undefined {
  if (group.terminated) return 'terminated';
  return group.suspended ? 'suspended' : undefined;
}

/** GM4. */
export function placesLeft({ size, sizeLimit }: GroupFacts): number | undefined {
  return sizeLimit === undefined ? undefined : Math.max(0, sizeLimit - size);
}

/** GM4. */
export function pendingOf(group: TableGroup): number | undefined {
  if (group.pendingCount > 0 || group.requestsReadAt !== undefined) return group.pendingCount;
  // Without approval nobody can be waiting.
  return group.settings.approval === false ? 0 : undefined;
}

const ROLES = { superadmin: 0, admin: 1, member: 2 } as const;

function valueOf(group: TableGroup, column: GroupColumn): string | number | undefined {
  const { settings } = group;
  switch (column) {
    case 'name':
      return group.subject;
    case 'members':
      return group.size;
    case 'places':
      return placesLeft(group);
    case 'pending':
      return pendingOf(group);
    case 'role':
      return group.myRole && ROLES[group.myRole];
    case 'announce':
    case 'restrict':
    case 'approval':
      return settings[column] === undefined ? undefined : Number(settings[column]);
    case 'addMode':
      return settings.addMode && Number(settings.addMode === 'all');
    case 'ephemeralS':
      return settings.ephemeralS;
    case 'link':
      return group.linkResetAt;
    case 'activity':
      return group.lastActivityAt;
    case 'created':
      return group.createdAt;
  }
}

/** What a first click on a heading means: the most and the newest first, names and roles from the start; old links first. */
export function startsDescending(column: GroupColumn): boolean {
  return column !== 'name' && column !== 'role' && column !== 'places' && column !== 'link';
}

/** A sorted copy. `compare` orders texts the way of the reader's language. GM3, GM4. */
export function sortGroups<Group extends TableGroup>(
  groups: readonly Group[],
  sort: GroupSort,
  compare: (a: string, b: string) => number,
): Group[] {
  const keyed = groups.map((group) => ({ group, value: valueOf(group, sort.by) }));
  const sign = sort.descending ? -1 : 1;
  keyed.sort(
    (a, b) =>
      compareValues(a.value, b.value, sign, compare) ||
      compare(a.group.subject, b.group.subject) ||
      (a.group.id < b.group.id ? -1 : 1),
  );
  return keyed.map(({ group }) => group);
}

function compareValues(
  a: string | number | undefined,
  b: string | number | undefined,
  sign: number,
  compare: (a: string, b: string) => number,
): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
}

/** The settings one can filter by, each as on, off or unknown. On means: only admins may add; messages disappear. */
export const FILTERED_SETTINGS = ['announce', 'restrict', 'approval', 'addMode', 'ephemeralS'] as const;
export type FilteredSetting = (typeof FILTERED_SETTINGS)[number];
export const SETTING_STATES = ['on', 'off', 'unknown'] as const;
export type SettingState = (typeof SETTING_STATES)[number];

/** By number of members; the largest ones and those without a place left are where care is needed. */
export const GROUP_SIZES = ['small', 'medium', 'large', 'full'] as const;
export type GroupSize = (typeof GROUP_SIZES)[number];
export type MyAdminRole = 'superadmin' | 'admin';

/** GM65. How many places are left at most; how many days ago at least. Words, as they stand in the address. */
export const PLACES_LEFT = ['10', '100', 'unknown'] as const;
type PlacesLeft = (typeof PLACES_LEFT)[number];
export const LINK_AGES = ['30', '90', '365', 'unknown'] as const;
type LinkAge = (typeof LINK_AGES)[number];
export const QUIET_TIMES = ['7', '30', '90', 'unknown'] as const;
type QuietTime = (typeof QUIET_TIMES)[number];

export type GroupFilter = {
  text: string;
  kinds: GroupKind[];
  sizes: GroupSize[];
  roles: MyAdminRole[];
  settings: { [setting in FilteredSetting]?: SettingState[] | undefined };
  /** Only where somebody waits. */
  pending: boolean;
  /** Only those that are suspended or closed. */
  suspended: boolean;
  /** GM65. Missing in sets that were saved before there was such a filter: as if empty. */
  places?: PlacesLeft[] | undefined;
  links?: LinkAge[] | undefined;
  quiet?: QuietTime[] | undefined;
};

export const NO_GROUP_FILTER: GroupFilter = {
  text: '',
  kinds: [],
  sizes: [],
  roles: [],
  settings: {},
  pending: false,
  suspended: false,
  places: [],
  links: [],
  quiet: [],
};

/** Members from here on: a medium and a large group. */
export const MEDIUM_SIZE = 50;
export const LARGE_SIZE = 256;

/** A full group is large or not, too: it is in two of these. */
export function isOfSize(group: GroupFacts, size: GroupSize): boolean {
  if (size === 'full') return placesLeft(group) === 0;
  if (size === 'small') return group.size < MEDIUM_SIZE;
  return size === 'large' ? group.size >= LARGE_SIZE : group.size >= MEDIUM_SIZE && group.size < LARGE_SIZE;
}

export function settingState({ settings }: GroupFacts, setting: FilteredSetting): SettingState {
  const value = settings[setting];
  if (value === undefined) return 'unknown';
  return value === true || value === 'admins' || (typeof value === 'number' && value > 0) ? 'on' : 'off';
}

const DAY_MS = 86_400_000;

/** GM65. Any of what is wanted; nothing wanted lets everything through. */
function isAmong(
  wanted: readonly string[] | undefined,
  value: number | undefined,
  meets: (value: number, wanted: number) => boolean,
): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  if (value === undefined) return wanted.includes('unknown');
  return wanted.some((one) => one !== 'unknown' && meets(value, Number(one)));
}

/** GM5, GM65. The order is kept. */
export function filterGroups<Group extends TableGroup>(
  groups: readonly Group[],
  filter: GroupFilter,
  nowMs: number,
): Group[] {
  const isAgo = (atMs: number, days: number): boolean => nowMs - atMs >= days * DAY_MS;
  const words = fold(filter.text.trim())
    .split(/\s+/u)
    .filter((word) => word !== '');
  const wanted = FILTERED_SETTINGS.flatMap((setting) => {
    const states = filter.settings[setting] ?? [];
    return states.length === 0 ? [] : [{ setting, states }];
  });
  return groups.filter((group) => {
    if (filter.kinds.length > 0 && !filter.kinds.includes(group.kind)) return false;
    if (filter.sizes.length > 0 && !filter.sizes.some((size) => isOfSize(group, size))) return false;
    if (filter.roles.length > 0 && !filter.roles.some((role) => role === group.myRole)) return false;
    if (filter.pending && !((pendingOf(group) ?? 0) > 0)) return false;
    if (filter.suspended && closedBy(group) === undefined) return false;
    if (!wanted.every(({ setting, states }) => states.includes(settingState(group, setting)))) return false;
    if (!isAmong(filter.places, placesLeft(group), (left, most) => left <= most)) return false;
    if (!isAmong(filter.links, group.linkResetAt, isAgo)) return false;
    if (!isAmong(filter.quiet, group.lastActivityAt, isAgo)) return false;
    if (words.length === 0) return true;
    const text = fold(`${group.subject}\n${group.description ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
