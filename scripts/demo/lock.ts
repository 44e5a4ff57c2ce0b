// A lock-down on the full page: what it closes, and that its end brings back what was before.
import { openStore } from '../../tests/e2e/store-port.ts';
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

export async function lockGroups(stage: Stage, report: Report): Promise<void> {
  const { overlay, standIn, group } = stage;
  const { t, tn } = overlay.words;
  await report.step('lock a group until somebody ends it, then end it', async () => {
    const before = { ...group.settings };
    const elsewhere = (): number =>
      standIn.control.ledger({ by: 'me', action: 'setting' }).filter((entry) => entry.group !== group.id)
        .length;
    const elsewhereBefore = elsewhere();
    const page = await stage.openPart('lock');
    const main = page.getByRole('main');
    await main.getByRole('button', { name: t('lockNowAsk') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: t('ruleAddGroup') }).selectOption(group.subject);
    await dialog.getByRole('combobox', { name: t('lockUntil') }).selectOption('open');
    await dialog.getByRole('textbox', { name: t('lockName') }).fill('Adverts');
    await dialog.getByRole('button', { name: tn('lockDo', 1) }).click();
    await until(
      'settings that keep people out',
      () => closed(group.settings).filter((isClosed) => isClosed).length,
      3,
    );
    const row = main.getByRole('listitem').filter({ hasText: 'Adverts' });
    // Until the full page has heard of it too.
    await row.filter({ hasNotText: tn('lockLocking', 1) }).waitFor();
    await report.picture(page, 'locked');
    await main.getByRole('button', { name: t('lockEndThing', '\u2068Adverts\u2069') }).click();
    await until('settings as they were before', () => Number(sameClosed(group.settings, before)), 1);
    await row.waitFor({ state: 'detached' });
    same('settings of other groups that were touched', elsewhere(), elsewhereBefore);
    await page.close();
    await openAgainRead(stage);
    return 'three settings closed, and as they were before once it ended';
  });
}

type Settings = Stage['group']['settings'];

/** What a lock-down closes, one after the other: is it closed? */
export const closed = ({ announce, membershipApprovalMode, memberAddMode }: Settings): boolean[] => [
  announce,
  membershipApprovalMode,
  memberAddMode === 'admin_add',
];

export const sameClosed = (one: Settings, other: Settings): boolean =>
  closed(one).every((isClosed, at) => isClosed === closed(other)[at]);

/** Waits until Muster has heard of it, too: a snapshot tells what it knows. */
async function openAgainRead({ browser, group }: Stage): Promise<void> {
  const store = await openStore(browser.context, browser.extensionId);
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account');
  const isClosed = async () => {
    const groups = await store.call('groups', { accountId: account.id });
    return Number(groups.find(({ id }) => id === group.id)?.settings.announce ?? true);
  };
  await until('settings read', isClosed, 0, { withinS: 60 });
  await store.page.close();
}
