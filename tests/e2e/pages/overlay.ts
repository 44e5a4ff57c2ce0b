import type { Locator, Page } from '@playwright/test';

/** What a person sees of the overlay. Names are English unless the test runs in another language. */
export function overlayOf(page: Page): { launcher: Locator } {
  return { launcher: page.getByRole('button', { name: 'Open Muster' }) };
}
