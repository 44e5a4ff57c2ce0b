import type { Feature } from '@/components/app/feature.ts';
import { AdvisorView } from './advisor-view.tsx';

/** AD5: no number beside it. */
export const advisor: Feature = {
  id: 'advisor',
  titleKey: 'advisorTitle',
  icon: 'info',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: [],
  View: AdvisorView,
};
