import { expect } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { DASHBOARD, everyView } from './every-view.ts';
import { misfits } from './fits.ts';
import { latinTexts } from './latin.ts';
import type { Stage } from './stage.ts';

/** Fewer, and part of the walk is gone. */
const VIEWS_AT_LEAST = 117;

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
];

/** Walks through every view once and holds each against all that must be true of every view. */
export async function checkEveryView(
  stage: Stage,
  options: { hasLatin: boolean; direction: 'ltr' | 'rtl' },
): Promise<void> {
  const findings: Record<string, string[]> = {};
  let count = 0;
  for await (const view of everyView(stage)) {
    count += 1;
    const page = view.startsWith(DASHBOARD) ? stage.store.page : stage.page;
    const found = [
      ...(await axeFindings(page, options.direction)),
      ...(await misfits(page, { hasTabs: TABS.includes(view) })),
      ...(options.hasLatin ? [] : await latinTexts(page)),
    ];
    if (found.length > 0) findings[view] = found;
  }
  expect(findings).toEqual({});
  expect(count).toBeGreaterThanOrEqual(VIEWS_AT_LEAST);
}
