/**
 * Remembers what has the focus around `near`; the function gives it back once the change under way is drawn, unless the
 * focus is somewhere by then. When what had it is gone, the nearest home gets it, an element with `data-focus-home`, so that
 * the next Tab does not start at the top of the page.
 */
export function holdFocus(near: Element): () => void {
  const root = near.getRootNode() as Document | ShadowRoot;
  const held = root.activeElement;
  return () => {
    // Not at once: the place may still be inert, or on its way out.
    queueMicrotask(() => {
      const { activeElement, body } = near.ownerDocument;
      if (activeElement !== null && activeElement !== body) return;
      const home = root.querySelector<HTMLElement>('[data-focus-home]');
      const target = held instanceof HTMLElement && held !== body && held.isConnected ? held : home;
      target?.focus({ preventScroll: true });
    });
  };
}
