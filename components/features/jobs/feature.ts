import type { Feature } from '@/components/app/feature.ts';
import { JobsView } from './jobs-view.tsx';
import { useOpenJobs } from './use-open-jobs.ts';

export const jobs: Feature = {
  id: 'jobs',
  titleKey: 'jobsTitle',
  icon: 'jobs',
  where: ['overlay', 'dashboard'],
  needs: [],
  count: useOpenJobs,
  View: JobsView,
};
