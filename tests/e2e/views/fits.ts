import type { Page } from '@playwright/test';

/** From the narrowest drawer to the widest; what fits the narrowest the other way round fits the wider ones. */
const WIDTHS_PX = {
  drawer: { ltr: [320, 400, 560], rtl: [320] },
  page: { ltr: [1_024, 1_440], rtl: [1_024] },
};

/**
 * What sticks out or is cut off, at all widths of the drawer or of the full page, left to right and right to left; of a
 * dialog or a menu where one is open. Throws where nothing of ours stands. Without `hasTabs` the row of tabs is left out:
 * it counts anew what fits some frames later, and waiting for them on every view would take most of the time. Names of people and groups may be cut (they stand in `<bdi>` or between isolating marks), our own words not.
 */
export function misfits(page: Page, options: { hasTabs: boolean }): Promise<string[]> {
  return page.evaluate(
    async ({ widthsPx, hasTabs }) => {
      const overlay = document.querySelector('muster-overlay');
      const root = (overlay?.shadowRoot ?? document).querySelector<HTMLElement>('.muster');
      const frame = overlay
        ? // Closed, it is the launcher alone, which stands on WhatsApp's page.
          (root?.querySelector<HTMLElement>('aside') ?? root)
        : root?.querySelector<HTMLElement>('main')?.parentElement;
      if (!root || !frame) throw new Error('nothing of ours to measure');
      const widths = overlay ? widthsPx.drawer : widthsPx.page;
      const top = root.querySelector<HTMLElement>('dialog[open], [popover]:popover-open');
      const scene = top ?? frame;
      const found = new Set<string>();
      let measured = 0;
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

      const describe = (element: Element) =>
        `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60)}`;
      const isCutInside = (cell: Element) => {
        const range = document.createRange();
        const edge = cell.getBoundingClientRect();
        return [...cell.querySelectorAll('button span')].some((text) => {
          range.selectNodeContents(text);
          const { left, right } = range.getBoundingClientRect();
          return left < edge.left - 1 || right > edge.right + 1;
        });
      };
      const look = (where: string) => {
        const edge = (scene === root ? document.documentElement : scene).getBoundingClientRect();
        for (const element of [scene, ...scene.querySelectorAll<HTMLElement>('*')]) {
          if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('svg')) continue;
          if (!hasTabs && element.closest('[role=tablist]')) continue;
          const { overflowX, clipPath } = getComputedStyle(element);
          // Words for screen readers only.
          if (clipPath !== 'none') continue;
          measured++;
          const tooWide = element.scrollWidth - element.clientWidth > 1;
          // A grid of many columns is meant to; its headings are not to be cut.
          const grid = element.closest('[role=grid]');
          if (tooWide && element !== grid && (overflowX === 'auto' || overflowX === 'scroll'))
            found.add(`${where}: scrolls sideways: ${describe(element)}`);
          if (element.role === 'columnheader' && isCutInside(element))
            found.add(`${where}: cut off: ${describe(element)}`);
          if (!element.matches('button, label, select, input, a, [role=tab]')) continue;
          const { left, right, width } = element.getBoundingClientRect();
          if (!grid && width > 0 && (left < edge.left - 1 || right > edge.right + 1))
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

      const before = { dir: root.dir, inlineSize: frame.style.inlineSize, contain: frame.style.contain };
      // What is fixed to the window is measured against the narrower page.
      if (!overlay) frame.style.contain = 'layout';
      for (const dir of ['ltr', 'rtl'] as const) {
        root.dir = dir;
        // A dialog and a menu do not know how wide what lies below is.
        for (const widthPx of top ? [400] : widths[dir]) {
          frame.style.inlineSize = `${widthPx}px`;
          // The tabs learn of it in the next frame, and draw before the one after.
          if (hasTabs) await nextFrame();
          if (hasTabs) await nextFrame();
          look(`${dir} ${widthPx} px`);
        }
      }
      root.dir = before.dir;
      frame.style.inlineSize = before.inlineSize;
      frame.style.contain = before.contain;
      if (hasTabs) await nextFrame();
      if (hasTabs) await nextFrame();
      if (measured === 0) throw new Error('nothing was measured');
      return [...found];
    },
    { widthsPx: WIDTHS_PX, ...options },
  );
}
