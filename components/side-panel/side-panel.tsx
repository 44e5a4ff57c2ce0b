import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { useMemo, useState } from 'react';
import { Around } from '@/components/app/around.tsx';
import { type App, AppProvider, useApp } from '@/components/app/context.tsx';
import { ShellProvider, SlotsProvider } from '@/components/app/shell.tsx';
import { useGroupFocus } from '@/components/app/use-group-focus.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useMakeShell } from '@/components/app/use-make-shell.ts';
import { useShellServices } from '@/components/app/use-shell-services.tsx';
import { useSource } from '@/components/app/use-source.ts';
import { SLOTS } from '@/components/features/registry.ts';
import { accountOf } from '@/components/overlay/account-of.ts';
import { Banners } from '@/components/overlay/banners.tsx';
import { AskedConfirm, DrawerBody, ShellToasts } from '@/components/overlay/drawer-body.tsx';
import { DrawerHeader } from '@/components/overlay/drawer-header.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Banner, EmptyState, Skeleton } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';
import type { PanelTab, SidePanelPorts } from './ports.ts';
import styles from './side-panel.module.css';

/** The drawer's features in the browser's own side panel, for the WhatsApp tab of its window. Rules SP1–SP6. */
export function SidePanel(ports: SidePanelPorts) {
  const { store, now, newId, openPage } = ports;
  const tab = useSource(ports.tab);
  const base = useMemo<App>(
    () => ({ store, now, newId, account: undefined, tab: undefined, here: 'panel', openPage }),
    [store, now, newId, openPage],
  );
  return (
    <AppProvider value={base}>
      <main className={styles.panel} tabIndex={-1} data-focus-home aria-label={t('panelLabel')}>
        {tab === 'looking' && <Skeleton label={t('loading')} />}
        {tab === 'none' && <NoTab ports={ports} />}
        {typeof tab === 'object' && <WithTab key={tab.actions.tabId} base={base} ports={ports} tab={tab} />}
      </main>
    </AppProvider>
  );
}

function NoTab({ ports }: { ports: SidePanelPorts }) {
  return (
    <div className={styles.alone}>
      <EmptyState
        icon="chat"
        title={t('panelNoTab')}
        text={t('panelNoTabText')}
        action={
          <>
            <Button variant="primary" icon="external" onClick={ports.openWhatsApp}>
              {t('dashboardOpenWhatsApp')}
            </Button>
            <Button variant="plain" onClick={() => void ports.openPage('dashboard')}>
              {t('openDashboard')}
            </Button>
          </>
        }
      />
    </div>
  );
}

type TabProps = { ports: SidePanelPorts; tab: PanelTab };

function WithTab({ base, ports, tab }: TabProps & { base: App }) {
  const accounts = useLive('accounts', {}).value;
  const { state, actions } = tab;
  const { account, noAccount } = useMemo(() => accountOf(accounts, state), [accounts, state]);
  const app = useMemo<App>(
    () => ({ ...base, account, noAccount, tab: { ...actions, ...state } }),
    [base, account, noAccount, actions, state],
  );
  return (
    <AppProvider value={app}>
      <SlotsProvider value={SLOTS}>
        <Page ports={ports} tab={tab} />
      </SlotsProvider>
    </AppProvider>
  );
}

function Page({ ports, tab }: TabProps) {
  const { store, now } = useApp();
  const settings = useLive('settings', {});
  const services = useShellServices();
  const focus = useGroupFocus();
  const [featureId, setFeatureId] = useState('requests');
  const shell = useMakeShell(services, focus, setFeatureId);
  const bannerPorts = useMemo(
    () => ({ storeStatus: ports.storeStatus, page: { reload: ports.reload } }),
    [ports.storeStatus, ports.reload],
  );
  return (
    <ShellProvider value={shell}>
      <DrawerHeader focus={focus} />
      {tab.drawerOpen && (
        <Banner
          action={
            <Button size="s" onClick={tab.closeDrawer}>
              {t('panelCloseDrawer')}
            </Button>
          }
        >
          {t('panelTwice')}
        </Banner>
      )}
      <Banners ports={bannerPorts} state={tab.state} settings={settings} />
      <DrawerBody
        featureId={featureId}
        settings={settings.value}
        services={services}
        onNoticeRead={() =>
          void store.call('putSettings', { settings: { noticeReadAt: now(), tourOn: true } })
        }
      />
      <div className={styles.toasts}>
        <ShellToasts services={services} />
      </div>
      <Around />
      <AskedConfirm asked={services.asked} />
    </ShellProvider>
  );
}
