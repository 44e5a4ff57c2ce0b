import type { Feature } from '@/components/app/feature.ts';
import { useShell } from '@/components/app/shell.tsx';
import { MembersView } from './members-view.tsx';

export const members: Feature = {
  id: 'members',
  titleKey: 'membersTitle',
  icon: 'users',
  where: ['overlay', 'dashboard'],
  needs: ['members'],
  partNeeds: {
    'remove-members': ['remove'],
    'change-roles': ['promote', 'demote'],
    'add-members': ['membersAdd'],
    'active-chat': ['groupFollows'],
    'open-chat': ['personOpenChat'],
  },
  count: useMemberCount,
  View: MembersView,
};

function useMemberCount(): number | undefined {
  return useShell().group?.size;
}
