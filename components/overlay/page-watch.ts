/** Calls back at once and after every change, until the signal. */
export function observe(
  target: Node,
  options: MutationObserverInit,
  changed: () => void,
  signal: AbortSignal,
): void {
  const observer = new MutationObserver(changed);
  observer.observe(target, options);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  changed();
}

/** Calls back once with an element, now or as soon as the page has it. */
export function whenThere<Found extends Element>(
  find: () => Found | null,
  root: Node,
  signal: AbortSignal,
  onFound: (element: Found) => void,
): void {
  const found = find();
  if (found) {
    onFound(found);
    return;
  }
  const observer = new MutationObserver(() => {
    const later = find();
    if (!later) return;
    observer.disconnect();
    onFound(later);
  });
  observer.observe(root, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
