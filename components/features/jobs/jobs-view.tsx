import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Button } from '@/components/ui/button.tsx';
import { Scroll, View } from '@/components/ui/layout.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import type { JobId } from '@/utils/domain/ids.ts';
import { isOpen } from '@/utils/domain/job-state.ts';
import { t } from '@/utils/i18n.ts';
import type { JobRow } from '@/utils/store/api.ts';
import { JobDetailPage } from './job-detail.tsx';
import { JobListItem } from './job-item.tsx';
import { JOBS_LIMIT, ticks } from './job-words.ts';
import styles from './jobs.module.css';

/** Jobs under way and those that ended, with what came of them. */
export function JobsView() {
  const { account } = useApp();
  const live = useLive('jobs', account ? { accountId: account.id, limit: JOBS_LIMIT } : null);
  return <LiveView live={live}>{(jobs) => <Jobs jobs={jobs} />}</LiveView>;
}

function Jobs({ jobs }: { jobs: readonly JobRow[] }) {
  const { pacing } = useSettings();
  const { openFeature } = useShell();
  const [openId, setOpenId] = useState<JobId>();
  const nowMs = useNow(ticks(jobs) ? 1_000 : 60_000);
  if (jobs.length === 0) {
    return (
      <EmptyState
        icon="jobs"
        title={t('jobsEmptyTitle')}
        text={t('jobsEmptyText')}
        action={<Button onClick={() => openFeature('requests')}>{t('emptyToRequests')}</Button>}
      />
    );
  }
  const parts = [
    { title: t('jobsUnderWay'), jobs: jobs.filter(isOpen) },
    { title: t('jobsEnded'), jobs: jobs.filter((job) => !isOpen(job)) },
  ].filter((part) => part.jobs.length > 0);
  return (
    <View>
      <View inert={openId !== undefined}>
        <Scroll>
          {parts.map((part) => (
            <section key={part.title}>
              <h3 className={styles.heading}>{part.title}</h3>
              <ul>
                {part.jobs.map((job) => (
                  <JobListItem
                    key={job.id}
                    job={job}
                    nowMs={nowMs}
                    pacing={pacing}
                    onOpen={() => setOpenId(job.id)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </Scroll>
      </View>
      {openId !== undefined && (
        <JobDetailPage key={openId} jobId={openId} nowMs={nowMs} onBack={() => setOpenId(undefined)} />
      )}
    </View>
  );
}
