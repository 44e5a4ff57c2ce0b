import { expect, type BrowserContext, type Page } from '@playwright/test';
import { type AccountId, asId, type GroupId, type JobId } from '../../utils/domain/ids.ts';
import type { Job, JobKind } from '../../utils/domain/job.ts';
import type { PacingSettings } from '../../utils/domain/settings.ts';
import type { JobDetail, MemberRow, NewJob, RequestRow } from '../../utils/store/api.ts';
import type { LedgerAction } from '../stand-in/server/ledger.ts';
import type { ServedStandIn } from '../stand-in/serve.ts';
import { openStore, type StoreAccess } from './store-port.ts';

/** Small batches, hardly a pause: many boundaries in little time. */
export const QUICK: PacingSettings = { firstBatch: 10, largestBatch: 10, pauseMs: 100, pausePerPersonMs: 0 };

/** WhatsApp Web with the drawer open, its requests read, and the store at hand. */
export type Scene = {
  store: StoreAccess;
  accountId: AccountId;
  /** The first group. */
  group: GroupId;
  groupIds: GroupId[];
};

export async function openScene(
  {
    context,
    extensionId,
    page,
    standIn,
  }: {
    context: BrowserContext;
    extensionId: string;
    page: Page;
    standIn: ServedStandIn;
  },
  pacing: PacingSettings = QUICK,
): Promise<Scene> {
  const store = await openStore(context, extensionId);
  await store.call('putSettings', {
    settings: { noticeReadAt: Date.now(), drawerOpen: true, undoDelayMs: 0, pacing },
  });
  await page.bringToFront();
  await page.goto(standIn.origin);
  const groups = [...standIn.control.world.groups.values()];
  const waiting = groups.reduce((sum, { requests }) => sum + requests.size, 0);
  await expect
    .poll(async () => (await store.call('storage', {})).rows['requests'], { timeout: 20_000 })
    .toBe(waiting);
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account yet');
  const groupIds = groups.map(({ id }) => asId<GroupId>(id));
  const [group] = groupIds;
  if (group === undefined) throw new Error('a world without groups');
  return { store, accountId: account.id, group, groupIds };
}

/** The members of a group as the store knows them; waits for them, since they are read last. */
export async function membersOf(
  { store, accountId }: Pick<Scene, 'store' | 'accountId'>,
  groupId: GroupId,
): Promise<MemberRow[]> {
  const read = () => store.call('members', { accountId, groupId });
  await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  return read();
}

/** What a confirm screen would order for these people. */
export function orderFor(
  { accountId }: Pick<Scene, 'accountId'>,
  jobId: string,
  kind: JobKind,
  rows: readonly (MemberRow | RequestRow)[],
): NewJob {
  return {
    jobId: asId<JobId>(jobId),
    accountId,
    kind,
    items: rows.map(({ groupId, personId, wid, displayName }) => ({
      groupId,
      personId,
      wid,
      identities: [{ kind: wid.endsWith('@lid') ? 'lid' : 'pn', value: wid }],
      label: displayName ?? wid,
    })),
  };
}

/** Orders that everybody who waits in the group is approved. */
export async function approveAll(scene: Scene, jobId: string, groupId = scene.group): Promise<void> {
  const { store, accountId } = scene;
  const rows = await store.call('requests', { accountId, groupId });
  await store.call('createJob', orderFor(scene, jobId, 'approve', rows));
}

export async function jobOf({ store }: Pick<Scene, 'store'>, jobId: string): Promise<JobDetail> {
  const job = await store.call('job', { jobId: asId<JobId>(jobId) });
  if (!job) throw new Error(`no job ${jobId}`);
  return job;
}

/** Unclear steps are looked at after five seconds at the earliest, so a job with some takes its time. */
export async function expectState(
  scene: Pick<Scene, 'store'>,
  jobId: string,
  state: Job['state'],
): Promise<void> {
  await expect.poll(async () => (await jobOf(scene, jobId)).state, { timeout: 40_000 }).toBe(state);
}

/** Everybody who waits in the group now, by key. */
export function whoWaits(standIn: ServedStandIn, groupId: GroupId): string[] {
  return [...standIn.control.group(groupId).requests.keys()].sort();
}

/** The people I acted on by the server's own account, each as often as it happened. */
export function actedOn(standIn: ServedStandIn, groupId: GroupId, action: LedgerAction): string[] {
  return standIn.control
    .ledger({ group: groupId, action, by: 'me' })
    .map(({ person }) => person ?? '')
    .sort();
}

/** Waits until the server has done at least so much for me: by the time we look it may be more. */
export async function expectActed(
  standIn: ServedStandIn,
  groupId: GroupId,
  action: LedgerAction,
  count: number,
): Promise<void> {
  await expect
    .poll(() => actedOn(standIn, groupId, action).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(count);
}
