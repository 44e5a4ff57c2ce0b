import type { Feature } from '@/components/app/feature.ts';
import { HealthView } from './health-view.tsx';

export const health: Feature = {
  id: 'health',
  titleKey: 'healthTitle',
  icon: 'health',
  where: ['overlay', 'dashboard'],
  needs: [],
  View: HealthView,
};
