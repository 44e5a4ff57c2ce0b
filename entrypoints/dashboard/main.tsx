import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Dashboard } from '@/components/dashboard/dashboard.tsx';
import { systemClock } from '@/utils/platform/clock.ts';
import { newId } from '@/utils/platform/random.ts';
import { t } from '@/utils/i18n.ts';
import { connectStore } from '../wiring/connect-store.ts';
import { openPage } from '../wiring/open-page.ts';
import { startPage } from '../wiring/start-page.ts';
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

const root = startPage(t('extensionName'));
const { store, refused } = watchedStore(connectStore(SLOW).store, systemClock.now);
createRoot(root).render(
  <StrictMode>
    <Dashboard store={store} refused={refused} now={systemClock.now} newId={newId} openPage={openPage} />
  </StrictMode>,
);
