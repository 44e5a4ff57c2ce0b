/** Where the overlay lives: `root` is the element to render into, `host` its only trace in the page. */
export type ShadowHost = { host: HTMLElement; shadow: ShadowRoot; root: HTMLElement };

/** Makes the host element with its shadow root, holding `css` and an empty root. It is not yet in the page. */
export function createShadowHost(options: { css: string; openDom: boolean }): ShadowHost {
  const host = document.createElement('muster-overlay');
  // Nothing the page styles may reach the host; inside, `:host` starts from the initial values.
  host.style.setProperty('all', 'initial', 'important');
  const shadow = host.attachShadow({ mode: options.openDom ? 'open' : 'closed' });
  const style = document.createElement('style');
  style.textContent = options.css;
  const root = document.createElement('div');
  shadow.append(style, root);
  return { host, shadow, root };
}

/** Calls `mount` once the page has a body: at document_start it has none. */
export function whenBodyExists(mount: (body: HTMLElement) => void): void {
  if (document.body) {
    mount(document.body);
    return;
  }
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    mount(document.body);
  });
  observer.observe(document.documentElement, { childList: true });
}
