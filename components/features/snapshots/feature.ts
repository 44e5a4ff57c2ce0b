import type { Feature } from '@/components/app/feature.ts';
import { SnapshotsView } from './snapshots-view.tsx';

/** On the full page only. What is known of then can be read without WhatsApp. */
export const snapshots: Feature = {
  id: 'snapshots',
  titleKey: 'snapTitle',
  icon: 'clock',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: [],
  actions: ['snapTake', 'snapDaily'],
  View: SnapshotsView,
};
