import { useEffect, useState } from 'react';
import { t } from '@/utils/i18n.ts';
import type { StoreClient } from '@/utils/messaging/store-client.ts';
import styles from './launcher.module.css';

export type PingApi = {
  queries: { settings: { args: Record<string, never>; result: unknown } };
  commands: Record<never, never>;
};

/** The button at the right edge; its attributes tell whether WhatsApp's world and the store answered. */
export function Launcher({ page, store }: { page: MessagePort; store: StoreClient<PingApi, never> }) {
  const [answer, setAnswer] = useState('');
  const [stored, setStored] = useState(0);
  const [status, setStatus] = useState(store.status());
  useEffect(() => {
    const stop = new AbortController();
    page.addEventListener('message', (event) => setAnswer(String(event.data?.type)), { signal: stop.signal });
    page.start();
    return () => stop.abort();
  }, [page]);
  useEffect(() => store.onStatus(setStatus), [store]);
  const ask = async () => {
    const outcome = await store.call('settings', {});
    if (outcome.ok) setStored((count) => count + 1);
  };
  return (
    <button
      type="button"
      className={styles.launcher}
      aria-label={t('launcherOpen')}
      data-page={answer}
      data-store={`answered ${stored}`}
      data-status={status}
      onClick={() => void ask()}
    >
      M
    </button>
  );
}
