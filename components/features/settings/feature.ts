import type { Feature } from '@/components/app/feature.ts';
import { SettingsView } from './settings-view.tsx';

export const settings: Feature = {
  id: 'settings',
  titleKey: 'settingsTitle',
  icon: 'settings',
  where: ['overlay', 'dashboard'],
  needs: [],
  View: SettingsView,
};
