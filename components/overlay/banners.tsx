import { useEffect, useState } from 'react';
import { missingNeeds } from '@/components/app/feature-state.ts';
import type { Live } from '@/components/app/live-queries.ts';
import { storeBanner } from '@/components/app/store-banner.tsx';
import { useSource } from '@/components/app/use-source.ts';
import { Button } from '@/components/ui/button.tsx';
import type { IconName } from '@/components/ui/icon.tsx';
import { Banner } from '@/components/ui/states.tsx';
import type { Connection } from '@/utils/domain/connection.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { keepTexts, t, tOf } from '@/utils/i18n.ts';
import type { OverlayPorts, TabState } from './ports.ts';

/** A stopped background worker is back within a second: shorter absences are not worth a word. */
const STORE_AWAY_AFTER_MS = 1_500;
/** Shown when the extension was updated, and its texts with it. */
const LAST_WORDS = ['banner_orphaned', 'reloadTab', 'reason_orphaned', 'reasonDo_orphaned'] as const;

type BannersProps = {
  ports: { storeStatus: OverlayPorts['storeStatus']; page: Pick<OverlayPorts['page'], 'reload'> };
  state: TabState;
  settings: Live<Settings>;
};

/** What keeps Muster from working, in plain words; one at a time, the worst first. */
export function Banners({ ports, state, settings }: BannersProps) {
  const status = useSource(ports.storeStatus);
  const away = useStays(status === 'reconnecting', STORE_AWAY_AFTER_MS);
  useEffect(() => keepTexts(LAST_WORDS), []);
  const reload = (
    <Button size="s" onClick={ports.page.reload}>
      {t('reloadTab')}
    </Button>
  );
  if (status === 'orphaned')
    return (
      <Banner kind="warning" icon="refresh" action={reload}>
        {t('banner_orphaned')}
      </Banner>
    );
  const broken = storeBanner(settings.problem?.reason ?? state.storeTrouble);
  if (broken) return broken;
  if (away) return <Banner kind="warning">{t('banner_store_away')}</Banner>;
  const isNobody = missingNeeds({ needs: ['me'] }, state.capabilities ?? []).length > 0;
  const now = state.connection.state === 'ready' && isNobody ? 'unknown' : state.connection.state;
  if (now === 'ready') return null;
  return (
    <Banner
      kind={now === 'blocked' ? 'error' : now === 'starting' || now === 'syncing' ? 'info' : 'warning'}
      icon={ICONS[now]}
    >
      {tOf('banner', now)}
    </Banner>
  );
}

const ICONS: { readonly [State in Connection['state']]?: IconName } = {
  offline: 'wifi',
  'screen-locked': 'lock',
  conflict: 'external',
};

/** Whether something has been so for some time. */
function useStays(so: boolean, forMs: number): boolean {
  const [stayed, setStayed] = useState(false);
  useEffect(() => {
    if (!so) return;
    const timer = setTimeout(() => setStayed(true), forMs);
    return () => {
      clearTimeout(timer);
      setStayed(false);
    };
  }, [so, forMs]);
  return so && stayed;
}
