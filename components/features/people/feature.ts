import type { Feature } from '@/components/app/feature.ts';
import { PeopleView } from './people-view.tsx';

/** On the full page only: a table of everybody needs room. */
export const people: Feature = {
  id: 'people',
  titleKey: 'peopleTitle',
  icon: 'user',
  where: ['dashboard'],
  ofAllGroups: true,
  needs: [],
  View: PeopleView,
};
