/** Filter, order and set of the table of groups as a page's address, and back. Rules GM16, GM17: `SPEC.md`, "Groups". */
import type { GroupKind } from './group.ts';
import {
  FILTERED_SETTINGS,
  GROUP_COLUMNS,
  GROUP_SIZES,
  type GroupFilter,
  type GroupSort,
  LINK_AGES,
  PLACES_LEFT,
  QUIET_TIMES,
  SETTING_STATES,
} from './group-table.ts';
import { asId, type GroupSetId } from './ids.ts';

export type TableState = { filter: GroupFilter; sort: GroupSort; setId?: GroupSetId | undefined };

const KINDS: readonly GroupKind[] = ['group', 'subgroup', 'announcement', 'general'];
const ROLES = ['superadmin', 'admin'] as const;
/** A longer text is no search. */
const TEXT_LIMIT = 200;

/** GM16. Empty for the table as it stands without a choice. */
export function tableAddress({ filter, sort, setId }: TableState): string {
  const parts = new URLSearchParams();
  const list = (name: string, values: readonly string[]) => {
    if (values.length > 0) parts.set(name, values.join('.'));
  };
  if (setId !== undefined) parts.set('set', setId);
  if (filter.text.trim() !== '') parts.set('find', filter.text);
  list('kind', filter.kinds);
  list('size', filter.sizes);
  list('role', filter.roles);
  list('places', filter.places ?? []);
  list('link', filter.links ?? []);
  list('quiet', filter.quiet ?? []);
  for (const setting of FILTERED_SETTINGS) list(setting, filter.settings[setting] ?? []);
  list('only', [...(filter.pending ? ['pending'] : []), ...(filter.suspended ? ['suspended'] : [])]);
  if (sort.by !== 'name' || sort.descending) parts.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  return parts.toString();
}

/** GM17. What is not understood is left out, never a reason to fail. */
export function readTableAddress(address: string): TableState {
  const parts = new URLSearchParams(address);
  const list = <Value extends string>(name: string, known: readonly Value[]): Value[] => {
    const asked = parts.get(name)?.split('.') ?? [];
    return known.filter((value) => asked.includes(value));
  };
  const only = list('only', ['pending', 'suspended']);
  const sort = parts.get('sort') ?? 'name';
  const by = GROUP_COLUMNS.find((column) => column === sort.replace(/^-/, ''));
  const setId = parts.get('set');
  return {
    filter: {
      text: parts.get('find')?.slice(0, TEXT_LIMIT) ?? '',
      kinds: list('kind', KINDS),
      sizes: list('size', GROUP_SIZES),
      roles: list('role', ROLES),
      settings: Object.fromEntries(
        FILTERED_SETTINGS.map((setting) => [setting, list(setting, SETTING_STATES)] as const).filter(
          ([, states]) => states.length > 0,
        ),
      ),
      pending: only.includes('pending'),
      suspended: only.includes('suspended'),
      places: list('places', PLACES_LEFT),
      links: list('link', LINK_AGES),
      quiet: list('quiet', QUIET_TIMES),
    },
    sort: { by: by ?? 'name', descending: by !== undefined && sort.startsWith('-') },
    setId: setId === null || setId === '' ? undefined : asId(setId),
  };
}
