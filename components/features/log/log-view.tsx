import { useCallback, useDeferredValue, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { logPerson } from '@/components/app/log-person.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { NoMatch } from '@/components/app/no-match.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useKept } from '@/components/app/use-kept.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Button } from '@/components/ui/button.tsx';
import { View } from '@/components/ui/layout.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import type { LogEntry } from '@/utils/domain/log.ts';
import { t, tn } from '@/utils/i18n.ts';
import { filterOf, type LogChoice, NO_CHOICE } from './log-choice.ts';
import { LogFilterBar } from './log-filter-bar.tsx';
import { LogRow, logRowHeight } from './log-row.tsx';

/** Entries read at first, and more with each wish: a job writes many, and each change sends them all again. */
const PAGE = 500;

/** Who did what, when, why, and what came of it. Newest first. */
export function LogView() {
  const { account } = useApp();
  const { group } = useShell();
  const [own, setOwn] = useState<LogChoice>(NO_CHOICE);
  const person = logPerson.use();
  const choice = { ...own, person };
  const [limit, setLimit] = useState(PAGE);
  const clear = () => {
    setOwn(NO_CHOICE);
    logPerson.change(undefined);
  };
  const text = useDeferredValue(choice.text);
  const live = useKept(
    useLive(
      'log',
      account ? filterOf({ ...choice, text }, { accountId: account.id, focus: group?.id, limit }) : null,
    ),
  );
  return (
    <View>
      <LogFilterBar
        choice={choice}
        onChange={(part) => {
          setLimit(PAGE);
          setOwn((before) => ({ ...before, ...part }));
          if ('person' in part) logPerson.change(part.person);
        }}
      />
      <LiveView live={live}>
        {({ entries, more }) =>
          entries.length === 0 ? (
            <NoEntries onClear={own === NO_CHOICE && person === undefined ? undefined : clear} />
          ) : (
            <>
              <Entries entries={entries} />
              {more && (
                <Banner
                  action={
                    <Button size="s" onClick={() => setLimit(limit + PAGE)}>
                      {t('logMore')}
                    </Button>
                  }
                >
                  {tn('logNewest', entries.length)}
                </Banner>
              )}
            </>
          )
        }
      </LiveView>
    </View>
  );
}

/** What stands in the way, the nearest first: filters, the group in focus; else nothing was done yet. */
function NoEntries({ onClear }: { onClear: (() => void) | undefined }) {
  const { group, pickGroup, openFeature } = useShell();
  if (onClear) return <NoMatch title={t('nothingFound')} text={t('logNothingText')} onClear={onClear} />;
  if (group)
    return (
      <EmptyState
        icon="search"
        title={t('nothingFound')}
        text={t('logNothingText')}
        action={<Button onClick={() => pickGroup(undefined)}>{t('allGroups')}</Button>}
      />
    );
  return (
    <EmptyState
      icon="history"
      title={t('logEmptyTitle')}
      text={t('logEmptyText')}
      action={<Button onClick={() => openFeature('requests')}>{t('emptyToRequests')}</Button>}
    />
  );
}

function Entries({ entries }: { entries: readonly LogEntry[] }) {
  const { openPerson } = useShell();
  const nowMs = useNow(60_000);
  const renderRow = useCallback((entry: LogEntry) => <LogRow entry={entry} nowMs={nowMs} />, [nowMs]);
  return (
    <VirtualList
      items={entries}
      keyOf={keyOf}
      rowHeight={logRowHeight}
      label={t('logTitle')}
      renderRow={renderRow}
      onOpen={(entry) => {
        if (entry.personId) openPerson(entry.personId, entry.groupId);
      }}
    />
  );
}

const keyOf = (entry: LogEntry) => entry.id;
