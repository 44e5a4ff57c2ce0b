import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { useEffect, useMemo, useState } from 'react';
import { Around } from '@/components/app/around.tsx';
import { type App, AppProvider, useApp } from '@/components/app/context.tsx';
import { Outlet } from '@/components/app/outlet.tsx';
import { ShellProvider, SlotsProvider } from '@/components/app/shell.tsx';
import { JobLine } from '@/components/app/job-line.tsx';
import { storeBanner } from '@/components/app/store-banner.tsx';
import { useGroupFocus } from '@/components/app/use-group-focus.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useMakeShell } from '@/components/app/use-make-shell.ts';
import { type Source, useSource } from '@/components/app/use-source.ts';
import { useShellServices } from '@/components/app/use-shell-services.tsx';
import { useTags } from '@/components/app/use-tags.ts';
import {
  BackupReminder,
  DASHBOARD_FEATURES,
  DASHBOARD_SLOTS,
  PersonPage,
} from '@/components/features/dashboard-registry.ts';
import { ConfirmScreen, RaidNotice } from '@/components/features/registry.ts';
import { Toasts } from '@/components/ui/toasts.tsx';
import type { AccountId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { StorePort, StoreTrouble } from '@/utils/store/api.ts';
import styles from './dashboard.module.css';
import { Rail } from './rail.tsx';
import { TitleRow } from './title-row.tsx';
import { useFocusInAddress } from './use-focus-in-address.ts';

/** Why the store did not take what this page wrote last; `at` in Unix ms. Missing while it takes it. */
export type RefusedWrite = { reason: StoreTrouble; at: number } | undefined;

export type DashboardPorts = {
  store: StorePort;
  refused: Source<RefusedWrite>;
  now(): number;
  newId(): string;
  openPage: App['openPage'];
};

const features = DASHBOARD_FEATURES.filter((feature) => feature.where.includes('dashboard'));
const PANEL_ID = 'muster-outlet';

/** The full page: the same features as in the drawer, with room. It has no WhatsApp tab of its own. */
export function Dashboard({ store, refused, now, newId, openPage }: DashboardPorts) {
  const base = useMemo<App>(
    () => ({ store, now, newId, account: undefined, tab: undefined, here: 'dashboard', openPage }),
    [store, now, newId, openPage],
  );
  return (
    <AppProvider value={base}>
      <WithAccount base={base} refused={refused} />
    </AppProvider>
  );
}

function WithAccount({ base, refused }: { base: App; refused: Source<RefusedWrite> }) {
  const accounts = useLive('accounts', {}).value;
  const [chosen, setChosen] = useState<AccountId>();
  const sorted = useMemo(() => (accounts ?? []).toSorted((a, b) => b.heardAt - a.heardAt), [accounts]);
  const account = sorted.find((one) => one.id === chosen) ?? sorted[0];
  const noAccount = accounts?.length === 0 ? 'unseen' : undefined;
  const app = useMemo<App>(() => ({ ...base, account, noAccount }), [base, account, noAccount]);
  return (
    <AppProvider value={app}>
      <SlotsProvider value={DASHBOARD_SLOTS}>
        <Page accounts={sorted} onAccount={setChosen} refused={refused} />
      </SlotsProvider>
    </AppProvider>
  );
}

function Page(props: {
  accounts: Parameters<typeof TitleRow>[0]['accounts'];
  onAccount(id: AccountId): void;
  refused: Source<RefusedWrite>;
}) {
  const { account } = useApp();
  const services = useShellServices();
  const focus = useGroupFocus();
  // Kept at hand, so that no list is drawn twice: without them and with them.
  useTags();
  const [featureId, setFeatureId] = useHash();
  const feature = features.find((one) => one.id === featureId) ?? features[0];
  useFocusInAddress(features, feature, focus);
  const shell = useMakeShell(services, focus, setFeatureId);
  if (!feature) return null;
  return (
    <ShellProvider value={shell}>
      <Around />
      <div className={styles.page}>
        <Rail features={features} active={feature.id} />
        <main className={styles.main}>
          <TitleRow feature={feature} focus={focus} accounts={props.accounts} onAccount={props.onAccount} />
          <StoreTroubles refused={props.refused} />
          <RaidNotice />
          <BackupReminder />
          <Outlet
            key={account?.id}
            feature={feature}
            panelId={PANEL_ID}
            labelledBy="muster-title"
            over={
              services.person && (
                <PersonPage
                  key={services.person.personId}
                  {...services.person}
                  onBack={services.closePerson}
                />
              )
            }
          />
          <JobLine />
        </main>
        <div className={styles.toasts}>
          <Toasts
            toasts={services.toasts}
            onDismiss={services.dismiss}
            label={t('toastsLabel')}
            dismissLabel={t('dismiss')}
          />
        </div>
      </div>
      {services.asked && (
        <ConfirmScreen
          plan={services.asked.plan}
          problem={services.asked.problem}
          busy={services.asked.busy}
          onCancel={services.asked.cancel}
          onConfirm={services.asked.go}
        />
      )}
    </ShellProvider>
  );
}

/** Rule MI19. What the tab wrote later went well: then this page's would, too. */
function StoreTroubles({ refused }: { refused: Source<RefusedWrite> }) {
  const { account } = useApp();
  const { problem } = useLive('settings', {});
  const last = useSource(refused);
  const isOver = last !== undefined && account !== undefined && account.heardAt > last.at;
  return storeBanner(problem?.reason ?? (isOver ? undefined : last?.reason));
}

/** The feature in the address, so that Back and a bookmark work: `#members`. What follows a `?` is the feature's own. */
function useHash(): [string, (id: string) => void] {
  const [hash, setHash] = useState(featureInAddress);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('hashchange', () => setHash(featureInAddress()), {
      signal: stop.signal,
    });
    return () => stop.abort();
  }, []);
  const go = useMemo(
    () => (id: string) => {
      window.location.hash = id;
    },
    [],
  );
  return [hash, go];
}

const featureInAddress = (): string => window.location.hash.slice(1).split('?')[0] ?? '';
