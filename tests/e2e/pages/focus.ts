import type { Page } from '@playwright/test';

/** What has the focus, seen through the overlay's shadow root. */
export type Focused = {
  /** In the overlay, and in which of its dialogs or menus. */
  place: 'overlay' | 'dialog' | 'popover' | 'page';
  kind: string;
  name: string;
  /** Something of it, or right around or beside it, is drawn because it has the focus. */
  isVisible: boolean;
};

export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    let element = document.activeElement;
    const isOurs = element?.shadowRoot !== null && element?.shadowRoot !== undefined;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const outlined = (one: Element | null | undefined): boolean =>
      one !== null && one !== undefined && getComputedStyle(one).outlineStyle !== 'none';
    // A search field is outlined as a whole, a segment beside its hidden radio, the edge of the drawer by a line of its own.
    const line = element && getComputedStyle(element, '::after');
    const isVisible =
      outlined(element) ||
      outlined(element?.parentElement?.querySelector(':scope:focus-within')) ||
      outlined(element?.parentElement) ||
      outlined(element?.nextElementSibling) ||
      (line?.content !== 'none' && line?.position === 'absolute' && line.inlineSize === '2px');
    return {
      place: element?.closest('dialog')
        ? 'dialog'
        : element?.closest('[popover]')
          ? 'popover'
          : isOurs
            ? 'overlay'
            : 'page',
      kind: element?.getAttribute('role') ?? element?.getAttribute('type') ?? element?.localName ?? '',
      name: (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().slice(0, 60),
      isVisible,
    };
  });
}
