import { expect, type Page } from '@playwright/test';
import { axeFindings, type Look } from './axe.ts';
import { DASHBOARD, everyView } from './every-view.ts';
import { misfits } from './fits.ts';
import { latinTexts } from './latin.ts';
import type { Stage } from './stage.ts';

/** Fewer, and part of the walk is gone. */
const VIEWS_AT_LEAST = 136;

/** A view for each tab that is the active one. */
const TABS = [
  'requests',
  'members',
  'group',
  'messages',
  'tags',
  'notes',
  'templates',
  'log',
  'health',
  'settings',
] as const;

/** Each view in both themes and both directions; from view to view they take turns. */
const LOOKS: readonly (readonly Look[])[] = [
  [
    { theme: 'light', direction: 'ltr', rules: 'all' },
    { theme: 'dark', direction: 'rtl', rules: 'colours' },
  ],
  [
    { theme: 'dark', direction: 'rtl', rules: 'all' },
    { theme: 'light', direction: 'ltr', rules: 'colours' },
  ],
  [
    { theme: 'light', direction: 'rtl', rules: 'all' },
    { theme: 'dark', direction: 'ltr', rules: 'colours' },
  ],
  [
    { theme: 'dark', direction: 'ltr', rules: 'all' },
    { theme: 'light', direction: 'rtl', rules: 'colours' },
  ],
];

/** Walks through every view once and holds each against all that must be true of every view. */
export async function checkEveryView(stage: Stage): Promise<void> {
  const findings: Record<string, string[]> = {};
  let count = 0;
  for await (const view of everyView(stage)) {
    const page = view.startsWith(DASHBOARD) ? stage.store.page : stage.page;
    const found: string[] = [];
    for (const look of LOOKS[count % LOOKS.length] ?? []) {
      await turn(stage, page, look.theme);
      found.push(...(await axeFindings(page, look)));
    }
    found.push(
      ...(await misfits(page, { hasTabs: (TABS as readonly string[]).includes(view) })),
      ...(await latinTexts(page)),
    );
    if (found.length > 0) findings[view] = found;
    count += 1;
  }
  expect(findings).toEqual({});
  expect(count).toBeGreaterThanOrEqual(VIEWS_AT_LEAST);
}

/** The overlay follows WhatsApp, the dashboard the system. */
async function turn(stage: Stage, page: Page, theme: Look['theme']): Promise<void> {
  if (page === stage.page) await stage.standIn.control.setTheme(theme);
  else await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('.muster')).toHaveAttribute('data-theme', theme);
}
