import { useCallback, useMemo, useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { isolate } from '@/components/app/isolate.ts';
import { jobItem } from '@/components/app/job-item.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { PersonRow, personRowHeight } from '@/components/app/person-row.tsx';
import { compareNames, groupTitle, personTitle } from '@/components/app/person-words.ts';
import { SelectLine } from '@/components/app/select-line.tsx';
import { type JobPlan, useShell, useSlots } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useSelection } from '@/components/app/use-selection.ts';
import { useTags } from '@/components/app/use-tags.ts';
import view from '@/components/app/view.module.css';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { Silent } from '@/utils/domain/insight.ts';
import { sortForAct } from '@/utils/domain/select-eligible.ts';
import type { DayNumber } from '@/utils/domain/zoned-time.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow, MemberRow } from '@/utils/store/api.ts';
import { longDay } from './insight-words.ts';
import { SilentBanner, SilentTooEarly } from './silent-banner.tsx';
import { SilentInPeople } from './silent-in-people.tsx';

type SilentRow = MemberRow & { lastDay?: DayNumber | undefined };
const keyOf = (row: SilentRow) => row.wid;
const canChoose = (row: SilentRow) => row.pendingJob === undefined;

/** IN8: members of the group in focus who were not seen writing. */
export function SilentView({ days }: { days: number }) {
  const { account } = useApp();
  const { group } = useShell();
  const at = account && group ? { accountId: account.id, groupId: group.id } : null;
  const silent = useLive('silent', at && { ...at, days });
  const members = useLive('members', at);
  if (!group) return null;
  return (
    <LiveView live={silent}>
      {(found) =>
        found.from === undefined ? (
          <SilentTooEarly found={found} days={days} />
        ) : (
          <LiveView live={members}>
            {(rows) => <SilentList key={group.id} group={group} found={found} members={rows} days={days} />}
          </LiveView>
        )
      }
    </LiveView>
  );
}

type SilentListProps = { group: GroupRow; found: Silent; members: readonly MemberRow[]; days: number };

function SilentList({ group, found, members, days }: SilentListProps) {
  const { openPerson } = useShell();
  const tags = useTags();
  const rows = useMemo(() => {
    const lastDays = new Map(found.members.map(({ wid, lastDay }) => [wid, lastDay]));
    return members
      .filter(({ wid }) => lastDays.has(wid))
      .map((row): SilentRow => ({ ...row, lastDay: lastDays.get(row.wid) }))
      .sort((a, b) => compareNames(personTitle(a), personTitle(b)));
  }, [found, members]);
  const selection = useSelection({ listId: `silent ${group.id}`, all: rows, shown: rows, keyOf, canChoose });
  const { toggleKey } = selection;
  const renderRow = useCallback(
    (row: SilentRow, state: { selected: boolean; active: boolean }) => (
      <PersonRow
        person={row}
        tags={tags}
        selected={state.selected}
        active={state.active}
        facts={[
          row.lastDay === undefined ? t('silentNever') : t('silentLast', longDay(row.lastDay)),
          row.role === 'member' ? undefined : tOf('role', row.role),
        ]}
        pending={row.pendingJob && tOf('pending', row.pendingJob)}
        onToggle={row.pendingJob === undefined ? () => toggleKey(keyOf(row)) : undefined}
      />
    ),
    [tags, toggleKey],
  );
  return (
    <>
      <SilentBanner found={found} days={days} />
      {rows.length === 0 ? (
        <EmptyState icon="chat" title={t('silentNobodyTitle')} text={t('silentNobodyText')} />
      ) : (
        <>
          <SelectLine
            countText={tn('silentCount', rows.length)}
            shownCount={rows.length}
            allCount={rows.length}
            chosenCount={selection.chosen.length}
            allChosen={selection.allShown}
            onAll={selection.list.onAll}
            onNoneShown={selection.dropShown}
            onNone={selection.clear}
            rules={() => []}
            end={<SilentInPeople days={days} groupId={group.id} />}
          />
          <div className={view.list}>
            <VirtualList
              items={rows}
              keyOf={keyOf}
              rowHeight={personRowHeight}
              label={t('silentListLabel', isolate(groupTitle(group.subject)))}
              renderRow={renderRow}
              selection={selection.list}
              onOpen={(row) => openPerson(row.personId, row.groupId)}
            />
          </div>
        </>
      )}
      <ActionBar chosenCount={selection.chosen.length} hiddenCount={0} onClear={selection.clear}>
        <SilentActions rows={selection.chosen} group={group} onDone={selection.clear} />
      </ActionBar>
    </>
  );
}

function SilentActions(props: { rows: readonly MemberRow[]; group: GroupRow; onDone(): void }) {
  const { rows, group, onDone } = props;
  const { confirm } = useShell();
  const { TagPicker, BulkNote } = useSlots();
  const noRemoving = useLack('remove-members');
  const [open, setOpen] = useState<'tag' | 'note'>();
  const close = () => setOpen(undefined);
  const remove = async () => {
    if ((await confirm(removal(rows))) !== null) onDone();
  };
  return (
    <>
      <Button icon="tag" onClick={() => setOpen('tag')}>
        {t('tagAction')}
      </Button>
      <IconButton icon="note" label={t('noteAction')} onClick={() => setOpen('note')} />
      {group.myRole !== 'member' && (
        <Button
          variant="remove"
          disabled={noRemoving !== undefined}
          title={noRemoving}
          onClick={() => void remove()}
        >
          {t('remove')}
        </Button>
      )}
      <Dialog
        open={open === 'tag'}
        onClose={close}
        size="s"
        title={`${t('tagAction')}: ${tn('people', rows.length)}`}
        closeLabel={t('close')}
      >
        <TagPicker people={rows} groupId={group.id} onDone={close} />
      </Dialog>
      {open === 'note' && <BulkNote people={rows} groupId={group.id} onClose={close} />}
    </>
  );
}

function removal(rows: readonly MemberRow[]): JobPlan {
  const { eligible, leftOut } = sortForAct(rows, 'remove');
  return {
    kind: 'remove',
    items: eligible.map(jobItem),
    leftOut: leftOut.map(({ row, reason }) => ({ label: personTitle(row), reason: tOf('leftOut', reason) })),
  };
}
