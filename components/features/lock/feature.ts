import type { Feature } from '@/components/app/feature.ts';
import { LockView } from './lock-view.tsx';

/** On the full page only; the drawer shows the lock of the group in focus. */
export const lock: Feature = {
  id: 'lock',
  titleKey: 'lockTitle',
  icon: 'lock',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: ['groups'],
  partNeeds: {
    settings: ['setting_announce', 'setting_approval'],
    'add-mode': ['setting_addMode'],
  },
  actions: ['lockNowAsk', 'planNew'],
  View: LockView,
};
