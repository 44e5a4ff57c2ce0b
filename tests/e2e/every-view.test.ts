import { test } from './fixture.ts';
import { checkEveryView } from './views/check-views.ts';
import { openStage } from './views/stage.ts';
import { widestBuild } from './views/widest.ts';
import { CYRILLIC_CAST, cyrillicWorld } from './views/world.ts';

// One walk for all questions: a browser for each view, or a walk for each question, would take many times as long. Its
// words are the widest of all languages, and known as words of ours.
test('every view speaks in messages, fits in all languages, and axe finds nothing: light and dark, both directions', async () => {
  test.setTimeout(900_000);
  const build = widestBuild('ru');
  const stage = await openStage({
    cast: CYRILLIC_CAST,
    language: 'ru',
    build,
    standIn: { theme: 'light', dir: 'rtl', world: cyrillicWorld() },
  });
  await checkEveryView(stage);
  await stage.close();
  build.close();
});
