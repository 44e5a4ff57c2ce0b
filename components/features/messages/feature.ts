import type { Feature } from '@/components/app/feature.ts';
import { MessagesView } from './messages-view.tsx';

export const messages: Feature = {
  id: 'messages',
  titleKey: 'messagesTitle',
  icon: 'chat',
  // They are where WhatsApp is, and nowhere else: rule MO13.
  where: ['overlay'],
  needs: ['messages'],
  partNeeds: { 'delete-messages': ['messagesDelete'], 'open-chat': ['personOpenChat'] },
  View: MessagesView,
};
