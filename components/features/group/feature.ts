import type { Feature } from '@/components/app/feature.ts';
import { GroupView } from './group-view.tsx';

/** What WhatsApp lacks greys single settings, with the reason beside them. */
export const group: Feature = {
  id: 'group',
  titleKey: 'groupTitle',
  icon: 'shield',
  where: ['overlay', 'dashboard'],
  needs: ['groups'],
  partNeeds: {
    settings: ['setting_announce', 'setting_restrict', 'setting_approval', 'setting_ephemeralS'],
    'add-mode': ['setting_addMode'],
    subject: ['setting_subject'],
    description: ['setting_description'],
    'invite-link': ['groupInvite'],
    'active-chat': ['groupFollows'],
  },
  View: GroupView,
};
