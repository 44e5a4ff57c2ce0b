import type { Page } from '@playwright/test';
import type { GroupId, JobId } from '../../utils/domain/ids.ts';
import { DEFAULT_SETTINGS, type PacingSettings } from '../../utils/domain/settings.ts';
import { type ServedStandIn, startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import { type BenchBrowser, openWithMuster, waitForRows } from './browsers.ts';
import { type Row, row } from './rows.ts';

const PEOPLE = 1_000;
/** The one-by-one way takes eight minutes for all: it is measured on these and scaled. */
const ONE_BY_ONE = 60;
const LATENCY_MS = 100;
const LIMIT_MS = 240_000;

const idText = <Id extends string>(id: string): Id => id as Id;

type Run = { seconds: number; requests: number };

/** Requests that reached WhatsApp's server since `from`, reads included. */
const sentSince = (standIn: ServedStandIn, from: number): number =>
  standIn.control.wireLog().filter(({ atMs }) => atMs >= from).length;

/** From the order to the last result, without the time for undo. */
async function approveWithMuster(
  standIn: ServedStandIn,
  { store }: BenchBrowser,
  group: string,
  pacing: PacingSettings,
): Promise<Run> {
  await store.call('putSettings', { settings: { undoDelayMs: 0, pacing } });
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('no account');
  const groupId = idText<GroupId>(group);
  const rows = await store.call('requests', { accountId: account.id, groupId });
  const jobId = idText<JobId>(`approve-${group}`);
  const startedAt = Date.now();
  await store.call('createJob', {
    jobId,
    accountId: account.id,
    kind: 'approve',
    items: rows.map(({ personId, wid, lid, phone }) => ({
      groupId,
      personId,
      wid,
      identities: [
        ...(lid === undefined ? [] : [{ kind: 'lid' as const, value: lid }]),
        ...(phone === undefined ? [] : [{ kind: 'pn' as const, value: phone.e164 }]),
      ],
      label: '',
    })),
  });
  for (;;) {
    const job = await store.call('job', { jobId });
    if (job?.finishedAt !== undefined) {
      const done = standIn.control.ledger({ group, action: 'approved', by: 'me' }).length;
      if (done !== PEOPLE || job.counts.done !== PEOPLE)
        throw new Error(`approved ${done} of ${PEOPLE}; the job says ${job.counts.done}`);
      return { seconds: (job.finishedAt - startedAt) / 1_000, requests: sentSince(standIn, startedAt) };
    }
    if (Date.now() - startedAt > LIMIT_MS) throw new Error(`the job did not end: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs in the page: one request for each person, 250–500 ms between, as whatsapp-web.js does it. */
async function approveOneByOne(asked: { group: string; people: number }): Promise<number> {
  type Request = { id: { toString(): string } };
  type Modules = {
    createWid(text: string): unknown;
    getMembershipApprovalRequests(group: unknown): Promise<Request[]> | Request[];
    membershipApprovalRequestAction(group: unknown, people: object[], action: 'Approve'): Promise<object[]>;
  };
  const load = (name: string): Modules =>
    (window as unknown as { importNamespace(name: string): Modules }).importNamespace(name);
  const group = load('WAWebWidFactory').createWid(asked.group);
  const pending = await load('WAWebApiMembershipApprovalRequestStore').getMembershipApprovalRequests(group);
  const { membershipApprovalRequestAction } = load('WAWebGroupMembershipRequestsActionJob');
  const startedAt = performance.now();
  for (const { id } of pending.slice(0, asked.people)) {
    await membershipApprovalRequestAction(group, [{ lid: id }], 'Approve');
    await new Promise((resolve) => setTimeout(resolve, 250 + Math.random() * 250));
  }
  return (performance.now() - startedAt) / 1_000;
}

async function measureOneByOne(standIn: ServedStandIn, page: Page, group: string): Promise<Run> {
  const startedAt = Date.now();
  const seconds = await page.evaluate(approveOneByOne, { group, people: ONE_BY_ONE });
  const done = standIn.control.ledger({ group, action: 'approved', by: 'me' }).length;
  if (done !== ONE_BY_ONE) throw new Error(`one by one: approved ${done} of ${ONE_BY_ONE}`);
  const requests = standIn.control
    .wireLog({ kind: 'approve', group })
    .filter(({ atMs }) => atMs >= startedAt);
  const factor = PEOPLE / ONE_BY_ONE;
  return { seconds: seconds * factor, requests: requests.length * factor };
}

/** 1,000 requests in a group of ten, three times over, through one page and one server. */
export async function measureApproving(extension: string): Promise<Row[]> {
  const world = buildWorld({ groups: 3, members: 10, requests: PEOPLE, startMs: Date.now() });
  const [first, second, third] = [...world.groups.keys()];
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few groups');
  const standIn = await startStandIn({ world, latency: { answerMs: [LATENCY_MS, LATENCY_MS] } });
  const browser = await openWithMuster(standIn, extension);
  await browser.page.goto(standIn.origin);
  await waitForRows(browser, 'requests', 3 * PEOPLE);

  const oneByOne = await measureOneByOne(standIn, browser.page, first);
  const pausesOff = await approveWithMuster(standIn, browser, second, {
    ...DEFAULT_SETTINGS.pacing,
    pauseMs: 0,
    pausePerPersonMs: 0,
  });
  const defaults = await approveWithMuster(standIn, browser, third, DEFAULT_SETTINGS.pacing);
  await browser.close();
  await standIn.close();

  // The baseline of all four rows is the one-by-one way: ONE_BY_ONE people measured, and scaled to PEOPLE.
  const what = `approve ${PEOPLE.toLocaleString('en')} at ${LATENCY_MS} ms`;
  const against = `against one by one (${ONE_BY_ONE} measured, scaled)`;
  return [
    row(`${what}, default pauses, ${against}`, defaults.seconds, 's', oneByOne.seconds),
    row(`${what}, pauses off, ${against}`, pausesOff.seconds, 's', oneByOne.seconds),
    row(
      `${what}, requests sent, default pauses, ${against}`,
      defaults.requests,
      'requests',
      oneByOne.requests,
    ),
    row(`${what}, requests sent, pauses off, ${against}`, pausesOff.requests, 'requests', oneByOne.requests),
  ];
}
