import type { Feature } from '@/components/app/feature.ts';
import { ListsView } from './lists-view.tsx';

/** Who shall not come in, and who is welcome, in all groups. Works without WhatsApp. */
export const lists: Feature = {
  id: 'lists',
  titleKey: 'listsTitle',
  icon: 'ban',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: [],
  actions: ['listsAdd'],
  View: ListsView,
};
