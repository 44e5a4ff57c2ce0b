import type { Page } from '@playwright/test';

/** From the narrowest drawer to the widest; what fits the narrowest the other way round fits the wider ones. */
const WIDTHS_PX = { ltr: [320, 400, 560], rtl: [320] };

/**
 * What sticks out or is cut off, at all widths of the drawer, left to right and right to left; of a dialog or a menu where
 * one is open. Without `hasTabs` the row of tabs is left out: it counts anew what fits some frames later, and waiting for
 * them on every view would take most of the time. Names of people and groups may be cut (they stand in `<bdi>` or between isolating marks), our own words not.
 */
export function misfits(page: Page, options: { hasTabs: boolean }): Promise<string[]> {
  return page.evaluate(
    async ({ widthsPx, hasTabs }) => {
      const root = document
        .querySelector('muster-overlay')
        ?.shadowRoot?.querySelector<HTMLElement>('.muster');
      const drawer = root?.querySelector<HTMLElement>('aside');
      if (!root || !drawer) return [];
      const top = root.querySelector<HTMLElement>('dialog[open], [popover]:popover-open');
      const scene = top ?? drawer;
      const found = new Set<string>();
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

      const describe = (element: Element) =>
        `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60)}`;
      const look = (where: string) => {
        const edge = scene.getBoundingClientRect();
        for (const element of [scene, ...scene.querySelectorAll<HTMLElement>('*')]) {
          if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('svg')) continue;
          if (!hasTabs && element.closest('[role=tablist]')) continue;
          const { overflowX, clipPath } = getComputedStyle(element);
          // Words for screen readers only.
          if (clipPath !== 'none') continue;
          const tooWide = element.scrollWidth - element.clientWidth > 1;
          if (tooWide && (overflowX === 'auto' || overflowX === 'scroll'))
            found.add(`${where}: scrolls sideways: ${describe(element)}`);
          if (!element.matches('button, label, select, input, a, [role=tab]')) continue;
          const { left, right, width } = element.getBoundingClientRect();
          if (width > 0 && (left < edge.left - 1 || right > edge.right + 1))
            found.add(`${where}: sticks out: ${describe(element)}`);
          const isData = element.querySelector('bdi') !== null || /\u2068/.test(element.textContent ?? '');
          const cut = [element, ...element.querySelectorAll<HTMLElement>('span')].some(
            (part) =>
              getComputedStyle(part).overflowX === 'hidden' && part.scrollWidth - part.clientWidth > 1,
          );
          const isHidden = [...element.querySelectorAll('span')].some(
            (part) => getComputedStyle(part).clipPath !== 'none',
          );
          if (cut && !isData && !isHidden) found.add(`${where}: cut off: ${describe(element)}`);
        }
      };

      const before = { dir: root.dir, inlineSize: drawer.style.inlineSize };
      for (const dir of ['ltr', 'rtl'] as const) {
        root.dir = dir;
        // A dialog and a menu do not know how wide the drawer is.
        for (const widthPx of top ? [400] : widthsPx[dir]) {
          drawer.style.inlineSize = `${widthPx}px`;
          // The tabs learn of it in the next frame, and draw before the one after.
          if (hasTabs) await nextFrame();
          if (hasTabs) await nextFrame();
          look(`${dir} ${widthPx} px`);
        }
      }
      root.dir = before.dir;
      drawer.style.inlineSize = before.inlineSize;
      if (hasTabs) await nextFrame();
      if (hasTabs) await nextFrame();
      return [...found];
    },
    { widthsPx: WIDTHS_PX, ...options },
  );
}
