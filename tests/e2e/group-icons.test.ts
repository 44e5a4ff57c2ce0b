import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { expect, test } from './fixture.ts';
import { grove } from './grove.ts';
import { ConfirmDialog } from './pages/confirm.ts';
import { openScene } from './scene.ts';

test.use({
  standInOptions: async ({}, use) => {
    await use({ world: grove() });
  },
});

/** Runs in a page: a PNG of two halves, as base64. */
function drawnPng([width, height]: readonly [number, number]): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#2f5bd0';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#f2c94c';
  context.fillRect(0, 0, width / 2, height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

/** Runs in a page: the sides of a picture, and its colour at the left and the right edge. */
async function lookAt(url: string): Promise<{ sides: number[]; left: number[]; right: number[] }> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = Object.assign(document.createElement('canvas'), {
    width: bitmap.width,
    height: bitmap.height,
  });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const at = (x: number) => [...context.getImageData(x, bitmap.height / 2, 1, 1).data].slice(0, 3);
  return { sides: [bitmap.width, bitmap.height], left: at(2), right: at(bitmap.width - 3) };
}

test('chosen groups get icons by one job; what WhatsApp does not confirm is said so', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const { words } = overlay;
  const { t, tn } = words;
  const { store, accountId } = await openScene({ page, context, extensionId, standIn });
  await expect.poll(async () => (await store.call('groups', { accountId })).length).toBe(6);
  const { control } = standIn;
  const idOf = (name: string): GroupId => asId(control.groupNamed(name).id);
  const dashboard = store.page;
  const main = dashboard.getByRole('main');
  await dashboard.bringToFront();
  await store.goToDashboard('groups');
  const grid = main.getByRole('grid', { name: t('groupsTitle') });
  const bar = main.getByRole('region', { name: t('selectionBar') });
  const dialog = dashboard.getByRole('dialog');
  const next = dialog.getByRole('button', { name: t('groupsContinue') });
  const input = dialog.locator('input[type=file]');
  const lines = dialog.getByRole('list', { name: t('iconPreview') }).getByRole('listitem');
  const confirm = new ConfirmDialog(dashboard, words);
  // The icons are drawn before the confirm screen comes.
  const heading = confirm.root.getByRole('heading', { level: 2 });
  const png = async (width: number, height: number) => ({
    name: 'lane.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await dashboard.evaluate(drawnPng, [width, height] as const), 'base64'),
  });
  const openIcons = async () => {
    await bar.getByRole('button', { name: t('groupsSet'), exact: true }).click();
    await dashboard.getByRole('menuitem', { name: t('groupsIcon') }).click();
  };
  const choose = async (...names: string[]) => {
    for (const name of names) await grid.getByRole('row', { name }).getByRole('checkbox').check();
  };
  const job = async () => {
    const [last] = await store.call('jobs', { accountId, limit: 1 });
    return last && store.call('job', { jobId: last.id });
  };
  const ended = async () => {
    await expect.poll(async () => (await job())?.state, { timeout: 30_000 }).toBe('done');
    return ((await job())?.items ?? []).map(({ label, state, reason }) =>
      [label, state, reason].filter(Boolean).join(' '),
    );
  };
  const pictures = () => control.ledger({ by: 'me', action: 'picture' });

  await test.step('[GI1] a file that is none, is broken or too small is refused with what to do', async () => {
    await choose('Ash', 'Birch', 'Cedar');
    await openIcons();
    await expect(next).toBeDisabled();
    const refused = async (file: { name: string; mimeType: string; buffer: Buffer }, why: string) => {
      await input.setInputFiles(file);
      await expect(dialog.getByText(why)).toBeVisible();
      await expect(next).toBeDisabled();
    };
    const broken = { name: 'lane.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') };
    await refused(broken, t('iconProblem_broken'));
    await refused({ ...broken, mimeType: 'text/plain' }, t('iconProblem_no_picture'));
    await refused(await png(300, 191), t('iconProblem_too_small'));
  });

  await test.step('[GI2] the words of each group stand in the preview', async () => {
    await input.setInputFiles(await png(900, 300));
    await expect(lines).toHaveCount(3);
    await dialog.getByRole('textbox', { name: t('iconText') }).fill('{n} {group}');
    await expect(lines).toHaveText(['1 Ash', '2 Birch', '3 Cedar'].map((text) => new RegExp(`${text}`)));
    await expect(lines.locator('canvas')).toHaveCount(3);
  });

  await test.step('[GI6] one is set and rejected all the same: it is not confirmed, and not sent again', async () => {
    await next.click();
    await expect(heading).toHaveText(tn('iconPlan', 3));
    await expect(confirm.root.getByText(t('jobsUndo_icon'))).toBeVisible();
    control.fault({ on: 'query-picture', fault: 'refuse', code: 404, skip: 1, times: 1 });
    await confirm.go('icon', 3);
    expect(await ended()).toEqual(['Ash done', 'Birch failed unproven', 'Cedar done']);
    expect(pictures().map(({ group, detail }) => [group, detail])).toEqual([
      [idOf('Ash'), 'set'],
      [idOf('Birch'), 'set'],
      [idOf('Cedar'), 'set'],
    ]);
    // Each with words of its own.
    expect(new Set(pictures().map(({ picture }) => picture?.full)).size).toBe(3);
  });

  await test.step('[GI1] [GI4] the middle square, darkened under the words, and a small one', async () => {
    const [first] = pictures();
    const full = await dashboard.evaluate(lookAt, first?.picture?.full ?? '');
    expect(full.sides).toEqual([640, 640]);
    const [red = 0, , blue = 0] = full.left;
    expect([red > blue, red < 140]).toEqual([true, true]);
    expect((full.right[2] ?? 0) > (full.right[0] ?? 0)).toBe(true);
    const small = await dashboard.evaluate(lookAt, first?.picture?.thumbnail ?? '');
    expect(small.sides).toEqual([96, 96]);
  });

  await test.step('[GI6] it says so in the job, beside what was done', async () => {
    await store.goToDashboard('jobs');
    await main.getByRole('button', { name: words.patternOfAny('confirm_icon') }).click();
    await expect(main.getByText(t('jobsItem_unproven'), { exact: true })).toBeVisible();
    await expect(main.getByText(t('reasonDo_unproven'))).toBeVisible();
    await expect(main.getByText(t('jobsItem_failed'), { exact: true })).toHaveCount(0);
    await expect(main.getByRole('button', { name: t('undo'), exact: true })).toHaveCount(0);
  });

  await test.step('one colour without words is one picture for all', async () => {
    await store.goToDashboard('groups');
    await choose('Cedar', 'Elm');
    await openIcons();
    await dialog.getByText(t('iconGround_colour'), { exact: true }).click();
    await dialog.getByRole('radio', { name: t('colour_cobalt') }).check();
    await next.click();
    await expect(heading).toHaveText(tn('iconPlan', 2));
    await confirm.go('icon', 2);
    expect(await ended()).toEqual(['Cedar done', 'Elm done']);
    const [cedar, elm] = pictures().slice(3);
    expect(cedar?.picture?.full).toBe(elm?.picture?.full);
    const { rows } = await store.call('storage', {});
    expect(rows.pictures).toBe(4);
  });

  await test.step('the icon is removed', async () => {
    await choose('Ash');
    await openIcons();
    await dialog.getByText(t('iconGround_none'), { exact: true }).click();
    await next.click();
    await expect(heading).toHaveText(tn('iconRemovePlan', 1));
    await confirm.root.getByRole('button', { name: t('do_remove', 1), exact: true }).click();
    expect(await ended()).toEqual(['Ash done']);
    expect(pictures().at(-1)).toMatchObject({ group: idOf('Ash'), detail: 'deleted' });
    expect(control.group(idOf('Ash')).picture).toBeUndefined();
  });
});
