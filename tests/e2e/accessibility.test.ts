import { test } from '@playwright/test';
import { checkEveryView } from './views/check-views.ts';
import { openStage } from './views/stage.ts';
import { DEMO_CAST } from './views/world.ts';

// Together with languages.test.ts this is one walk in light and one in dark: a browser for each view, or a walk for each
// question, would take many times as long.
test('on every view axe finds nothing and nothing is cut off, both directions: English, light', async () => {
  test.setTimeout(480_000);
  const stage = await openStage({ cast: DEMO_CAST, language: 'en', standIn: { theme: 'light' } });
  await checkEveryView(stage, { hasLatin: true });
  await stage.close();
});
