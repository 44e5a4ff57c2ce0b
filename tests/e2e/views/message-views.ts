import { expect } from '@playwright/test';
import { asId, type JobId } from '../../../utils/domain/ids.ts';
import type { Seeded } from './seed.ts';
import { hands, type Stage } from './stage.ts';

/** Texts without a Latin letter, so that they stand in every language. */
const LINK = 'Подробности: сайт.рф';
const MANY = 'Скорее, скорее!';
const LONG = 'Продам гараж, недорого, торг уместен, звоните после шести, покажу в любой день недели. '.repeat(
  3,
);

/** The messages of the main group, whose chat is opened on the way, and closed again. */
export async function* messageViews(stage: Stage, { accountId }: Seeded): AsyncGenerator<string> {
  const { overlay, page, standIn, store, cast } = stage;
  const { t } = overlay.words;
  const { panel, button, menu, escape, sees } = hands(stage);
  const { messages, confirm } = overlay;
  await overlay.pickGroup(cast.notMine);
  await overlay.openTab('messages');
  await sees('messagesNotAdminText');
  yield 'messages, not an admin';
  await overlay.pickGroup(cast.second);
  await sees('messagesNone');
  yield 'messages, none loaded';

  const group = standIn.control.groupNamed(cast.main);
  await standIn.control.openChat(group.id);
  await overlay.pickGroup(cast.main);
  const authors = [...group.members.values()].flatMap(({ role, person }) =>
    role === 'member' && person !== standIn.control.world.me ? [person] : [],
  );
  const write = (author: number, text: string, how?: { ageS?: number; forwardingScore?: number }) =>
    standIn.control.byHand.message(group.id, authors[author] ?? '', text, how);
  write(4, LONG, { ageS: 900, forwardingScore: 9 });
  write(3, 'Давно прошло', { ageS: 3 * 86_400 });
  for (let n = 0; n < 8; n++) write(5, MANY, { ageS: 60 - n });
  write(6, LINK);
  await expect(messages.row(LINK)).toBeVisible();
  yield 'messages';
  for (const key of ['messagesAuthor', 'messagesRule'] as const) {
    await menu(button(key));
    yield `messages, menu ${key}`;
    await escape();
  }
  await messages.filter('messagesRule', t('messageRule_link'));
  await messages.expectShown(1);
  await messages.box(LINK).check();
  yield 'messages, one chosen, with a chip';
  await panel.getByRole('button', { name: t('filterRemove', t('messageRule_link')) }).click();
  await messages.show('all');
  yield 'messages, all';
  await messages.action(t('messagesDelete')).click();
  await expect(confirm.cancel).toBeFocused();
  yield 'confirm delete';
  const { undoDelayMs } = await store.call('settings', {});
  await store.call('putSettings', { settings: { undoDelayMs: 0 } });
  await confirm.go('delete', 1);
  const [job] = await store.call('jobs', { accountId, limit: 1 });
  const jobId = asId<JobId>(job?.id ?? '');
  await expect
    .poll(async () => (await store.call('job', { jobId }))?.state, { timeout: 20_000 })
    .toBe('done');
  await store.call('putSettings', { settings: { undoDelayMs } });
  await expect(messages.row(t('messageDeleted')).first()).toBeVisible();
  yield 'messages, one deleted';
  await overlay.openTab('jobs');
  await overlay.jobs.open(overlay.words.patternOfAny('confirm_delete'));
  await expect(overlay.jobs.results.first()).toBeVisible();
  yield 'job that deleted messages';
  await overlay.jobs.back();

  await overlay.openTab('messages');
  await messages.show('suggested');
  await panel.getByRole('checkbox', { name: t('messagesSelectAll') }).check();
  await messages.action(t('messagesDismiss')).click();
  await sees('messagesNoSuggestions');
  yield 'messages, nothing suggested';
  await standIn.control.closeChat();
  await overlay.pickGroup(cast.main);
  await page.bringToFront();
}
