import { useCallback, useMemo, useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { acrossPlan, targetOfPerson } from '@/components/app/across-plan.ts';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { PersonRow, personRowHeight } from '@/components/app/person-row.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { SelectLine } from '@/components/app/select-line.tsx';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Cluster, Dim } from '@/components/ui/layout.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { unreadOf } from '@/utils/domain/across-groups.ts';
import { asId, type GroupId, type GroupSetId } from '@/utils/domain/ids.ts';
import { formatList, t, tn } from '@/utils/i18n.ts';
import type { AcrossRow, GroupRow, Result } from '@/utils/store/api.ts';
import { SilentBanner, SilentTooEarly } from './silent-banner.tsx';
import { SilentInPeople } from './silent-in-people.tsx';
import { useAsked } from './use-asked.ts';

type Row = AcrossRow & { groupId: GroupId };
type Found = Result<'silentAcross'>;

/** People read at once, and more with each press. */
const PAGE = 200;
/** Names of groups on a row before the rest becomes a number. */
const SHOWN_GROUPS = 4;
const keyOf = (row: Row) => row.personId;
const canChoose = () => true;

type SilentAcrossProps = {
  days: number;
  groups: readonly GroupRow[];
  /** Missing: all groups. */
  setId: GroupSetId | undefined;
  name: string;
};

/** PL61: who is silent in each of these groups that they are in. */
export function SilentAcross({ days, groups, setId, name }: SilentAcrossProps) {
  const { account } = useApp();
  const [limit, setLimit] = useState(PAGE);
  const stamp = useLive('peopleVersion', {}).value?.version;
  const groupIds = groups.map(({ id }) => id);
  const live = useAsked(
    'silentAcross',
    account ? { accountId: account.id, groupIds, days, limit } : null,
    stamp,
  );
  const unread = unreadOf(groups).length;
  return (
    <LiveView live={live}>
      {(found) =>
        found.from === undefined ? (
          <SilentTooEarly found={found} days={days} />
        ) : (
          <>
            <SilentBanner found={found} days={days} isAcross />
            {unread > 0 && <Banner icon="clock">{tn('acrossUnread', unread)}</Banner>}
            <People
              found={found}
              days={days}
              groups={groups}
              setId={setId}
              name={name}
              isOld={live.isOld}
              onMore={() => setLimit((before) => before + PAGE)}
            />
          </>
        )
      }
    </LiveView>
  );
}

type PeopleProps = SilentAcrossProps & { found: Found; isOld: boolean; onMore(): void };

function People({ found, days, groups, setId, name, isOld, onMore }: PeopleProps) {
  const { account } = useApp();
  const { openPerson } = useShell();
  const tags = useTags();
  const names = useMemo(() => new Map(groups.map(({ id, subject }) => [id, groupTitle(subject)])), [groups]);
  // No group is the row's own: of tags only those that hold everywhere are shown.
  const rows = useMemo(() => found.rows.map((row): Row => ({ ...row, groupId: asId('') })), [found]);
  const selection = useSelection({
    listId: `silent across ${account?.id} ${setId ?? ''}`,
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
    return <EmptyState icon="chat" title={t('silentNobodyTitle')} text={t('silentNobodyAcross')} />;
  return (
    <>
      <SelectLine
        countText={tn('silentCount', found.total)}
        shownCount={rows.length}
        allCount={rows.length}
        chosenCount={selection.chosen.length}
        allChosen={selection.allShown}
        onAll={selection.list.onAll}
        onNoneShown={selection.dropShown}
        onNone={selection.clear}
        rules={() => []}
        end={
          <Cluster>
            {rows.length < found.total && (
              <>
                <Dim>{t('acrossFirst', rows.length, found.total)}</Dim>
                <Button size="s" onClick={onMore}>
                  {t('acrossShowMore')}
                </Button>
              </>
            )}
            <SilentInPeople days={days} setId={setId} />
          </Cluster>
        }
      />
      <div className={view.list} data-old={isOld || undefined} aria-busy={isOld}>
        <VirtualList
          items={rows}
          keyOf={keyOf}
          rowHeight={personRowHeight}
          label={t('silentListLabel', name)}
          renderRow={renderRow}
          selection={selection.list}
          onOpen={(row) => openPerson(row.personId)}
        />
      </div>
      <ActionBar chosenCount={selection.chosen.length} hiddenCount={0} onClear={selection.clear}>
        <Actions rows={selection.chosen} groups={groups} onDone={selection.clear} />
      </ActionBar>
    </>
  );
}

type ActionsProps = { rows: readonly Row[]; groups: readonly GroupRow[]; onDone(): void };

function Actions({ rows, groups, onDone }: ActionsProps) {
  const { account } = useApp();
  const { confirm } = useShell();
  const { TagPicker, BulkNote } = useSlots();
  const command = useCommand();
  const noRemoving = useLack('remove-members');
  const [open, setOpen] = useState<'tag' | 'note'>();
  const [isAsking, setIsAsking] = useState(false);
  const close = () => setOpen(undefined);
  const remove = async () => {
    if (!account) return;
    setIsAsking(true);
    const groupIds = [...new Set(rows.flatMap((row) => row.groupIds))];
    // As they are now: they may have written, left or been made admins since.
    const where = await command('whereAre', {
      accountId: account.id,
      groupIds,
      personIds: rows.map(({ personId }) => personId),
    });
    setIsAsking(false);
    if (!where.ok) return;
    const theirs = groups.filter(({ id }) => groupIds.includes(id));
    const plan = acrossPlan('remove', rows.map(targetOfPerson), theirs, where.value, {
      isWhereTheyAre: true,
    });
    if ((await confirm(plan)) !== null) onDone();
  };
  return (
    <>
      <Button icon="tag" onClick={() => setOpen('tag')}>
        {t('tagAction')}
      </Button>
      <IconButton icon="note" label={t('noteAction')} onClick={() => setOpen('note')} />
      <Button
        variant="danger"
        disabled={noRemoving !== undefined || isAsking}
        title={noRemoving}
        onClick={() => void remove()}
      >
        {t('acrossRemove')}
      </Button>
      <Dialog
        open={open === 'tag'}
        onClose={close}
        size="s"
        title={`${t('tagAction')}: ${tn('people', rows.length)}`}
        closeLabel={t('close')}
      >
        <TagPicker people={rows} onDone={close} />
      </Dialog>
      {open === 'note' && <BulkNote people={rows} onClose={close} />}
    </>
  );
}
