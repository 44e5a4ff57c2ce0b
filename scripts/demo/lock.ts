// A lock-down on the full page: what it closes, and that its end brings back what was before.
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

export async function lockGroups(stage: Stage, report: Report): Promise<void> {
  const { overlay, browser, standIn, group } = stage;
  const { t, tn } = overlay.words;
  await report.step('lock a group until somebody ends it, then end it', async () => {
    const before = { ...group.settings };
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/dashboard.html#lock`);
    const main = page.getByRole('main');
    await main.getByRole('button', { name: t('lockNowAsk') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: t('ruleAddGroup') }).selectOption(group.subject);
    await dialog.getByRole('combobox', { name: t('lockUntil') }).selectOption('open');
    await dialog.getByRole('textbox', { name: t('lockName') }).fill('Adverts');
    await dialog.getByRole('button', { name: tn('lockDo', 1) }).click();
    await until(
      'settings that keep people out',
      async () => closed(group.settings).filter((isClosed) => isClosed).length,
      3,
    );
    await report.picture(page, 'locked');
    await main.getByRole('button', { name: t('lockEndThing', '\u2068Adverts\u2069') }).click();
    const isAsBefore = (): boolean =>
      closed(group.settings).every((isClosed, at) => isClosed === closed(before)[at]);
    await until('settings as they were before', async () => Number(isAsBefore()), 1);
    await main.getByText(t('lockedNone')).waitFor();
    const others = [...standIn.control.world.groups.values()].filter(({ id }) => id !== group.id);
    const touched = others.filter(
      ({ id }) => standIn.control.ledger({ group: id, by: 'me', action: 'setting' }).length > 0,
    );
    same('other groups that were touched', touched.length, 0);
    await page.close();
    return 'three settings closed, and as they were before once it ended';
  });
}

const closed = ({
  announce,
  membershipApprovalMode,
  memberAddMode,
}: Stage['group']['settings']): boolean[] => [
  announce,
  membershipApprovalMode,
  memberAddMode === 'admin_add',
];
