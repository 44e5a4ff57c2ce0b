import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Around } from '@/components/app/around.tsx';
import { useApp } from '@/components/app/context.tsx';
import { ErrorBoundary } from '@/components/app/error-boundary.tsx';
import { ShellProvider } from '@/components/app/shell.tsx';
import { useGroupFocus } from '@/components/app/use-group-focus.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useMakeShell } from '@/components/app/use-make-shell.ts';
import { useShellServices } from '@/components/app/use-shell-services.tsx';
import { useSource } from '@/components/app/use-source.ts';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings.ts';
import { t } from '@/utils/i18n.ts';
import { InlineMarks } from '@/components/features/registry.ts';
import { Banners } from './banners.tsx';
import { AskedConfirm, DrawerBody, ShellToasts } from './drawer-body.tsx';
import { DrawerHeader } from './drawer-header.tsx';
import { Launcher } from './launcher.tsx';
import styles from './overlay.module.css';
import type { OverlayPorts, TabState } from './ports.ts';
import { ResizeHandle } from './resize-handle.tsx';

/** Narrower windows are covered: WhatsApp would have no room left beside the drawer. */
const COVERS_BELOW_PX = 1_000;

/** Launcher and drawer: what stands around the features. */
export function Drawer({ ports, state }: { ports: OverlayPorts; state: TabState }) {
  const { store, now } = useApp();
  const settingsLive = useLive('settings', {});
  const settings = settingsLive.value ?? DEFAULT_SETTINGS;
  const services = useShellServices();
  const focus = useGroupFocus();
  const [featureId, setFeatureId] = useState('requests');
  const [opened, setOpened] = useState<boolean>();
  const [draggedWidth, setDraggedWidth] = useState<number>();
  const drawer = useRef<HTMLElement>(null);
  const launcher = useRef<HTMLButtonElement>(null);
  const focusWanted = useRef<'drawer' | 'back'>(undefined);
  const giveBack = useRef<() => boolean>(undefined);
  const windowWidth = useSource(ports.page.windowWidth);
  const theme = useSource(ports.page.theme);

  const open = opened ?? settings.drawerOpen;
  const width = draggedWidth ?? settings.drawerWidth;
  const covers = windowWidth < COVERS_BELOW_PX;

  useLayoutEffect(() => {
    ports.page.dock(open && !covers ? width : null);
  }, [ports.page, open, covers, width]);

  // Written in passing: a store that is away must not keep the drawer from opening. Its banner tells.
  const keep = (change: Partial<typeof settings>) => void store.call('putSettings', { settings: change });
  const show = (next: boolean) => {
    if (next) {
      focusWanted.current = 'drawer';
      giveBack.current = ports.page.holdFocus();
    } else if (!ports.page.holdFocus()()) {
      // WhatsApp had no focus to keep.
      focusWanted.current = 'back';
    }
    setOpened(next);
    keep({ drawerOpen: next });
  };
  const toggleByKey = useRef(() => {});
  useEffect(() => {
    toggleByKey.current = () => show(!open);
    const wanted = focusWanted.current;
    focusWanted.current = undefined;
    if (wanted === 'drawer') drawer.current?.focus({ preventScroll: true });
    else if (wanted === 'back' && !giveBack.current?.()) launcher.current?.focus({ preventScroll: true });
  });
  useEffect(() => ports.page.onShortcut(() => toggleByKey.current()), [ports.page]);
  // A panel takes the drawer's place, and the setting stays: next time it opens as before.
  useEffect(() => ports.panel.onTake(() => setOpened(false)), [ports.panel]);
  useEffect(() => ports.panel.tellOpen(open), [ports.panel, open]);

  const shell = useMakeShell(services, focus, setFeatureId);

  return (
    <ShellProvider value={shell}>
      <ErrorBoundary featureId="inline" title={t('settingsInline')} silent>
        <InlineMarks open={ports.openDom} theme={theme} />
      </ErrorBoundary>
      {!open && <Launcher ref={launcher} groups={focus.groups} onOpen={() => show(true)} />}
      {open && (
        <aside
          ref={drawer}
          tabIndex={-1}
          data-focus-home
          className={styles.drawer}
          data-covers={covers || undefined}
          style={{ inlineSize: width }}
          aria-label={t('drawerLabel')}
        >
          <ResizeHandle
            width={width}
            onDrag={setDraggedWidth}
            onDone={(done) => {
              setDraggedWidth(done);
              keep({ drawerWidth: done });
            }}
          />
          <DrawerHeader focus={focus} onClose={() => show(false)} />
          <Banners ports={ports} state={state} settings={settingsLive} />
          <DrawerBody
            featureId={featureId}
            settings={settingsLive.value}
            services={services}
            onNoticeRead={() => keep({ noticeReadAt: now(), tourOn: true })}
          />
        </aside>
      )}
      {/* Behind the drawer: it stands over the foot of it. */}
      <div
        className={styles.floating}
        data-open={open || undefined}
        style={{ inlineSize: open ? width : undefined }}
      >
        <ShellToasts services={services} />
      </div>
      <Around />
      <AskedConfirm asked={services.asked} />
    </ShellProvider>
  );
}
