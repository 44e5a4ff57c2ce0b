import type { Feature } from '@/components/app/feature.ts';
import { InsightView } from './insight-view.tsx';

/** On the full page only: charts need room. */
export const insight: Feature = {
  id: 'insight',
  titleKey: 'insightTitle',
  icon: 'chart',
  where: ['dashboard'],
  needs: [],
  partNeeds: { messages: ['insight_messages'] },
  View: InsightView,
};
