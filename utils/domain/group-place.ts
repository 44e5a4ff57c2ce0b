/** A part of the full page at one group, as it stands in the address. Rules CP60, CP61, CP70: `SPEC.md`, "Palette". */
import { type AccountId, asId, type GroupId } from './ids.ts';

/** What the full page knows of one group. The address of people is that of PL40, with the group as its filter. */
export const GROUP_PLACES = ['insight', 'snapshots', 'people'] as const;
export type GroupPlace = (typeof GROUP_PLACES)[number];

const GROUP = 'group';
const ACCOUNT = 'account';
/** No id is longer. */
const ID_LIMIT = 200;

/** "insight?group=…&account=…"; without a group the part as a whole, of whichever account. */
export function placeOf(
  part: string,
  groupId: GroupId | undefined,
  accountId: AccountId | undefined,
): string {
  if (groupId === undefined) return part;
  const account = accountId === undefined ? '' : `&${ACCOUNT}=${encodeURIComponent(accountId)}`;
  return `${part}?${GROUP}=${encodeURIComponent(groupId)}${account}`;
}

type Place = { part: string; accountId?: AccountId; groupId?: GroupId };

/** CP61: what is not understood is left out. `address`: with or without what stands before its `#`. */
export function readPlace(address: string): Place {
  const [part = '', asked] = address.slice(address.indexOf('#') + 1).split('?');
  const parts = new URLSearchParams(asked);
  const [accountId, groupId] = [idIn<AccountId>(parts, ACCOUNT), idIn<GroupId>(parts, GROUP)];
  return { part, ...(accountId && { accountId }), ...(groupId && { groupId }) };
}

function idIn<Id extends string>(parts: URLSearchParams, name: string): Id | undefined {
  const id = parts.get(name);
  return id === null || id === '' || id.length > ID_LIMIT ? undefined : asId<Id>(id);
}

/** CP70: the address (from its `#` on) of the same for another account; one that names none stays as it is. */
export function addressFor(hash: string, accountId: AccountId): string {
  const [part = '', asked] = hash.split('?');
  const parts = new URLSearchParams(asked);
  if (!parts.has(ACCOUNT)) return hash;
  parts.set(ACCOUNT, accountId);
  return `${part}?${parts.toString()}`;
}

/** CP70. `wanted`: by hand or by an address, the last first. Else the account heard last, which is the first of `known`. */
export const accountShown = <Account extends { id: AccountId }>(
  known: readonly Account[],
  wanted: readonly AccountId[],
): Account | undefined =>
  wanted.flatMap((id) => known.find((one) => one.id === id) ?? []).at(0) ?? known.at(0);
