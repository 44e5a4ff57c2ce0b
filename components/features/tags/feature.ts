import type { Feature } from '@/components/app/feature.ts';
import { TagsView } from './tags-view.tsx';

export const tags: Feature = {
  id: 'tags',
  titleKey: 'tagsTitle',
  icon: 'tag',
  where: ['overlay', 'dashboard'],
  needs: [],
  actions: ['tagsNew'],
  View: TagsView,
};
