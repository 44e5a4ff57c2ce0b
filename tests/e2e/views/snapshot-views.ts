import { expect } from '@playwright/test';
import { asId, type GroupId, type SnapshotId } from '../../../utils/domain/ids.ts';
import type { Stage } from './stage.ts';

/** As in `dashboard-views.ts`, which shows these among its own. */
const DASHBOARD = 'dashboard: ';

/** Snapshots of the main group, one of which differs from now in everything that a comparison tells. */
export async function* snapshotViews(stage: Stage): AsyncGenerator<string> {
  const { cast, overlay, store, standIn } = stage;
  const { page } = store;
  const { t } = overlay.words;
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  await store.goToDashboard('snapshots');
  await main.getByRole('button', { name: t('snapTake') }).click();
  yield `${DASHBOARD}taking snapshots`;
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('snapDaily') }).click();
  yield `${DASHBOARD}daily snapshots`;
  await page.keyboard.press('Escape');

  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account yet');
  const accountId = account.id;
  const groupId = asId<GroupId>(standIn.control.groupNamed(cast.main).id);
  const take = (id: string) =>
    store.call('takeSnapshots', { accountId, takes: [{ snapshotId: asId<SnapshotId>(id), groupId }] });
  await take('first');
  const members = await store.call('members', { accountId, groupId });
  const tagged = members.find((row) => !row.isMe && row.role === 'member' && row.tags.length === 0);
  const gone = [...standIn.control.group(groupId).members.values()].findLast(({ role }) => role === 'member');
  const [tag] = await store.call('tags', {});
  if (!tagged || !gone || !tag) throw new Error('too few members, or no tag');
  const personIds = [tagged.personId];
  await store.call('tagPeople', { personIds, tagId: tag.id, groupId, accountId });
  standIn.control.byHand.leave(groupId, gone.person);
  await expect
    .poll(async () => (await store.call('members', { accountId, groupId })).length, { timeout: 20_000 })
    .toBe(members.length - 1);
  await take('second');

  const shelf = main.getByRole('list', { name: t('snapTitle') }).getByRole('listitem');
  await expect(shelf).toHaveCount(1);
  yield `${DASHBOARD}snapshots by group`;
  await shelf.click();
  const rows = main.getByRole('list', { name: cast.main, exact: true }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  yield `${DASHBOARD}snapshots of a group`;
  await rows.last().getByRole('checkbox').check();
  await main.getByRole('button', { name: t('delete'), exact: true }).click();
  yield `${DASHBOARD}deleting a snapshot`;
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: t('snapCompareNow'), exact: true }).click();
  await expect(main.getByRole('list', { name: t('snapCompareLabel') })).toBeVisible();
  yield `${DASHBOARD}a snapshot and now`;
  await main.getByRole('button', { name: t('snapBack'), exact: true }).click();
  await expect(dialog).toBeVisible();
  yield `${DASHBOARD}bringing back`;
  await page.keyboard.press('Escape');
  for (let page = 0; page < 2; page++)
    await main
      .getByRole('button', { name: t('back'), exact: true })
      .last()
      .click();
}
