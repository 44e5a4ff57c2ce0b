import type { Feature } from '@/components/app/feature.ts';
import { useRequestCount } from './request-count.ts';
import { RequestsView } from './requests-view.tsx';

export const requests: Feature = {
  id: 'requests',
  titleKey: 'requestsTitle',
  icon: 'requests',
  where: ['overlay', 'dashboard'],
  needs: ['requests'],
  partNeeds: {
    'decide-requests': ['approve', 'reject'],
    'active-chat': ['groupFollows'],
    'open-chat': ['personOpenChat'],
  },
  count: useRequestCount,
  View: RequestsView,
};
