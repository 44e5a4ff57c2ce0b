import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { valueText } from '@/components/app/setting-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, View } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import type { JobId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { jobResultsCsv } from '@/utils/domain/job-export.ts';
import { isOpen, stateOf } from '@/utils/domain/job-state.ts';
import { formatDateTime, formatNumber, t, tOf } from '@/utils/i18n.ts';
import type { JobDetail } from '@/utils/store/api.ts';
import { JobControls } from './job-controls.tsx';
import { JobProgress, JobStatus } from './job-item.tsx';
import { jobTitle } from './job-words.ts';
import styles from './jobs.module.css';
import { ResultList } from './result-list.tsx';
import { useJobCommands } from './use-job-commands.ts';

const FILTERS = ['all', 'todo', 'done', 'failed', 'unproven', 'skipped'] as const;
type ResultFilter = (typeof FILTERS)[number];

/** One job with the result of every person, and what can still be done about it. */
export function JobDetailPage(props: { jobId: JobId; nowMs: number; onBack(): void }) {
  const { jobId, nowMs, onBack } = props;
  const live = useLive('job', { jobId });
  const title = live.value ? jobTitle(live.value) : t('jobsTitle');
  return (
    <SlideOver title={title} backLabel={t('back')} onBack={onBack}>
      <LiveView live={live}>
        {(job) =>
          job ? (
            <Detail job={job} title={title} nowMs={nowMs} />
          ) : (
            <EmptyState icon="jobs" title={reasonText('not-found')} text={reasonNextStep('not-found')} />
          )
        }
      </LiveView>
    </SlideOver>
  );
}

function Detail({ job, title, nowMs }: { job: JobDetail; title: string; nowMs: number }) {
  const { pacing } = useSettings();
  const [filter, setFilter] = useState<ResultFilter>('all');
  const items = useMemo(() => job.items.filter((item) => matches(item, filter)), [job.items, filter]);
  const options = FILTERS.filter((name) => name === 'all' || job.items.some((item) => matches(item, name)));
  return (
    <View>
      <div className={styles.summary}>
        <JobProgress job={job} title={title} />
        <JobStatus job={job} nowMs={nowMs} pacing={pacing} />
        {job.reason && <span className={styles.fact}>{t('jobsWhy', isolate(job.reason, 300))}</span>}
        <span className={styles.fact}>
          {job.actor
            ? t('jobsOrderedBy', isolate(job.actor), formatDateTime(job.createdAt))
            : t('jobsOrdered', formatDateTime(job.createdAt))}
        </span>
        <Actions job={job} title={title} />
      </div>
      {job.state === 'stopped' && job.stopReason && (
        <Banner kind="error">{reasonNextStep(job.stopReason)}</Banner>
      )}
      {options.length > 2 && (
        <div className={styles.filters}>
          <Segments
            label={t('jobsShow')}
            value={filter}
            options={options.map((name) => ({
              value: name,
              label: `${tOf('jobsFilter', name)} ${formatNumber(job.items.filter((item) => matches(item, name)).length)}`,
            }))}
            onChange={(value) => setFilter(FILTERS.find((name) => name === value) ?? 'all')}
          />
        </div>
      )}
      <ResultList job={job} items={items} />
    </View>
  );
}

function Actions({ job, title }: { job: JobDetail; title: string }) {
  const { now } = useApp();
  const { groups, openFeature } = useShell();
  const commands = useJobCommands();
  const nameOf = (groupId: JobItem['groupId']) => groups.find(({ id }) => id === groupId)?.subject ?? groupId;
  const download = () => {
    const text = jobResultsCsv(job.items, {
      column: (column) => tOf('jobsColumn', column),
      state: (state) => tOf('jobsItem', state),
      reason: reasonText,
      groupName: nameOf,
      setting: (setting) => tOf('setting', setting),
      value: valueText,
      isoTime: (atMs) => new Date(atMs).toISOString(),
    });
    downloadFile(fileName('results', now(), 'csv'), text, 'text/csv');
  };
  const kept = job.kind === 'remove' && job.undoneBy !== undefined;
  return (
    <>
      <Cluster>
        <JobControls job={job} title={title} />
        {job.canUndo && job.state !== 'delayed' && (
          <Button size="s" icon="undo" onClick={() => void commands.undo(job.id)}>
            {t(job.kind === 'remove' ? 'jobsUndoList' : 'undo')}
          </Button>
        )}
        {kept && (
          <Button size="s" icon="users" onClick={() => openFeature('members')}>
            {t('jobsOpenLists')}
          </Button>
        )}
        <Button size="s" icon="download" onClick={download}>
          {t('jobsExport')}
        </Button>
      </Cluster>
      {!isOpen(job) && job.counts.done > 0 && !job.undoneBy && !job.lock && (
        <span className={styles.fact}>{tOf('jobsUndo', job.kind)}</span>
      )}
    </>
  );
}

function matches(item: JobItem, filter: ResultFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'todo' ? item.state === 'todo' || item.state === 'acting' : stateOf(item) === filter;
}
