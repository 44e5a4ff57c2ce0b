/** A part of the full page at one group, as it stands in the address. Rules CP60, CP61: `SPEC.md`, "Palette". */
import { asId, type GroupId } from './ids.ts';

/** What the full page knows of one group. The address of people is that of PL40, with the group as its filter. */
export const GROUP_PLACES = ['insight', 'snapshots', 'people'] as const;
export type GroupPlace = (typeof GROUP_PLACES)[number];

const GROUP = 'group';
/** No id is longer. */
const ID_LIMIT = 200;

/** "insight?group=…"; without a group the part as a whole. */
export const placeOf = (part: string, groupId: GroupId | undefined): string =>
  groupId === undefined ? part : `${part}?${GROUP}=${encodeURIComponent(groupId)}`;

/** CP61: what is not understood is left out. `address`: with or without what stands before its `#`. */
export function readPlace(address: string): { part: string; groupId?: GroupId } {
  const [part = '', asked] = address.slice(address.indexOf('#') + 1).split('?');
  const id = new URLSearchParams(asked).get(GROUP);
  return id === null || id === '' || id.length > ID_LIMIT ? { part } : { part, groupId: asId(id) };
}
