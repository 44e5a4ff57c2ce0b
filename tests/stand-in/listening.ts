/** A group under observation: everything its collections fire, in order. */
import { record, startedByHand } from './testing.ts';

const PARTICIPANTS = ['add', 'remove', 'reset', 'bulk_add', 'bulk_remove', 'change:isAdmin'];
const REQUESTS = ['add', 'remove', 'reset', 'bulk_add', 'bulk_remove'];
const METADATA = [
  'change:participants',
  'change:announce',
  'change:restrict',
  'change:membershipApprovalMode',
  'change:memberAddMode',
  'change:subject',
  'change:desc',
  'change:descId',
  'change:ephemeralDuration',
  'change:reportToAdminMode',
  'change:noFrequentlyForwarded',
  'change:size',
];

function describeEvent(name: string, args: unknown[]): string {
  if (name.startsWith('bulk_')) return `of ${(args[0] as unknown[]).length}`;
  return name.startsWith('change:') && name !== 'change:participants' ? `= ${String(args[1])}` : '';
}

/** A group with three requests that were refreshed, and a list of everything that fires from now on. */
export async function listening() {
  const all = await startedByHand({ members: 8, requests: 3 });
  const job = all.use('WAWebGroupGetMembershipApprovalRequestsJob');
  await all.clock.settle(job.queryAndUpdateGroupMembershipApprovalRequests(all.wid));
  await all.clock.advance(100);
  const events: string[] = [];
  record(all.metadata.participants, PARTICIPANTS, events, 'participants', describeEvent);
  record(all.metadata, METADATA, events, 'metadata', describeEvent);
  record(all.metadata.membershipApprovalRequests, REQUESTS, events, 'requests', describeEvent);
  const { byHand } = all.standIn.control;
  const members = [...all.group.members.keys()].filter(
    (key) => all.group.members.get(key)?.role === 'member',
  );
  const asking = [...all.group.requests.keys()];
  return { ...all, events, byHand, members, asking };
}

export type Listened = Awaited<ReturnType<typeof listening>>;
