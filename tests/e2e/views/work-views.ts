import { expect } from '@playwright/test';
import { asId, type JobId } from '../../../utils/domain/ids.ts';
import { aJob, type Seeded } from './seed.ts';
import { hands, type Stage } from './stage.ts';

/** Jobs, log, health, settings. */
export async function* workViews(stage: Stage, seeded: Seeded): AsyncGenerator<string> {
  yield* jobViews(stage, seeded);
  yield* logViews(stage);
  const { overlay, page } = stage;
  const { panel, press, escape, sees } = hands(stage);
  const { t } = overlay.words;
  await overlay.openTab('health');
  await sees('healthReportHint');
  yield 'health';
  await overlay.openTab('settings');
  await sees('settingsData');
  yield 'settings';
  await panel.getByText(t('settingsPaceOwn'), { exact: true }).click();
  const first = panel.getByRole('textbox', { name: t('settingsFirstBatch') });
  await first.fill('x');
  await first.press('Enter');
  yield 'settings, own pace with a mistake';
  await first.fill('10');
  await first.press('Enter');
  await press('settingsDeleteAll');
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'settings, delete all';
  await escape();
  const { text } = await stage.store.call('exportAll', {});
  for (const [name, content, key] of [
    ['settings, import', text, 'settingsMergeHint'],
    ['settings, import of a broken file', text.replace('"tags"', '"tug"'), 'settingsImportBad'],
  ] as const) {
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'muster.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(page.getByRole('dialog').getByText(t(key))).toBeVisible();
    yield name;
    await escape();
  }
}

async function* jobViews(stage: Stage, { accountId, groupId, known }: Seeded): AsyncGenerator<string> {
  const { overlay, page, store } = stage;
  const { panel, button, escape } = hands(stage);
  const { pattern, patternOfAny } = overlay.words;
  const members = (await store.call('members', { accountId, groupId })).filter(
    (row) => row.role === 'member' && row.personId !== known.personId,
  );
  await store.call('createJob', aJob('job-paused', 'promote', members.slice(0, 3), accountId));
  await store.call('pauseJob', { jobId: asId<JobId>('job-paused') });
  await overlay.openTab('jobs');
  await expect(panel.getByRole('listitem').nth(2)).toBeVisible();
  await expect(overlay.jobLine).toBeVisible();
  yield 'jobs, and the job line';
  await overlay.jobs.open(patternOfAny('confirm_approve'));
  await expect(overlay.jobs.results.first()).toBeVisible();
  yield 'job that ended, with failures';
  await overlay.jobs.back();
  await overlay.jobs.open(patternOfAny('confirm_promote'));
  await expect(overlay.jobs.results.first()).toBeVisible();
  yield 'job that is paused';
  await overlay.jobs.detail.getByRole('button', { name: pattern('jobsCancel') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'job, give up the rest?';
  await escape();
  await overlay.jobs.back();
  await expect(button('back')).toBeHidden();
}

async function* logViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page } = stage;
  const { panel, button, menu, escape, press, sees } = hands(stage);
  const { t } = overlay.words;
  await overlay.openTab('log');
  await expect(panel.getByRole('listitem').nth(3)).toBeVisible();
  yield 'log';
  for (const key of ['logExport', 'logWhat', 'logGroup'] as const) {
    await menu(button(key));
    yield `log, menu ${key}`;
    await escape();
  }
  await menu(button('logResult'));
  await page.getByRole('menuitemcheckbox', { name: t('logResult_failed'), exact: true }).click();
  await press('logDays');
  await expect(page.getByRole('dialog', { name: t('logDays') })).toBeVisible();
  yield 'log, days and chips';
  await escape();
  await panel.getByRole('textbox').fill('ээээ');
  await sees('nothingFound');
  yield 'log, nothing found';
  await panel.getByRole('textbox').fill('');
  await press('filterClear');
}
