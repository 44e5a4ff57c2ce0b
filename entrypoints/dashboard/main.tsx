import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Dashboard } from '@/components/dashboard/dashboard.tsx';
import { systemClock } from '@/utils/platform/clock.ts';
import { newId } from '@/utils/platform/random.ts';
import { direction, language, t } from '@/utils/i18n.ts';
import { connectStore } from '../wiring/connect-store.ts';
import { watchedStore } from './watched-store.ts';

/** Reads everybody, or every table, when it is first asked. */
const SLOW = [
  'peopleList',
  'segmentStates',
  'useSegment',
  'personTraces',
  'personFile',
  'erasePerson',
  'leavers',
];

const page = document.getElementById('root');
if (!page) throw new Error('dashboard.html has no #root');
const root = page;
document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = t('extensionName');

root.className = 'muster';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const applyTheme = (): void => {
  root.dataset['theme'] = dark.matches ? 'dark' : 'light';
};
dark.addEventListener('change', applyTheme);
applyTheme();

const { store, refused } = watchedStore(connectStore(SLOW).store, systemClock.now);
createRoot(root).render(
  <StrictMode>
    <Dashboard store={store} refused={refused} now={systemClock.now} newId={newId} />
  </StrictMode>,
);
