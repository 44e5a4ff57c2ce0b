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

export function viewActions(root: ParentNode): ViewAction[] {
  // A card over the view takes its place.
  const view = root.querySelector('#muster-outlet:not([inert]), #muster-outlet + *');
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
