import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

type Node = { target: unknown[]; html: string; failureSummary?: string };
type Axe = {
  run(context: Element, options: object): Promise<{ violations: { id: string; nodes: Node[] }[] }>;
};

// The library that @axe-core/playwright brings. Used directly: it is put in once per load instead of once per view, and
// runs on what is on top only, which makes a walk through all views four times as fast.
const { resolve } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** What axe decides by the place and the size of things. */
const LAYOUT_RULES = ['target-size', 'scrollable-region-focusable', 'css-orientation-lock'];

/** What axe finds in both directions of writing: in the dialog or the menu that is open, else in all that is ours. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${source};0`);
  return page.evaluate(async (layoutRules) => {
    const scope = document.querySelector('muster-overlay')?.shadowRoot ?? document;
    const root = scope.querySelector<HTMLElement>('.muster');
    if (!root) throw new Error('nothing of ours on the page');
    const top = root.querySelector('dialog[open], [popover]:popover-open') ?? root;
    const { axe } = globalThis as unknown as { axe: Axe };
    const before = root.dir;
    const found: string[] = [];
    for (const dir of ['ltr', 'rtl']) {
      root.dir = dir;
      // Names, roles and colours are the same in both; what depends on where things stand is looked at again.
      const { violations } = await axe.run(top, {
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled: true } },
        ...(dir === 'rtl' ? { runOnly: layoutRules } : {}),
      });
      for (const { id, nodes } of violations)
        for (const { html, failureSummary } of nodes)
          found.push(`${dir} ${id}: ${html} ${failureSummary ?? ''}`);
    }
    root.dir = before;
    return found;
  }, LAYOUT_RULES);
}
