import { expect, test } from './fixture.ts';
import { checkEveryView, TABS } from './views/check-views.ts';
import { misfits } from './views/fits.ts';
import { openStage } from './views/stage.ts';
import { CYRILLIC_CAST, cyrillicWorld } from './views/world.ts';

test.use({ plainWorld: { groups: 1, members: 40, requests: 30 } });

// One walk for all questions: a browser for each view, or a walk for each question, would take many times as long. In
// Russian, whose words are the longer ones, and stand out where one was left untranslated.
test('every view speaks Russian and nothing else, fits, and axe finds nothing: light and dark, both directions', async () => {
  test.setTimeout(480_000);
  const stage = await openStage({
    cast: CYRILLIC_CAST,
    language: 'ru',
    standIn: { theme: 'light', dir: 'rtl', world: cyrillicWorld() },
  });
  await checkEveryView(stage);
  await stage.close();
});

test('the English words fit on every tab', async ({ overlay, page }) => {
  await overlay.start();
  await overlay.pickGroup('Group 1');
  for (const tab of TABS) {
    await overlay.openTab(tab);
    await expect(overlay.drawer.getByRole('status', { name: overlay.words.t('loading') })).toHaveCount(0);
    expect(await misfits(page, { hasTabs: true }), tab).toEqual([]);
  }
});
