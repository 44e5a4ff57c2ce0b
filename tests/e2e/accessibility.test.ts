import { test } from '@playwright/test';
import { checkEveryView } from './views/check-views.ts';
import { openStage } from './views/stage.ts';
import { DEMO_CAST } from './views/world.ts';

// Together with languages.test.ts this is one walk in light, left to right, and one in dark, right to left: a browser for
// each view, or a walk for each question, would take many times as long.
test('on every view axe finds nothing and nothing is cut off: English, light, left to right', async () => {
  test.setTimeout(480_000);
  const stage = await openStage({ cast: DEMO_CAST, language: 'en', standIn: { theme: 'light' } });
  await checkEveryView(stage, { hasLatin: true, direction: 'ltr' });
  await stage.close();
});
