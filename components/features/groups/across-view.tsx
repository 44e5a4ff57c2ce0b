import { useCallback, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { compareNames, groupTitle, oneLine } from '@/components/app/person-words.ts';
import { PersonRow, personRowHeight } from '@/components/app/person-row.tsx';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Toolbar, View } from '@/components/ui/layout.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { EmptyState, ErrorState, Skeleton } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import { isInTable } from '@/utils/domain/group-table.ts';
import { asId, type GroupId, type GroupSetId } from '@/utils/domain/ids.ts';
import { formatList, t, tn } from '@/utils/i18n.ts';
import type { AcrossRow, GroupRow } from '@/utils/store/api.ts';
import { AcrossActions } from './across-actions.tsx';
import styles from './across.module.css';
import { UnreadNote } from './unread-note.tsx';
import { acrossStamp, useAcross } from './use-across.ts';

type Row = AcrossRow & { groupId: GroupId };
type Scope = 'all' | 'chosen' | GroupSetId;

/** People read at once, and more with each press. */
const PAGE = 100;
/** Names of groups on a row before the rest becomes a number. */
const SHOWN_GROUPS = 4;
const LEAST = [1, 2, 3, 4, 5, 10, 20, 50, 100];

const keyOf = (row: Row) => row.personId;
const canChoose = () => true;

/** GM21, GM22: who is in at least so many of my groups, of those chosen or of a set; to be tagged, removed or added. */
export function AcrossView({ chosen, onBack }: { chosen: readonly GroupId[]; onBack(): void }) {
  const { groups: known } = useShell();
  const sets = useGroupSets();
  const nowMs = useNow(60_000);
  const [scope, setScope] = useState<Scope>(chosen.length > 0 ? 'chosen' : 'all');
  const [wantedLeast, setLeast] = useState(2);
  const [text, setText] = useState('');
  const [by, setBy] = useState<'groups' | 'name'>('groups');
  const [limit, setLimit] = useState(PAGE);
  const set = sets.find(({ id }) => id === scope);
  const groups = useMemo(() => {
    const all = known.filter(isInTable).toSorted((a, b) => compareNames(a.subject, b.subject));
    if (set) return groupsOfSet(all, set, nowMs);
    // A chosen group that I administer no longer stays: it is named where it matters.
    return scope === 'chosen' ? known.filter(({ id }) => chosen.includes(id)) : all;
  }, [known, set, scope, chosen, nowMs]);
  const atLeast = Math.max(1, Math.min(wantedLeast, groups.length));
  const { outcome, isOld } = useAcross(
    { groupIds: groups.map(({ id }) => id), atLeast, text, by, limit },
    acrossStamp(groups),
  );
  return (
    <SlideOver title={t('acrossTitle')} backLabel={t('back')} onBack={onBack}>
      <View>
        <div className={styles.head}>
          <SearchField
            value={text}
            onChange={setText}
            label={t('acrossSearch')}
            clearLabel={t('clearSearch')}
          />
          <div className={styles.choices}>
            <Select<Scope>
              label={t('acrossScope')}
              value={set || scope === 'all' || scope === 'chosen' ? scope : 'all'}
              options={[
                { value: 'all', label: tn('acrossScopeAll', known.filter(isInTable).length) },
                ...(chosen.length > 0
                  ? [{ value: 'chosen' as const, label: tn('setsHoldsHand', chosen.length) }]
                  : []),
                ...sets.map(({ id, name }) => ({ value: id, label: t('acrossScopeSet', oneLine(name)) })),
              ]}
              onChange={setScope}
            />
            <Select
              label={t('acrossLeast')}
              value={String(atLeast)}
              options={[...LEAST.filter((n) => n < groups.length), groups.length]
                .filter((n) => n > 0 && (n === 1 || n <= groups.length))
                .map((n) => ({
                  value: String(n),
                  label: n === groups.length && n > 1 ? tn('acrossLeastAll', n) : tn('acrossLeastOf', n),
                }))}
              onChange={(value) => setLeast(Number(value))}
            />
            <Select
              label={t('acrossOrder')}
              value={by}
              options={[
                { value: 'groups', label: t('acrossBy_groups') },
                { value: 'name', label: t('acrossBy_name') },
              ]}
              onChange={(value) => setBy(value)}
            />
          </div>
        </div>
        <UnreadNote groups={groups} />
        {outcome === undefined ? (
          <Skeleton rows={8} label={t('loading')} />
        ) : outcome.ok ? (
          <People
            key={scope}
            {...outcome.value}
            isOld={isOld}
            groups={groups}
            onMore={() => setLimit((before) => before + PAGE)}
          />
        ) : (
          <ErrorState
            title={reasonText(outcome.reason)}
            text={reasonNextStep(outcome.reason)}
            code={outcome.reason}
          />
        )}
      </View>
    </SlideOver>
  );
}

type PeopleProps = {
  rows: readonly AcrossRow[];
  total: number;
  isOld: boolean;
  groups: readonly GroupRow[];
  onMore(): void;
};

function People({ rows: found, total, isOld, groups, onMore }: PeopleProps) {
  const { account } = useApp();
  const { openPerson } = useShell();
  const tags = useTags();
  const names = useMemo(() => new Map(groups.map(({ id, subject }) => [id, groupTitle(subject)])), [groups]);
  // No group is the row's own: of tags only those that hold everywhere are shown.
  const rows = useMemo(() => found.map((row): Row => ({ ...row, groupId: asId('') })), [found]);
  const selection = useSelection({
    listId: `across ${account?.id}`,
    all: rows,
    shown: rows,
    keyOf,
    canChoose,
  });
  const { toggleKey } = selection;
  const renderRow = useCallback(
    (row: Row, state: { selected: boolean; active: boolean }) => {
      const all = row.groupIds.map((id) => names.get(id) ?? t('unknownGroup'));
      const rest = all.length - SHOWN_GROUPS;
      const listed = formatList(all.slice(0, SHOWN_GROUPS));
      return (
        <PersonRow
          person={row}
          tags={tags}
          selected={state.selected}
          active={state.active}
          facts={[rest > 0 ? t('acrossMore', listed, rest) : listed]}
          end={<span title={formatList(all)}>{tn('acrossIn', all.length)}</span>}
          onToggle={() => toggleKey(keyOf(row))}
        />
      );
    },
    [names, tags, toggleKey],
  );
  if (rows.length === 0)
    return <EmptyState icon="users" title={t('acrossEmptyTitle')} text={t('acrossEmptyText')} />;
  return (
    <>
      <Toolbar
        end={
          rows.length < total && (
            <Button size="s" onClick={onMore}>
              {t('acrossShowMore')}
            </Button>
          )
        }
      >
        <Button
          size="s"
          variant="plain"
          onClick={selection.allShown ? selection.dropShown : selection.list.onAll}
        >
          {t(selection.allShown ? 'selectNone' : 'selectAllShown')}
        </Button>
        <span role="status" aria-busy={isOld}>
          {rows.length < total ? t('acrossFirst', rows.length, total) : tn('people', total)}
        </span>
      </Toolbar>
      <div className={view.list} data-old={isOld || undefined}>
        <VirtualList
          items={rows}
          keyOf={keyOf}
          rowHeight={personRowHeight}
          label={t('acrossTitle')}
          renderRow={renderRow}
          selection={selection.list}
          onOpen={(row) => openPerson(row.personId)}
        />
      </div>
      <AcrossActions people={selection.chosen} groups={groups} onClear={selection.clear} />
    </>
  );
}
