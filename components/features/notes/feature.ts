import type { Feature } from '@/components/app/feature.ts';
import { NotesView } from './notes-view.tsx';

export const notes: Feature = {
  id: 'notes',
  titleKey: 'notesTitle',
  icon: 'note',
  where: ['overlay', 'dashboard'],
  needs: [],
  partNeeds: { 'active-chat': ['groupFollows'], 'open-chat': ['personOpenChat'] },
  View: NotesView,
};
