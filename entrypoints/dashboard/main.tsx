import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language, t } from '@/utils/i18n.ts';

const root = document.getElementById('root');
if (!root) throw new Error('dashboard.html has no #root');
document.documentElement.lang = language();
createRoot(root).render(
  <StrictMode>
    <h1>{t('extensionName')}</h1>
  </StrictMode>,
);
