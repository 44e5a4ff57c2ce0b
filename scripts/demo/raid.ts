// A raid: many people join a group at once, Muster offers a lock-down, and that ends by itself after the shortest time
// there is. What happens meanwhile is other steps; the end is looked at after them.
import { openStore } from '../../tests/e2e/store-port.ts';
import { asId, type GroupId } from '../../utils/domain/ids.ts';
import { closed, sameClosed } from './lock.ts';
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

/** More than the twenty that raid mode asks about. */
const NEWCOMERS = 24;
const MINUTE_MS = 60_000;

type Raided = { group: Stage['group']; before: Stage['group']['settings']; lockedAt: number };

export async function meetRaid(stage: Stage, report: Report): Promise<Raided> {
  const { overlay, standIn } = stage;
  const { t, tn, pattern } = overlay.words;
  const { control } = standIn;
  const group = control.groupNamed('School run');
  const before = { ...group.settings };
  const name = `\u2068${group.subject}\u2069`;

  await report.step('many join a group at once: Muster asks', async () => {
    const page = await stage.openPart('lock');
    const minutes = page.getByRole('main').getByRole('textbox', { name: t('raidLasts') });
    await minutes.fill('1');
    await minutes.press('Enter');
    await membersRead(stage, group);
    await stage.page.bringToFront();
    for (let n = 0; n < NEWCOMERS; n++) control.byHand.join(group.id, control.byHand.person().key);
    const notice = overlay.drawer.getByText(tn('raidNotice', NEWCOMERS, name, '10 min'));
    await notice.waitFor();
    await overlay.drawer.getByRole('button', { name: t('raidLock', '1 min') }).waitFor();
    await page.close();
    await report.picture(stage.page, 'raid');
    same('settings changed before the answer', mySettings(stage, group.id), 0);
    return `${NEWCOMERS} people came to “${group.subject}”, which nobody looked at; nothing is changed by itself`;
  });

  let lockedAt = 0;
  await report.step('lock it for a minute', async () => {
    lockedAt = Date.now();
    await overlay.drawer.getByRole('button', { name: pattern('raidLock') }).click();
    const locked = await until(
      'settings that keep people out',
      () => closed(group.settings).filter((isClosed) => isClosed).length,
      3,
    );
    same('settings changed on the server', mySettings(stage, group.id), 3);
    const page = await stage.openPart('lock');
    const row = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: t('lockKind_raid') });
    await row.filter({ hasText: group.subject }).waitFor();
    await report.picture(page, 'raid-locked');
    await page.close();
    return `${locked} settings closed, ${closed(before).filter((isClosed) => isClosed).length} of them were before`;
  });
  return { group, before, lockedAt };
}

export async function seeItOpened(stage: Stage, report: Report, raided: Raided): Promise<void> {
  const { group, before, lockedAt } = raided;
  await report.step('the lock-down ends by itself', async () => {
    let toldS = 0;
    await until('settings as they were before', () => Number(sameClosed(group.settings, before)), 1, {
      withinS: 90,
      async meanwhile(secondsGone) {
        if (secondsGone - toldS < 8) return;
        toldS = secondsGone;
        report.progress(`locked for ${Math.round((Date.now() - lockedAt) / 1000)} s`);
      },
    });
    const entries = stage.standIn.control.ledger({ group: group.id, by: 'me', action: 'setting' });
    same('settings closed and opened', entries.length, 6);
    const opened = entries[3]?.atMs ?? 0;
    same('opened before its time', Number(opened < lockedAt + MINUTE_MS), 0);
    const page = await stage.openPart('lock');
    await page.getByRole('main').getByText(stage.overlay.words.t('lockedNone')).waitFor();
    await page.close();
    return `3 settings as they were, ${Math.round((opened - lockedAt) / 1000)} s after they were closed`;
  });
}

/** Waits until Muster knows who was in the group before: nobody else can be told to be new. */
async function membersRead({ browser }: Stage, { id, members }: Stage['group']): Promise<void> {
  const store = await openStore(browser.context, browser.extensionId);
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account');
  const asked = { accountId: account.id, groupId: asId<GroupId>(id) };
  await until('members read', async () => (await store.call('members', asked)).length, members.size, {
    withinS: 60,
  });
  await store.page.close();
}

const mySettings = ({ standIn }: Stage, group: string): number =>
  standIn.control.ledger({ group, by: 'me', action: 'setting' }).length;
