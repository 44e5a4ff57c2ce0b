import type { Feature } from '@/components/app/feature.ts';
import { GroupsView } from './groups-view.tsx';

/** On the full page only: a table needs room. */
export const groups: Feature = {
  id: 'groups',
  titleKey: 'groupsTitle',
  icon: 'table',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: ['groups'],
  partNeeds: {
    settings: ['setting_announce', 'setting_restrict', 'setting_approval', 'setting_ephemeralS'],
    'add-mode': ['setting_addMode'],
    subject: ['setting_subject'],
    description: ['setting_description'],
    icon: ['groupsIcon'],
    'invite-link': ['groupsRelink'],
  },
  View: GroupsView,
};
