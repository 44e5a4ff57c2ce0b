import type { Page } from '@playwright/test';
import { outsideMessages } from './widest.ts';

/** Names (of files, too) that are written in Latin letters in every language, variables of templates, addresses and ids. */
const SAME_EVERYWHERE =
  /[Mm]uster(-backup)?|WhatsApp( Web)?|Meta\b|CSV|JSON|JPEG|PNG|WebP|Alt\+Shift\+M|Ctrl K|Mozilla\/.*|https?:\S+|\{\w+\}|\S+@(lid|c\.us|g\.us)/g;

/** Texts and names with Latin words that come from no message: in a world without Latin letters they cannot be translated. */
export async function latinTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const scope = document.querySelector('muster-overlay')?.shadowRoot ?? document;
    const root = scope.querySelector('.muster');
    if (!root) throw new Error('nothing of ours on the page');
    const found: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      // Code, the report for others and the keys are English everywhere.
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('code, pre, svg, kbd'))
        continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(name);
        if (value !== null) found.push(value);
      }
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent ?? '');
    }
    return found;
  });
  return texts.filter((text) => /[A-Za-z]{2}/.test(outsideMessages(text).replace(SAME_EVERYWHERE, '')));
}
