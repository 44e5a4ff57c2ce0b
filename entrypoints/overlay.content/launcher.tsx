import { useEffect, useState } from 'react';
import { t } from '@/utils/i18n.ts';
import styles from './launcher.module.css';

/** The button at the right edge; its state tells whether WhatsApp's world answered. */
export function Launcher({ page }: { page: MessagePort }) {
  const [answer, setAnswer] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    page.addEventListener('message', (event) => setAnswer(String(event.data)), { signal: stop.signal });
    page.start();
    page.postMessage('ping');
    return () => stop.abort();
  }, [page]);
  return (
    <button type="button" className={styles.launcher} aria-label={t('launcherOpen')} data-page={answer}>
      M
    </button>
  );
}
