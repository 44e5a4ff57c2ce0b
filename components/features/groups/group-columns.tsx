import type { ReactNode } from 'react';
import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import { ephemeralText } from '@/components/app/setting-words.ts';
import type { useGroupPlaces } from '@/components/app/use-group-places.ts';
import type { GridColumn } from '@/components/ui/data-grid.tsx';
import { Dim, Hidden } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import {
  closedBy,
  GROUP_COLUMNS,
  type GroupColumn,
  pendingOf,
  placesLeft,
} from '@/utils/domain/group-table.ts';
import { formatDateTime, formatNumber, formatRelative, t, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './groups.module.css';

/** px. */
const WIDTHS: Readonly<Record<GroupColumn, number>> = {
  name: 240,
  members: 96,
  places: 92,
  pending: 88,
  role: 92,
  announce: 108,
  restrict: 120,
  approval: 104,
  addMode: 116,
  ephemeralS: 136,
  link: 116,
  activity: 116,
  created: 116,
};
const NUMBERS: readonly GroupColumn[] = ['members', 'places', 'pending'];

type PlacesOf = ReturnType<typeof useGroupPlaces>;

/** The columns as of `nowMs`, in Unix ms. */
export function groupColumns(
  nowMs: number,
  onOpen: (group: GroupRow) => void,
  placesOf: PlacesOf,
  hidden: readonly string[],
): GridColumn<GroupRow, GroupColumn>[] {
  return GROUP_COLUMNS.filter((id) => id === 'name' || !hidden.includes(id)).map((id) => ({
    id,
    title: tOf('groupsColumn', id),
    width: WIDTHS[id],
    atEnd: NUMBERS.includes(id),
    render: (group, active) =>
      id === 'name' ? (
        <NameCell group={group} active={active} onOpen={onOpen} placesOf={placesOf} />
      ) : (
        (cell(group, id, nowMs) ?? (
          <Unknown hint={t(id === 'link' ? 'groupsLinkHint' : 'groupsUnknownHint')} />
        ))
      ),
  }));
}

type NameProps = { group: GroupRow; active: boolean; onOpen(group: GroupRow): void; placesOf: PlacesOf };

/** The name, why the group cannot be chosen, and what else there is of it (CP60). */
function NameCell({ group, active, onOpen, placesOf }: NameProps) {
  const why = closedBy(group);
  const name = groupTitle(group.subject);
  return (
    <>
      <div className={styles.named}>
        <button type="button" className={styles.name} tabIndex={-1} onClick={() => onOpen(group)}>
          <bdi>{name}</bdi>
        </button>
        {why && <span className={styles.why}>{tOf('groupLocked', why)}</span>}
      </div>
      {/* Its arrows move in the menu, not from row to row. */}
      <span className={styles.more} role="presentation" onKeyDown={(event) => event.stopPropagation()}>
        <Menu
          size="s"
          icon="more"
          iconOnly
          label={t('moreForThing', isolate(name))}
          tabIndex={active ? 0 : -1}
          items={() => placesOf(group.id)}
        />
      </span>
    </>
  );
}

/** Nothing where it is unknown. */
function cell(group: GroupRow, column: Exclude<GroupColumn, 'name'>, nowMs: number): ReactNode {
  const { settings } = group;
  switch (column) {
    case 'members':
      return formatNumber(group.size);
    case 'places':
      return number(placesLeft(group));
    case 'pending':
      return number(pendingOf(group));
    case 'role':
      return group.myRole && tOf('role', group.myRole);
    case 'announce':
    case 'restrict':
    case 'approval': {
      const value = settings[column];
      if (value === undefined) return undefined;
      return value ? t('settingOn') : <Dim>{t('settingOff')}</Dim>;
    }
    case 'addMode':
      return settings.addMode && tOf('addMode', settings.addMode);
    case 'ephemeralS': {
      const { ephemeralS } = settings;
      if (ephemeralS === undefined) return undefined;
      return ephemeralS === 0 ? <Dim>{t('settingOff')}</Dim> : ephemeralText(ephemeralS);
    }
    case 'link':
      return time(group.linkResetAt, nowMs);
    case 'activity':
      return time(group.lastActivityAt, nowMs);
    case 'created':
      return time(group.createdAt, nowMs);
  }
}

function number(value: number | undefined): ReactNode {
  if (value === undefined) return undefined;
  return value === 0 ? <Dim>{formatNumber(value)}</Dim> : formatNumber(value);
}

function time(atMs: number | undefined, nowMs: number): ReactNode {
  if (atMs === undefined) return undefined;
  return <RelativeTime atMs={atMs} text={formatRelative(atMs, nowMs)} exact={formatDateTime(atMs)} />;
}

function Unknown({ hint }: { hint: string }) {
  return (
    <span className={styles.unknown} title={hint}>
      <span aria-hidden="true">?</span>
      <Hidden>{t('groupsUnknown')}</Hidden>
    </span>
  );
}
