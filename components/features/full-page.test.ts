import { expect, it } from 'vitest';
import { DASHBOARD_FEATURES } from './dashboard-registry.ts';
import { ON_FULL_PAGE } from './full-page.ts';
import { FEATURES } from './registry.ts';

it('[CP50] the drawer knows by name every part, and all that one can do, that only the full page has', () => {
  const here = FEATURES.flatMap(({ titleKey, actions = [] }) => [titleKey, ...actions]);
  const elsewhere = DASHBOARD_FEATURES.map(({ id, titleKey, actions = [] }) => [
    id,
    [titleKey, ...actions].filter((key) => !here.includes(key)),
  ]);
  expect(Object.entries(ON_FULL_PAGE)).toEqual(
    expect.arrayContaining(elsewhere.filter(([, keys]) => keys?.length)),
  );
  expect(Object.keys(ON_FULL_PAGE)).toHaveLength(elsewhere.filter(([, keys]) => keys?.length).length);
});
