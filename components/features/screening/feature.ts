import type { Feature } from '@/components/app/feature.ts';
import { RulesView } from './rules-view.tsx';

/** On the full page only: rules are written once and seldom changed. */
export const rules: Feature = {
  id: 'rules',
  titleKey: 'rulesTitle',
  icon: 'filter',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: [],
  partNeeds: { 'decide-requests': ['approve', 'reject'] },
  actions: ['rulesNew'],
  View: RulesView,
};
