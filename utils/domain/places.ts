/** Places that approvals take while they are decided about. Rules SC51, SC62: `SPEC.md`, "Screening". */
import type { GroupId } from './ids.ts';
import type { Applicant, Decision } from './screening.ts';

type CountingPlaces = {
  takePlace(groupId: GroupId): void;
  /** To be asked about one after the other in the order in which they are taken up. `isFree`: who is approved takes a place. */
  next(applicant: Applicant, isFree: boolean): Decision;
};

/**
 * SC62: how many that Muster let in are not in WhatsApp's own count of a group yet. `approved`: those who are not in the list
 * of members; where it counts more than that list has, it counts some of them already.
 */
export const notCounted = (group: { approved: number; size: number; listed: number }): number =>
  Math.max(0, group.approved - Math.max(0, group.size - group.listed));

export function countingPlaces(decide: (applicant: Applicant) => Decision): CountingPlaces {
  const taken = new Map<GroupId, number>();
  const takePlace = (groupId: GroupId): void => {
    taken.set(groupId, (taken.get(groupId) ?? 0) + 1);
  };
  return {
    takePlace,
    next(applicant, isFree) {
      const { groupId, placesLeft } = applicant;
      const left = (placesLeft ?? 0) - (taken.get(groupId) ?? 0);
      const decision = decide(
        placesLeft === undefined ? applicant : { ...applicant, placesLeft: Math.max(0, left) },
      );
      if (isFree && decision.verdict === 'approve') takePlace(groupId);
      return decision;
    },
  };
}
