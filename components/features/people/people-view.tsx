import { useCallback, useMemo, useRef } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { NoAccountState } from '@/components/app/no-account.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { Button } from '@/components/ui/button.tsx';
import { DataGrid } from '@/components/ui/data-grid.tsx';
import { View } from '@/components/ui/layout.tsx';
import { Banner, EmptyState, ErrorState, Skeleton } from '@/components/ui/states.tsx';
import type { VirtualListHandle } from '@/components/ui/virtual-list.tsx';
import { PEOPLE_CHOICE_LIMIT } from '@/utils/domain/people-list.ts';
import { formatNumber, t, tn } from '@/utils/i18n.ts';
import { PeopleActions } from './people-actions.tsx';
import { isSort, type PeopleColumn, peopleColumns } from './people-columns.tsx';
import { PeopleFilterBar } from './people-filter-bar.tsx';
import { usePeopleState, usePersonInAddress } from './people-state.ts';
import styles from './people.module.css';
import { PeopleReading } from './people-reading.tsx';
import { SegmentsBar } from './segments-bar.tsx';
import { useChosenPeople } from './use-chosen-people.ts';
import { type Line, usePeople } from './use-people.ts';

const MINUTE_MS = 60_000;
const keyOf = ({ index, person }: Line) => person?.personId ?? `at ${index}`;
const labelOf = ({ person }: Line) =>
  person ? t('peopleSelect', isolate(personTitle(person))) : t('loading');
const offBecause = ({ person }: Line) => (person ? undefined : t('loading'));

/** Everybody over all groups, saved filters over them, and the page of one person with an address of its own. */
export function PeopleView() {
  const { account, noAccount } = useApp();
  const { PersonPage } = useSlots();
  const [personId, openPerson] = usePersonInAddress();
  if (!account)
    return noAccount ? <NoAccountState why={noAccount} /> : <Skeleton rows={12} label={t('loading')} />;
  return (
    <>
      <View inert={personId !== undefined}>
        <People key={account.id} listId={`people ${account.id}`} onOpen={openPerson} />
      </View>
      {personId !== undefined && PersonPage && (
        <PersonPage key={personId} personId={personId} onBack={() => openPerson(undefined)} />
      )}
    </>
  );
}

type PeopleProps = { listId: string; onOpen: ReturnType<typeof usePersonInAddress>[1] };

function People({ listId, onOpen }: PeopleProps) {
  const { groups } = useShell();
  const nowMs = useNow(MINUTE_MS);
  const tags = useTags();
  const sets = useGroupSets();
  const countedTags = useLive('countedTags', {}).value ?? [];
  const grid = useRef<VirtualListHandle>(null);
  const { filter, sort, segmentId, onFilter, onSort, onSegment } = usePeopleState(listId);
  const { head, lines, problem, isOld, want } = usePeople({ filter, sort });
  const chosen = useChosenPeople({ listId, lines, question: { filter, sort } });
  const open = useCallback(({ person }: Line) => person && onOpen(person.personId), [onOpen]);
  const columns = useMemo(
    () => peopleColumns({ nowMs, tags, onOpen: open, want }),
    [nowMs, tags, open, want],
  );
  const sortBy = useCallback((column: PeopleColumn) => isSort(column) && onSort(column), [onSort]);
  if (problem)
    return (
      <ErrorState
        title={reasonText(problem.reason)}
        text={reasonNextStep(problem.reason)}
        code={problem.reason}
      />
    );
  if (!head) return <PeopleReading />;
  if (head.all === 0)
    return <EmptyState icon="users" title={t('peopleEmptyTitle')} text={t('peopleEmptyText')} />;
  return (
    <>
      <SegmentsBar
        current={segmentId}
        filter={filter}
        total={head.tooEarly === undefined ? head.total : undefined}
        onSegment={onSegment}
      />
      <PeopleFilterBar
        filter={filter}
        onChange={onFilter}
        head={head}
        groups={groups}
        sets={sets}
        tags={tags}
        countedTags={countedTags}
        onArrowDown={() => grid.current?.focus()}
      />
      {head.tooEarly !== undefined && (
        <Banner icon="info">
          {t('peopleTooEarly', tn('days', head.tooEarly), tn('days', filter.silentDays))}
        </Banner>
      )}
      {chosen.people.length >= PEOPLE_CHOICE_LIMIT && (
        <Banner kind="warning">{t('peopleChoiceFull', formatNumber(PEOPLE_CHOICE_LIMIT))}</Banner>
      )}
      <div className={styles.grid} data-old={isOld || undefined} aria-busy={isOld || chosen.isFetching}>
        {head.total === 0 ? (
          <EmptyState
            icon="filter"
            title={t('noMatchTitle')}
            text={t('noMatchText')}
            action={<Button onClick={() => onSegment(undefined)}>{t('filterClear')}</Button>}
          />
        ) : (
          <DataGrid
            ref={grid}
            label={t('peopleTitle')}
            items={lines}
            keyOf={keyOf}
            columns={columns}
            sort={sort}
            onSort={sortBy}
            onOpen={open}
            selection={{
              keys: chosen.keys,
              onToggle: chosen.onToggle,
              onAll: chosen.onAll,
              onNone: chosen.onNone,
              allShown: chosen.allShown,
              someShown: chosen.people.length > chosen.hiddenCount,
              onNoneShown: chosen.onNone,
              allLabel: t(head.total === head.all ? 'selectAllShown' : 'selectAllMatching'),
              labelOf,
              offBecause,
            }}
          />
        )}
      </div>
      <PeopleActions people={chosen.people} hiddenCount={chosen.hiddenCount} onClear={chosen.onNone} />
    </>
  );
}
