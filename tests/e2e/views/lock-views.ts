import { expect } from '@playwright/test';
import { type AccountId, asId, type GroupId, type LockId } from '../../../utils/domain/ids.ts';
import { raidModeOf } from '../../../utils/domain/raid.ts';
import type { Seeded } from './seed.ts';
import { hands, type Stage } from './stage.ts';

export const LOCKS = { plan: 'Ночь', byHand: 'Поток рекламы', two: 'Оба двора' } as const;

/** What the drawer shows of lock-downs and raids. A plan, a lock-down, one that could not be undone and a raid stay for the full page. */
export async function* lockViews(stage: Stage, { accountId, groupId }: Seeded): AsyncGenerator<string> {
  const { overlay, page, store, standIn, cast } = stage;
  const { panel, press, escape } = hands(stage);
  const { pattern, t } = overlay.words;
  await overlay.pickGroup(cast.main);
  await overlay.openTab('group');
  await press('lockNowAsk');
  await expect(page.getByRole('dialog', { name: t('lockNow') })).toBeVisible();
  yield 'group, locking it';
  await escape();

  const settings = ['announce' as const, 'addMode' as const];
  await store.call('putLockPlan', {
    plan: {
      id: asId<LockId>('plan-night'),
      accountId,
      name: LOCKS.plan,
      // Off, so that the walk is the same at every hour.
      isOn: false,
      settings,
      timeZone: 'Europe/Berlin',
      weekly: [
        { days: [1, 2, 3, 4, 5], from: 22 * 60, to: 7 * 60 },
        { days: [6, 7], from: 23 * 60, to: 9 * 60 },
      ],
      exceptions: [
        { is: 'off', from: '2026-12-24', to: '2027-01-06' },
        { is: 'on', from: '2027-01-18', to: '2027-01-22' },
      ],
    },
  });
  await store.call('putRaidMode', { mode: { ...raidModeOf(accountId), atLeast: 2 } });
  for (const pushName of ['Новый сосед', 'Ещё сосед', 'Третий сосед'])
    standIn.control.byHand.join(groupId, standIn.control.byHand.person({ pushName }).key);
  await expect(overlay.drawer.getByRole('button', { name: t('raidDismiss') })).toBeVisible({
    timeout: 20_000,
  });
  yield 'a raid';

  await store.call('lockNow', {
    lockdown: {
      id: asId<LockId>('lock-hand'),
      accountId,
      name: LOCKS.byHand,
      kind: 'hand',
      groupIds: [groupId],
      settings,
      until: Date.now() + 3_600_000,
    },
  });
  await expect(panel.getByText(pattern('lockedUntilBy'))).toBeVisible();
  yield 'group, locked';
  yield* stuckView(stage, accountId);
  await overlay.pickGroup(cast.main);
}

/** A lock-down of the second group whose settings from before WhatsApp refuses to bring back (LK22). */
async function* stuckView(stage: Stage, accountId: AccountId): AsyncGenerator<string> {
  const { overlay, store, standIn, cast } = stage;
  const { panel, button } = hands(stage);
  const { control } = standIn;
  const second = control.groupNamed(cast.second);
  const lockId = asId<LockId>('lock-stuck');
  await store.call('lockNow', {
    lockdown: {
      id: lockId,
      accountId,
      name: LOCKS.byHand,
      kind: 'hand',
      groupIds: [asId<GroupId>(second.id)],
      settings: ['announce'],
    },
  });
  await expect.poll(() => second.settings.announce, { timeout: 20_000 }).toBe(true);
  control.fault({ on: 'set-property', group: second.id, fault: 'refuse', code: 403 });
  await store.call('endLock', { accountId, lockId });
  await overlay.pickGroup(cast.second);
  await expect(panel.getByText(overlay.words.t('lockState_stuck'))).toBeVisible();
  await expect(button('lockStuckAgain')).toBeVisible();
  yield 'group, what could not be brought back';
  control.clearFaults();
}

/** A lock-down of both groups over what is closed there already, so that nothing is sent; returns its end. */
export async function lockTwo({ store, standIn, cast }: Stage): Promise<() => Promise<unknown>> {
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account yet');
  const lockId = asId<LockId>('lock-two');
  const accountId = account.id;
  await store.call('lockNow', {
    lockdown: {
      id: lockId,
      accountId,
      name: LOCKS.two,
      kind: 'hand',
      groupIds: [cast.main, cast.second].map((name) => asId<GroupId>(standIn.control.groupNamed(name).id)),
      settings: ['announce'],
    },
  });
  return () => store.call('endLock', { accountId, lockId });
}
