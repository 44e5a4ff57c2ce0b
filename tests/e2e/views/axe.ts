import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';

type Node = { html: string; failureSummary?: string };
type Axe = {
  run(
    context: { include: Element[]; exclude: Element[] },
    options: object,
  ): Promise<{ violations: { id: string; nodes: Node[] }[] }>;
  /** Ours: what the rows looked like that axe saw since this load of the page. */
  seen?: Set<string>;
};

// The library that @axe-core/playwright brings. Used directly: it is put in once per load instead of once per view, and
// runs on what is on top only, which makes a walk through all views four times as fast.
const { resolve } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in these elements and in their shadow roots. Leaves nothing on the page. */
export async function axeFindingsIn(elements: Locator): Promise<string[]> {
  const page = elements.page();
  const before = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
  await page.evaluate(`${source};0`);
  const found = await elements.evaluateAll(async (include) => {
    const scope = globalThis as unknown as { axe?: Axe };
    if (!scope.axe || include.length === 0) throw new Error('nothing to look at');
    const { violations } = await scope.axe.run(
      { include, exclude: [] },
      // Looking for style sheets, it would put one in, which WhatsApp's policy forbids.
      { resultTypes: ['violations'], selectors: false, preload: false },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  });
  await page.evaluate((kept) => {
    for (const name of Object.getOwnPropertyNames(globalThis))
      if (!kept.includes(name)) Reflect.deleteProperty(globalThis, name);
  }, before);
  return found;
}

/** The theme is what the page has; the direction is given to our interface while axe looks. */
export type Look = {
  theme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  /** All rules, or those of colours alone: nothing else depends on the theme. */
  rules: 'all' | 'colours';
};

/** What axe finds in this look: in the dialog or the menu that is open, else in all that is ours. */
export async function axeFindings(page: Page, look: Look): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${source};0`);
  return page.evaluate(async ({ theme, direction: dir, rules }) => {
    const scope = document.querySelector('muster-overlay')?.shadowRoot ?? document;
    const root = scope.querySelector<HTMLElement>('.muster');
    if (!root) throw new Error('nothing of ours on the page');
    const top = root.querySelector('dialog[open], [popover]:popover-open') ?? root;
    const { axe } = globalThis as unknown as { axe: Axe };

    /** Tags, classes, states and colours, and whether there is text; not which text, nor the place in the list. */
    const looksOf = (row: Element): string => {
      let around = '';
      for (let at = row.parentElement; at && at !== root; at = at.parentElement)
        around += `${at.localName}.${at.className} `;
      const own = row.outerHTML
        .replace(/>[^<]+</g, '>…<')
        .replace(/ (id|for|title|value|aria-(?:label|labelledby|describedby|controls))="[^"]+"/g, ' $1')
        .replace(/(translateY\(|inset-block-start: )[\d.]+px/g, '$1')
        .replace(/ (data-index|aria-posinset|aria-setsize|aria-rowindex)="\d+"/g, ' $1');
      return `${theme} ${dir} ${around}${own}`;
    };
    // What axe says of a row it says of each that looks the same, and lists are made of those.
    const isFirstRun = axe.seen === undefined;
    axe.seen ??= new Set();
    const exclude: Element[] = [];
    for (const row of top.querySelectorAll('li, [role=listitem], [role=row]')) {
      const looks = looksOf(row);
      if (axe.seen.has(`all ${looks}`) || axe.seen.has(`${rules} ${looks}`)) exclude.push(row);
      else axe.seen.add(`${rules} ${looks}`);
    }

    const before = root.dir;
    if (before !== dir) root.dir = dir;
    const { violations } = await axe.run(
      { include: [top], exclude },
      {
        resultTypes: ['violations'],
        selectors: false,
        ...(rules === 'colours'
          ? { runOnly: ['color-contrast', 'link-in-text-block'] }
          : {
              rules: {
                'target-size': { enabled: true },
                // Of the style sheets, not of what stands on the screen.
                'css-orientation-lock': { enabled: isFirstRun },
              },
            }),
      },
    );
    root.dir = before;
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  }, look);
}
