/** WhatsApp's page, as far as the overlay reads or touches it (anchors of August 2026). Everything ends with `signal`. */
import { createDock } from './dock.ts';
import { observe, whenThere } from './page-watch.ts';
import { keyIn } from '@/components/ui/keys.ts';
import type { Source } from '@/components/app/use-source.ts';
import type { PagePort, Theme } from './ports.ts';
import { themeRoles } from './theme-roles.ts';

/** Alt+Shift+M: none of WhatsApp Web's shortcuts (they are Ctrl+Alt+… and Alt+letter) and none of Chromium's or Firefox's. */
const isShortcut = (event: KeyboardEvent) => event.isTrusted && keyIn('everywhere', event) === 'drawer0';

/** The variables follow the class on <body> within a frame or two. */
const SETTLE_MS = 250;

export function createPagePort(window: Window, signal: AbortSignal): PagePort {
  const { document } = window;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  const dock = createDock(document, signal);
  const shortcut = new Set<() => void>();
  // At once, so that it comes before the shield that keeps our keys from the window.
  window.addEventListener(
    'keydown',
    (event) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const listener of shortcut) listener();
    },
    { capture: true, signal },
  );
  return {
    theme: observed(
      () => readTheme(document, prefersDark.matches),
      (changedNow) => {
        const changed = () => {
          changedNow();
          setTimeout(changedNow, SETTLE_MS);
        };
        prefersDark.addEventListener('change', changed, { signal });
        // The class on <body> says light or dark; the variables hang on the application's root, which comes and goes.
        observe(
          document.documentElement,
          { attributes: true, attributeFilter: ['class'], subtree: false },
          changed,
          signal,
        );
        whenThere(
          () => document.body,
          document.documentElement,
          signal,
          (body) => {
            observe(body, { attributes: true, attributeFilter: ['class'], childList: true }, changed, signal);
          },
        );
        whenThere(
          () => document.getElementById('app'),
          document.documentElement,
          signal,
          (app) => {
            observe(app, { childList: true }, changed, signal);
          },
        );
      },
    ),
    direction: observed(
      () => (document.documentElement.dir === 'rtl' || document.body?.dir === 'rtl' ? 'rtl' : 'ltr'),
      (changed) => {
        observe(document.documentElement, { attributes: true, attributeFilter: ['dir'] }, changed, signal);
        whenThere(
          () => document.body,
          document.documentElement,
          signal,
          (body) => {
            observe(body, { attributes: true, attributeFilter: ['dir'] }, changed, signal);
          },
        );
      },
    ),
    windowWidth: observed(
      () => window.innerWidth,
      (changed) => window.addEventListener('resize', changed, { signal }),
    ),
    dock,
    reload: () => window.location.reload(),
    holdFocus() {
      const held = document.activeElement;
      return () => {
        // The body is nobody, and a host with a hyphen in its name is our own.
        const isTheirs =
          held instanceof HTMLElement && held !== document.body && !held.localName.includes('-');
        if (!isTheirs || !held.isConnected) return false;
        held.focus({ preventScroll: true });
        return true;
      };
    },
    onShortcut(listener) {
      shortcut.add(listener);
      return () => shortcut.delete(listener);
    },
  };
}

function readTheme(document: Document, prefersDark: boolean): Theme {
  const app = document.getElementById('app');
  const root = themeRoot(app);
  // Before WhatsApp has drawn anything there is no class to go by.
  const dark = document.body?.classList.contains('dark') || (!app?.firstElementChild && prefersDark);
  const style = root && getComputedStyle(root);
  return {
    mode: dark ? 'dark' : 'light',
    roles: style ? themeRoles((name) => style.getPropertyValue(name)) : {},
  };
}

/** The class with the variables sits on an element inside #app, a few levels down. */
function themeRoot(app: Element | null): Element | undefined {
  let element = app;
  for (let depth = 0; element && depth < 4; depth += 1) {
    if (getComputedStyle(element).getPropertyValue('--WDS-content-default') !== '') return element;
    element = element.firstElementChild;
  }
  return undefined;
}

/** A value read anew when `watch` says so; the same object is given until it really differs. */
function observed<Value>(read: () => Value, watch: (changed: () => void) => void): Source<Value> {
  let value = read();
  const listeners = new Set<() => void>();
  watch(() => {
    const next = read();
    if (JSON.stringify(next) === JSON.stringify(value)) return;
    value = next;
    for (const listener of listeners) listener();
  });
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
