import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { useMemo } from 'react';
import { type App, AppProvider } from '@/components/app/context.tsx';
import { SlotsProvider } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useSource } from '@/components/app/use-source.ts';
import { SLOTS } from '@/components/features/registry.ts';
import { language } from '@/utils/i18n.ts';
import { accountOf } from './account-of.ts';
import { Drawer } from './drawer.tsx';
import type { OverlayPorts } from './ports.ts';

/** The whole overlay, from its ports. Shows at once what the store has; WhatsApp may come later. */
export function Overlay(ports: OverlayPorts) {
  const { store, now, newId, openPage } = ports;
  const theme = useSource(ports.page.theme);
  const direction = useSource(ports.page.direction);
  // The account hangs on a live query, and that needs the store: so the context comes in two rounds.
  const base = useMemo<App>(
    () => ({ store, now, newId, account: undefined, tab: undefined, here: 'drawer', openPage }),
    [store, now, newId, openPage],
  );
  return (
    <div className="muster" data-theme={theme.mode} dir={direction} lang={language()} style={theme.roles}>
      <AppProvider value={base}>
        <WithAccount base={base} ports={ports} />
      </AppProvider>
    </div>
  );
}

function WithAccount({ base, ports }: { base: App; ports: OverlayPorts }) {
  const state = useSource(ports.tab);
  const accounts = useLive('accounts', {}).value;
  const { account, noAccount } = useMemo(() => accountOf(accounts, state), [accounts, state]);
  const app = useMemo<App>(
    () => ({ ...base, account, noAccount, tab: { ...ports.actions, ...state } }),
    [base, account, noAccount, ports.actions, state],
  );
  return (
    <AppProvider value={app}>
      <SlotsProvider value={SLOTS}>
        <Drawer ports={ports} state={state} />
      </SlotsProvider>
    </AppProvider>
  );
}
