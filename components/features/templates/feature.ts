import type { Feature } from '@/components/app/feature.ts';
import { TemplatesView } from './templates-view.tsx';

/** Works without WhatsApp's composer: then it copies. */
export const templates: Feature = {
  id: 'templates',
  titleKey: 'templatesTitle',
  icon: 'template',
  where: ['overlay', 'dashboard'],
  needs: [],
  partNeeds: { composer: ['templatesInsert'], 'active-chat': ['templatesInsert'] },
  actions: ['templatesNew'],
  View: TemplatesView,
};
