import { test } from '@playwright/test';
import { checkEveryView } from './views/check-views.ts';
import { openStage } from './views/stage.ts';
import { CYRILLIC_CAST, cyrillicWorld } from './views/world.ts';

test('every view speaks Russian and nothing else, fits, and axe finds nothing: dark, right to left', async () => {
  test.setTimeout(480_000);
  const stage = await openStage({
    cast: CYRILLIC_CAST,
    language: 'ru',
    standIn: { theme: 'dark', dir: 'rtl', world: cyrillicWorld() },
  });
  await checkEveryView(stage, { hasLatin: false, direction: 'rtl' });
  await stage.close();
});
