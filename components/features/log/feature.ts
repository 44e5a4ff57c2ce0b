import type { Feature } from '@/components/app/feature.ts';
import { LogView } from './log-view.tsx';

export const log: Feature = {
  id: 'log',
  titleKey: 'logTitle',
  icon: 'history',
  where: ['overlay', 'dashboard'],
  needs: [],
  View: LogView,
};
