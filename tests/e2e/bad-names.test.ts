import type { Page } from '@playwright/test';
import { NASTY_NAMES } from '../stand-in/world/nasty.ts';
import { expect, test } from './fixture.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { actedOn, approveAll, expectState, jobOf, membersOf, openScene, whoWaits } from './scene.ts';
import { misfits } from './views/fits.ts';

/** What a name would have become, had it been read as markup, and whether a script in it ran. */
const madeOfNames = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => {
    const root = document.querySelector('muster-overlay')?.shadowRoot ?? document.querySelector('.muster');
    if (!root) throw new Error('nothing of ours on the page');
    const made = root.querySelectorAll('script, b, [onerror], [onload], img[src="x"], iframe, object');
    return [...[...made].map(({ outerHTML }) => outerHTML), (window as { __owned?: unknown }).__owned].filter(
      Boolean,
    );
  });

test.use({ standInOptions: { scenario: 'nasty' } });

test('names nobody wishes for, of people and groups, stand as text everywhere, and everybody is decided on once', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { t } = overlay.words;
  const scene = await openScene({ page, context, extensionId, standIn });

  await test.step('of groups: in the picker, the head, the table, the confirm screen and the log', async () => {
    const bold = '<b>Bold</b> & reversed group 👾';
    // What slides in sticks out until it is there.
    // By name: one that is missing comes first.
    const names = [t('unnamedGroup'), bold, `${'y'.repeat(120)}…`];
    const expectWhole = async () => {
      expect(await misfits(page, { hasTabs: false })).toEqual([]);
      expect(await madeOfNames(page)).toEqual([]);
    };
    const head = overlay.drawer.getByTitle(t('groupPick'));
    const heightPx = (await head.boundingBox())?.height;
    for (const name of names) {
      await head.click();
      await expectWhole();
      await page.keyboard.press('Escape');
      await overlay.pickGroup(name);
      await expectWhole();
      expect((await head.boundingBox())?.height).toBe(heightPx);
    }

    const { page: fullPage } = scene.store;
    const main = fullPage.getByRole('main');
    const grid = main.getByRole('grid', { name: t('groupsTitle') });
    await fullPage.bringToFront();
    await scene.store.goToDashboard('groups');
    await expect(grid.getByRole('rowheader').locator('bdi')).toHaveText(names);
    const boxes = await grid
      .getByRole('row')
      .evaluateAll((rows) => rows.slice(1).map((row) => row.getBoundingClientRect().toJSON() as DOMRect));
    expect(new Set(boxes.map(({ height }) => height)).size).toBe(1);
    expect(new Set(boxes.map(({ width }) => width)).size).toBe(1);
    const overflowPx = () =>
      fullPage.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflowPx()).toBe(0);

    await grid.getByRole('row').nth(1).focus();
    await fullPage.keyboard.press('ControlOrMeta+a');
    await main
      .getByRole('region', { name: t('selectionBar') })
      .getByRole('button', { name: t('groupsSet') })
      .click();
    await fullPage.getByRole('menuitem', { name: t('setting_announce') }).click();
    const preview = fullPage.getByRole('list', { name: t('groupsPreview') }).getByRole('listitem');
    for (const name of names) await expect(preview.filter({ hasText: name })).toHaveCount(1);
    await fullPage.getByRole('button', { name: t('groupsContinue') }).click();
    const confirm = new ConfirmDialog(fullPage, overlay.words);
    for (const name of names)
      await expect(confirm.root.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
    expect(await confirm.root.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    expect(await overflowPx()).toBe(0);
    expect(await madeOfNames(fullPage)).toEqual([]);
    await confirm.go('set', 3);

    await page.bringToFront();
    await overlay.pickGroup(bold);
    await overlay.openTab('requests');
    await overlay.requests.selectAll();
    await overlay.requests.action(t('approve')).click();
    expect(await overlay.confirm.title()).toContain('<b>Bold</b>');
    await expectWhole();
    await overlay.confirm.cancel.click();
    await overlay.pickGroup(undefined);
    await overlay.openTab('log');
    for (const name of names) await expect(overlay.log.entries.filter({ hasText: name })).toHaveCount(1);
    await expectWhole();
    await overlay.openTab('jobs');
    await overlay.jobs.open(overlay.words.patternOfAny('confirm_set'));
    for (const name of names) await expect(overlay.jobs.results.filter({ hasText: name })).toHaveCount(1);
    await expectWhole();
    expect(standIn.control.ledger({ by: 'me', action: 'setting' })).toHaveLength(3);
    await overlay.jobs.back();
    await overlay.openTab('requests');
  });

  await test.step('of people: in every list, and everybody is decided on once', async () => {
    await overlay.pickGroup(undefined);
    const group = standIn.control.group(scene.group);
    const asking = group.requests.size;
    await overlay.requests.expectShown(asking);
    await overlay.requests.filter('<img src=x');
    await overlay.requests.expectShown(1);
    await expect(overlay.requests.row('<img src=x onerror="window.__owned=1">')).toBeVisible();
    await overlay.requests.filter('xxxx');
    await overlay.requests.expectShown(1);
    // 5,000 characters are cut on the screen, not in the height of the row.
    await expect(overlay.requests.rows.first()).toContainText(/x{50,}…/);
    await overlay.requests.filter('');
    expect(await madeOfNames(page)).toEqual([]);

    await overlay.pickGroup('<b>Bold</b>');
    await overlay.openTab('members');
    await overlay.members.expectShown(group.members.size);
    await overlay.members.filter('svg/onload');
    await overlay.members.open('"><svg/onload=window.__owned=1>');
    await expect(overlay.card.root).toBeVisible();
    await overlay.card.writeNote('</textarea><script>window.__owned=1</script>');
    await expect(overlay.card.note('<script>')).toHaveCount(1);
    await overlay.card.back();
    await overlay.members.filter('');
    // Somebody without number and name, and ids of kinds that are not known yet, are people like others.
    const rows = await membersOf(scene, scene.group);
    expect(rows).toHaveLength(group.members.size);
    const nameless = rows.filter(({ displayName, phone, isMe }) => !displayName && !phone && !isMe);
    expect(nameless.length).toBeGreaterThan(0);
    await overlay.members.rows.first().press('End');
    await expect(overlay.members.rows.getByText(t('unknownPerson')).first()).toBeVisible();
    expect(await madeOfNames(page)).toEqual([]);

    const everybody = whoWaits(standIn, scene.group);
    expect(everybody.length).toBeGreaterThanOrEqual(NASTY_NAMES.length);
    await approveAll(scene, 'job');
    await expectState(scene, 'job', 'done');
    await overlay.openTab('jobs');
    await overlay.jobs.open(overlay.words.patternOfAny('confirm_approve'));
    await expect(overlay.jobs.results.first()).toBeVisible();
    expect(await madeOfNames(page)).toEqual([]);
    const { counts } = await jobOf(scene, 'job');
    expect(counts.done + counts.failed).toBe(everybody.length);
    const acted = actedOn(standIn, scene.group, 'approved');
    expect(new Set(acted).size).toBe(acted.length);
    expect(acted).toHaveLength(counts.done);
    await overlay.openTab('log');
    await expect(overlay.drawer.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
    expect(await madeOfNames(page)).toEqual([]);
  });
});
