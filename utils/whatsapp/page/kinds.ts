/** The six things that can be done with people in a group: whom WhatsApp would refuse, how it is asked, how to see that it happened. */
import type { MemberActionKind, Target } from '@/utils/domain/action.ts';
import type { Outcome, PersonReason } from '@/utils/domain/reasons.ts';
import { type Answer, decisionAnswers, participantAnswers, type Sent } from './answers.ts';
import type { Capabilities } from './capabilities.ts';
import type { GroupHandle, Groups } from './groups.ts';
import type { CAPABILITIES } from './modules.ts';
import type { People } from './people.ts';
import type { Requests } from './requests.ts';
import type { Participant, Wid } from './shapes.ts';
import { indexById, type Targets } from './targets.ts';
import { widKind, widText } from './to-domain.ts';

/** `send`; or the answer, since WhatsApp or its server would refuse; or not found in what is in memory. */
export type Plan = { send: Sent } | { answer: PersonReason } | 'absent';

/** `todo`: not (yet) as wanted. `gone`: neither done by us nor possible any more. */
export type PersonState = 'todo' | 'done' | 'gone';

export type Kind = {
  capability: keyof typeof CAPABILITIES;
  /** False when the account has no right to it in this group. */
  mayAct(handle: GroupHandle): boolean;
  /** Plans everybody at once, so that the group is indexed once. */
  plan(handle: GroupHandle, people: readonly Target[]): Plan[];
  /** For those still absent after the server was asked. */
  absent(handle: GroupHandle, target: Target): PersonReason;
  refresh(handle: GroupHandle): Promise<Outcome<'done'>>;
  /** Calls WhatsApp at once, before anything is awaited. */
  send(handle: GroupHandle, sent: readonly Sent[]): Promise<unknown>;
  answers(answer: unknown): Answer[];
  isInOrder: boolean;
  state(handle: GroupHandle, person: Sent): PersonState;
  goneReason: PersonReason;
};

export function createKinds(parts: {
  capabilities: Capabilities;
  groups: Groups;
  people: People;
  requests: Requests;
  targets: Targets;
}): Record<MemberActionKind, Kind> {
  const { capabilities, groups, people, requests, targets } = parts;
  const amAdmin = ({ metadata }: GroupHandle): boolean => metadata.participants.iAmAdmin();

  function isMember(handle: GroupHandle, wids: readonly (Wid | undefined)[]): boolean {
    return wids.some((wid) => wid && handle.metadata.participants.get(wid) !== undefined);
  }

  function job<Id extends 'WAWebGroupMembershipRequestsActionJob' | 'WAWebGroupModifyParticipantsJob'>(
    id: Id,
  ) {
    const found = capabilities.get(id);
    if (!found) throw new Error(`${id} vanished after it was checked`);
    return found;
  }

  function decision(word: 'Approve' | 'Reject'): Kind {
    const isApproval = word === 'Approve';
    return {
      capability: 'decide-requests',
      mayAct: amAdmin,
      plan(handle, wanted) {
        const index = indexById(handle.metadata.membershipApprovalRequests?.getModelsArray() ?? []);
        return wanted.map((target) => {
          const wid = targets.findIn(index, target)?.id;
          if (!wid) return 'absent';
          // LID requests are named by the LID, with the number where it is known; the others by the number alone.
          switch (widKind(widText(wid))) {
            case 'lid': {
              const phoneNumber = people.otherForm(wid);
              return { send: { wid, argument: phoneNumber ? { lid: wid, phoneNumber } : { lid: wid } } };
            }
            case 'pn':
              return { send: { wid, argument: { phoneNumber: wid } } };
            default:
              return { answer: 'not-acceptable' };
          }
        });
      },
      absent(handle, target) {
        const isIn = targets.findIn(indexById(handle.metadata.participants.getModelsArray()), target);
        return isIn && isApproval ? 'already-done' : 'request-gone';
      },
      refresh: requests.refresh,
      // Any third argument but exactly 'Approve' rejects the person.
      send: (handle, sent) =>
        job('WAWebGroupMembershipRequestsActionJob').membershipApprovalRequestAction(
          handle.metadata.id,
          sent.map(({ argument }) => argument),
          word,
        ),
      answers: decisionAnswers,
      isInOrder: true,
      state(handle, person) {
        if (handle.metadata.membershipApprovalRequests?.get(person.wid)) return 'todo';
        const { lid, phoneNumber } = person.argument;
        const isIn = isMember(handle, [person.wid, lid, phoneNumber, people.otherForm(person.wid)]);
        return isIn === isApproval ? 'done' : 'gone';
      },
      goneReason: 'request-gone',
    };
  }

  type Change = Pick<Kind, 'capability' | 'send'> & {
    refusal(handle: GroupHandle, participant: Participant): PersonReason | undefined;
    state(participant: Participant | undefined): PersonState;
  };

  /** Removing, promoting and demoting: of people who are in the group. */
  function change({ capability, refusal, send, state }: Change): Kind {
    return {
      capability,
      mayAct: amAdmin,
      plan(handle, wanted) {
        const index = indexById(handle.metadata.participants.getModelsArray());
        return wanted.map((target) => {
          const participant = targets.findIn(index, target);
          if (!participant) return 'absent';
          const reason = refusal(handle, participant);
          return reason ? { answer: reason } : { send: { wid: participant.id, argument: {} } };
        });
      },
      absent: () => 'not-in-group',
      refresh: groups.refresh,
      send,
      answers: participantAnswers,
      isInOrder: false,
      state: (handle, person) => state(handle.metadata.participants.get(person.wid)),
      goneReason: 'not-in-group',
    };
  }

  const wids = (sent: readonly Sent[]): Wid[] => sent.map(({ wid }) => wid);
  const isLid = ({ metadata }: GroupHandle): boolean => metadata.isLidAddressingMode === true;

  return {
    approve: decision('Approve'),
    reject: decision('Reject'),
    remove: change({
      capability: 'remove-members',
      refusal({ metadata }, participant) {
        if (people.isMe(participant.id)) return 'is-me';
        // `canRemove` says yes to the super admin; the server says no.
        if (participant.isSuperAdmin === true) return 'is-superadmin';
        return metadata.participants.canRemove(participant) ? undefined : 'not-allowed';
      },
      send: (handle, sent) =>
        job('WAWebGroupModifyParticipantsJob').removeGroupParticipants(handle.metadata.id, wids(sent)),
      state: (participant) => (participant ? 'todo' : 'done'),
    }),
    promote: change({
      capability: 'change-roles',
      refusal({ metadata }, participant) {
        if (participant.isAdmin === true) return 'already-done';
        return metadata.participants.canPromote(participant) ? undefined : 'not-allowed';
      },
      // Without the third argument every wid would be turned into a number.
      send: (handle, sent) =>
        job('WAWebGroupModifyParticipantsJob').promoteGroupParticipants(
          handle.metadata.id,
          wids(sent),
          isLid(handle),
        ),
      state: (participant) => (!participant ? 'gone' : participant.isAdmin === true ? 'done' : 'todo'),
    }),
    demote: change({
      capability: 'change-roles',
      refusal({ metadata }, participant) {
        if (people.isMe(participant.id)) return 'is-me';
        if (participant.isSuperAdmin === true) return 'is-superadmin';
        if (participant.isAdmin !== true) return 'already-done';
        return metadata.participants.canDemote(participant) ? undefined : 'not-allowed';
      },
      send: (handle, sent) =>
        job('WAWebGroupModifyParticipantsJob').demoteGroupParticipants(
          handle.metadata.id,
          wids(sent),
          isLid(handle),
        ),
      state: (participant) => (!participant ? 'gone' : participant.isAdmin === true ? 'todo' : 'done'),
    }),
    add: {
      capability: 'add-members',
      mayAct: ({ metadata }) => metadata.participants.canAdd(),
      plan(handle, wanted) {
        const index = indexById(handle.metadata.participants.getModelsArray());
        return wanted.map((target) => {
          const phoneNumber = targets.wid(target, 'pn');
          if (!phoneNumber) return { answer: 'no-number' };
          if (people.isMe(phoneNumber)) return { answer: 'is-me' };
          if (targets.findIn(index, target)) return { answer: 'already-done' };
          // The job sends the LID wherever one is given, so groups of numbers get none.
          const lid = isLid(handle) ? targets.wid(target, 'lid') : undefined;
          return { send: { wid: phoneNumber, argument: lid ? { phoneNumber, lid } : { phoneNumber } } };
        });
      },
      absent: () => 'no-number',
      refresh: groups.refresh,
      send: (handle, sent) =>
        job('WAWebGroupModifyParticipantsJob').addGroupParticipants(
          handle.metadata.id,
          sent.map(({ argument }) => argument),
        ),
      answers: participantAnswers,
      isInOrder: false,
      state: (handle, { wid, argument, answeredAs }) =>
        isMember(handle, [wid, argument.lid, answeredAs, people.otherForm(wid)]) ? 'done' : 'todo',
      goneReason: 'not-on-whatsapp',
    },
  };
}
