/** The plain fields of a group's metadata; what the server has not told is undefined. */
import type { WireGroup } from '../server/frames.ts';
import type { GroupType } from '../server/model.ts';
import { createWid } from './wid.ts';
import type { Wid } from './wid.ts';

export interface MetadataFields {
  id: Wid;
  subject: string;
  desc: string | undefined;
  descId: string | undefined;
  owner: Wid | undefined;
  creation: number;
  size: number;
  announce: boolean | undefined;
  restrict: boolean | undefined;
  ephemeralDuration: number | undefined;
  membershipApprovalMode: boolean | undefined;
  memberAddMode: string | undefined;
  memberLinkMode: string | undefined;
  reportToAdminMode: boolean | undefined;
  noFrequentlyForwarded: boolean | undefined;
  isLidAddressingMode: boolean;
  groupType: GroupType;
  parentGroup: Wid | undefined;
  isParentGroup: boolean;
  suspended: boolean;
  terminated: boolean;
  growthLockExpiration: number | undefined;
  stale: boolean;
}

/** Fields whose change really fires an event; the others change in silence. */
export const FIRING = [
  'announce',
  'restrict',
  'membershipApprovalMode',
  'memberAddMode',
  'subject',
  'desc',
  'descId',
  'ephemeralDuration',
  'reportToAdminMode',
] as const;
export const SILENT = [
  'memberLinkMode',
  'noFrequentlyForwarded',
  'suspended',
  'terminated',
  'growthLockExpiration',
] as const;

export function toFields(wire: WireGroup, stale: boolean): MetadataFields {
  return {
    id: createWid(wire.id),
    subject: wire.subject,
    desc: wire.desc,
    descId: wire.descId,
    owner: wire.owner === undefined ? undefined : createWid(wire.owner),
    creation: wire.creation,
    size: wire.members.length,
    announce: wire.announce,
    restrict: wire.restrict,
    ephemeralDuration: wire.ephemeralDuration,
    membershipApprovalMode: wire.membershipApprovalMode,
    memberAddMode: wire.memberAddMode,
    memberLinkMode: wire.memberLinkMode,
    reportToAdminMode: wire.reportToAdminMode,
    noFrequentlyForwarded: wire.noFrequentlyForwarded,
    isLidAddressingMode: wire.isLidAddressingMode,
    groupType: wire.groupType,
    parentGroup: wire.parentGroup === undefined ? undefined : createWid(wire.parentGroup),
    isParentGroup: wire.isParentGroup,
    suspended: wire.suspended,
    terminated: wire.terminated,
    growthLockExpiration: wire.growthLockExpiration,
    stale,
  };
}
