/** Who is in a group, and who left within the 60 days that WhatsApp keeps. */
import type { MemberFacts, PastMemberFacts } from '@/utils/domain/group.ts';
import type { GroupHandle } from './groups.ts';
import { labelOf, type People } from './people.ts';
import { toLeaveReason, toRole, toTime } from './to-domain.ts';

export function readMembers(handle: GroupHandle, people: People): MemberFacts[] {
  const labels = people.labels(handle.id);
  return handle.metadata.participants.getModelsArray().map((participant) => {
    const facts = people.facts(participant.id, participant.contact);
    return { ...facts, role: toRole(participant), memberLabel: labelOf(facts, labels) };
  });
}

export function readPastMembers(handle: GroupHandle, people: People): PastMemberFacts[] {
  const past = handle.metadata.pastParticipants?.getModelsArray() ?? [];
  return past.flatMap(({ id, contact, leaveTs, leaveReason }) => {
    const leftAt = toTime(leaveTs);
    // Without a time it cannot be told from somebody who never was there.
    if (leftAt === undefined) return [];
    return { ...people.facts(id, contact), leftAt, leaveReason: toLeaveReason(leaveReason) };
  });
}
