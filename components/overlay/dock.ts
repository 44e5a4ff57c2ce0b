import { whenThere } from './page-watch.ts';

/**
 * Makes room beside WhatsApp: the width of `#app` and nothing else. The style is set on the element, which no Content
 * Security Policy forbids, and taken back to what stood there before.
 */
export function createDock(document: Document, signal: AbortSignal): (widthPx: number | null) => void {
  let wanted: number | null = null;
  let app: HTMLElement | undefined;
  let before = '';
  const apply = () => {
    if (!app) return;
    if (wanted === null) app.style.setProperty('width', before);
    else app.style.setProperty('width', `calc(100% - ${wanted}px)`, 'important');
  };
  whenThere(
    () => document.getElementById('app'),
    document.documentElement,
    signal,
    (found) => {
      app = found;
      before = found.style.getPropertyValue('width');
      apply();
    },
  );
  signal.addEventListener(
    'abort',
    () => {
      wanted = null;
      apply();
    },
    { once: true },
  );
  return (widthPx) => {
    wanted = widthPx;
    apply();
  };
}
