/** A store with groups whose settings WhatsApp tells, a tab that works, and lock-downs, for tests. */
import type { GroupSettings, SettingChange } from '@/utils/domain/group.ts';
import { asId, type GroupId, type LockId, type StepId, type TabId } from '@/utils/domain/ids.ts';
import type { LockPlan, Lockdown } from '@/utils/domain/locks.ts';
import type { Failure } from '@/utils/domain/reasons.ts';
import { bringLocksAbout } from '@/utils/queue/bring-locks.ts';
import { createSettings } from '@/utils/queue/handlers/settings.ts';
import { ACCOUNT, aGroup, anAccount, aRequest, NOON } from './builders.ts';
import { testStore } from './test-store.ts';

export const HOUR_MS = 3_600_000;
export const OAK = asId<GroupId>('oak@g.us');
export const ELM = asId<GroupId>('elm@g.us');
const TAB = asId<TabId>('tab');
const OPEN: GroupSettings = { announce: false, approval: false, addMode: 'all', restrict: false };

export const lockWords = { raid: () => 'Raid', endOf: (name: string) => `End of ${name}` };

export const aLockdown = (over: Partial<Omit<Lockdown, 'at' | 'endedAt' | 'released'>> = {}) => ({
  id: asId<LockId>('lock-1'),
  accountId: ACCOUNT,
  name: 'By hand',
  kind: 'hand' as const,
  groupIds: [OAK],
  settings: ['announce' as const],
  ...over,
});

/** 22:00 to 07:00 in Berlin, that is from 21:00 UTC in winter. */
export const aNight = (over: Partial<LockPlan> = {}): Omit<LockPlan, 'updatedAt'> => ({
  id: asId<LockId>('plan-1'),
  accountId: ACCOUNT,
  name: 'Night',
  isOn: true,
  settings: ['announce'],
  timeZone: 'Europe/Berlin',
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 7 * 60 }],
  exceptions: [],
  ...over,
});

export async function lockWorld() {
  const store = testStore();
  const deps = { ...store, lockWords };
  const groups = new Map([
    [OAK, aGroup({ id: OAK, subject: 'Oak Lane', settings: { ...OPEN } })],
    [ELM, aGroup({ id: ELM, subject: 'Elm Street', settings: { ...OPEN } })],
  ]);
  const refusals = new Map<GroupId, Failure>();
  const sent: string[] = [];
  /** Who asks to join, by the number of the person. */
  const asking = new Map<GroupId, number[]>();
  const groupOf = (id: GroupId) => {
    const group = groups.get(id);
    if (!group) throw new Error(id);
    return group;
  };
  const change = (id: GroupId, { setting, value }: SettingChange): void => {
    const group = groupOf(id);
    groups.set(id, { ...group, settings: { ...group.settings, [setting]: value } });
    // WhatsApp drops them.
    if (setting === 'approval' && !value) asking.delete(id);
  };
  const handler = createSettings(
    {
      group: async (id) => refusals.get(id) ?? { ok: true, value: groupOf(id) },
      changeSetting: async (id, wanted) => {
        sent.push(`${groupOf(id).subject} ${wanted.setting}: ${wanted.value}`);
        change(id, wanted);
        return { ok: true, value: 'done' };
      },
    },
    async () => {},
    store.clock,
  );
  const follow = async () => {
    const seen = { accountId: ACCOUNT, at: store.clock.now() };
    await store.ask('sawGroups', { ...seen, groups: [...groups.values()], complete: true });
    for (const groupId of groups.keys()) {
      const requests = (asking.get(groupId) ?? []).map((n) => aRequest(n));
      await store.ask('sawRequests', { ...seen, groupId, requests });
    }
  };
  const { me, connection, capabilities } = anAccount();
  await store.ask('sawAccount', { me, connection, capabilities, at: NOON });
  await follow();

  let steps = 0;
  const take = () =>
    store.ask('takeStep', {
      accountId: ACCOUNT,
      tabId: TAB,
      stepId: asId<StepId>(`step-${++steps}`),
      connection: { state: 'ready' },
    });
  const bring = () => bringLocksAbout(deps, ACCOUNT);

  return {
    store,
    deps,
    ask: store.ask,
    /** What reached WhatsApp, in order. */
    sent,
    refusals,
    asking,
    take,
    bring,
    follow,
    settings: (id: GroupId) => groupOf(id).settings,
    /** WhatsApp has not told it. */
    forget(id: GroupId, setting: keyof GroupSettings) {
      const group = groupOf(id);
      groups.set(id, { ...group, settings: { ...group.settings, [setting]: undefined } });
    },
    /** Somebody else changes it in WhatsApp, and Muster hears of it. */
    async somebodyChanges(id: GroupId, wanted: SettingChange) {
      change(id, wanted);
      await follow();
    },
    /** Time passes without anything looking at the plans: the browser may be closed. */
    setTime(iso: string) {
      store.clock.set(Date.parse(iso));
    },
    /** WhatsApp is open until nothing is left to do. */
    async work() {
      for (;;) {
        const next = await take();
        if (next.type === 'idle' && (next.wakeAt ?? 0) > store.clock.now()) {
          const open = await store.db.jobs.filter(({ counts }) => counts.todo > 0).count();
          if (open === 0) break;
          store.clock.set(next.wakeAt ?? 0);
          continue;
        }
        if (next.type !== 'act') break;
        const outcome = await handler.act(next.step, next.items);
        await store.ask('reportStep', { stepId: next.step.id, tabId: TAB, outcome });
      }
      await follow();
    },
    /** The jobs there are, oldest first: reason, state and what became of the items. */
    async jobs() {
      const rows = await store.ask('jobs', { accountId: ACCOUNT, limit: 50 });
      const details = await Promise.all(rows.map(({ id }) => store.ask('job', { jobId: id })));
      return details
        .flatMap((job) => job ?? [])
        .sort(
          (a, b) =>
            a.createdAt - b.createdAt || Number(a.id.split('-').at(-1)) - Number(b.id.split('-').at(-1)),
        )
        .map((job) => [
          job.reason,
          job.state,
          ...job.items.map(
            ({ label, change: to, state, reason }) =>
              `${label} ${to?.setting}: ${to?.value} ${state}${reason ? ` ${reason}` : ''}`,
          ),
        ]);
    },
    locked: async () => (await store.ask('locks', { accountId: ACCOUNT })).locked,
  };
}
