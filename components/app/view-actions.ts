/** What the view that is open can do, read off its own buttons and headings: so the palette offers what there is, and no more. */

/** Lists hold people and things, each with its buttons; those belong to them, not to the view. */
const IN_LISTS = 'ul, ol, [role=list], [role=listbox], [role=grid], [role=table]';

export type ViewAction = {
  label: string;
  detail: string | undefined;
  /** Opens a menu, such as that of a filter. */
  isMenu: boolean;
  run(): void;
};

const IN_FRONT = '#muster-outlet:not([inert])';

/** The feature in view, while nothing lies over it. */
export const viewInFront = (root: ParentNode): string | undefined =>
  root.querySelector<HTMLElement>(IN_FRONT)?.dataset.view;

export function viewActions(root: ParentNode): ViewAction[] {
  // A card over the view takes its place.
  const view = root.querySelector(`${IN_FRONT}, #muster-outlet + *`);
  const found = view?.querySelectorAll<HTMLElement>('button:not(:disabled, [role]), section h3') ?? [];
  const actions = new Map<string, ViewAction>();
  for (const element of found) {
    const label = element.ariaLabel ?? element.textContent.trim();
    if (label === '' || element.closest(`[inert], ${IN_LISTS}`)) continue;
    const isHeading = element.localName === 'h3';
    const detail = isHeading ? undefined : element.closest('section')?.querySelector('h3')?.textContent;
    const run = () => {
      element.scrollIntoView({ block: isHeading ? 'start' : 'nearest' });
      // A button that is off while it works would lose the focus: it stays where it was.
      if (!isHeading) element.click();
      else
        element
          .closest('section')
          ?.querySelector<HTMLElement>('button, input, select, textarea')
          ?.focus({ preventScroll: true });
    };
    const isMenu = element.ariaHasPopup !== null;
    actions.set(`${label} ${detail}`, { label, detail, isMenu, run });
  }
  return [...actions.values()];
}

/** CP40: presses the button of a view that is being opened as soon as it is there and on; false when `signal` ends before. */
export function pressWhenThere(
  root: Node & ParentNode,
  { view, label }: { view: string; label: string },
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => look());
    const end = (wasThere: boolean) => {
      observer.disconnect();
      resolve(wasThere);
    };
    const look = () => {
      if (viewInFront(root) !== view) return;
      const action = viewActions(root).find((one) => one.label === label);
      if (!action) return;
      end(true);
      action.run();
    };
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    signal.addEventListener('abort', () => end(false), { once: true });
    look();
  });
}
