/** One group of the fake gateway, and what an action does to one person in it. */
import type { MemberActionKind, Target } from '@/utils/domain/action.ts';
import {
  DESCRIPTION_LIMIT,
  EPHEMERAL_S,
  type GroupFacts,
  type MemberFacts,
  type PastMemberFacts,
  type RequestFacts,
  type SettingChange,
  SUBJECT_LIMIT,
} from '@/utils/domain/group.ts';
import type { MessageId } from '@/utils/domain/ids.ts';
import { ADMIN_DELETE_MS, type MessageFacts } from '@/utils/domain/message.ts';
import type { PersonReason } from '@/utils/domain/reasons.ts';

export type FakeGroup = {
  facts: GroupFacts;
  members: MemberFacts[];
  past: PastMemberFacts[];
  requests: RequestFacts[];
  /** Loaded ones. */
  messages?: MessageFacts[];
};

const names = (target: Pick<Target, 'wid' | 'identities'>): string[] => [
  target.wid,
  ...target.identities.map(({ kind, value }) => `${kind}:${value}`),
];
const isSame = (one: Pick<Target, 'wid' | 'identities'>, other: Pick<Target, 'wid' | 'identities'>) =>
  names(one).some((name) => names(other).includes(name));

/** Does it to one person, or says why not. */
export function applyTo(
  group: FakeGroup,
  kind: MemberActionKind,
  target: Target,
  now: number,
): PersonReason | undefined {
  const member = group.members.find((each) => isSame(each, target));
  const request = group.requests.find(({ person }) => isSame(person, target));
  const leave = (gone: MemberFacts) => {
    group.members = group.members.filter((each) => each !== gone);
    const { role: _role, ...person } = gone;
    group.past = [...group.past, { ...person, leftAt: now, leaveReason: 'removed' }];
  };
  switch (kind) {
    case 'approve':
    case 'reject':
      if (!request) return member && kind === 'approve' ? 'already-done' : 'request-gone';
      group.requests = group.requests.filter((each) => each !== request);
      if (kind === 'approve') group.members = [...group.members, { ...request.person, role: 'member' }];
      break;
    case 'add': {
      const number = target.identities.find((identity) => identity.kind === 'pn');
      if (!number) return 'no-number';
      if (member) return 'already-done';
      group.members = [...group.members, { wid: target.wid, identities: target.identities, role: 'member' }];
      break;
    }
    default:
      if (!member) return 'not-in-group';
      if (kind === 'promote') {
        if (member.role !== 'member') return 'already-done';
        member.role = 'admin';
        break;
      }
      if (member.isMe) return 'is-me';
      if (member.role === 'superadmin') return 'is-superadmin';
      if (kind === 'remove') leave(member);
      else if (member.role === 'member') return 'already-done';
      else member.role = 'member';
  }
  group.facts.size = group.members.length;
  return undefined;
}

/** False for values that the real gateway refuses before it asks WhatsApp. */
export function isOffered(change: SettingChange): boolean {
  if (change.setting === 'subject') return change.value.trim() !== '' && change.value.length <= SUBJECT_LIMIT;
  if (change.setting === 'description') return change.value.length <= DESCRIPTION_LIMIT;
  return change.setting !== 'ephemeralS' || EPHEMERAL_S.some((seconds) => seconds === change.value);
}

export function applySetting(facts: GroupFacts, change: SettingChange): void {
  if (change.setting === 'subject') facts.subject = change.value;
  else if (change.setting === 'description') facts.description = change.value || undefined;
  else facts.settings = { ...facts.settings, [change.setting]: change.value };
}

/** WhatsApp's own word, as the real one gives it. */
export function mayDelete({ facts }: FakeGroup, message: MessageFacts, now: number): boolean {
  const isAdmin = facts.myRole === 'admin' || facts.myRole === 'superadmin';
  const isOthers = !message.author.isMe && !message.isDeleted && message.mayDelete;
  return isAdmin && isOthers && now - message.at <= ADMIN_DELETE_MS;
}

/** Deletes a message as an admin, or says why not. */
export function deleteFrom(group: FakeGroup, id: MessageId, now: number): PersonReason | undefined {
  const message = group.messages?.find((each) => each.id === id);
  if (!message) return 'message-gone';
  if (message.isDeleted) return 'already-done';
  if (!mayDelete(group, message, now))
    return now - message.at > ADMIN_DELETE_MS ? 'message-too-old' : 'not-allowed';
  Object.assign(message, { isDeleted: true, text: undefined });
  return undefined;
}
