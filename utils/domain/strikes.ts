/** Warnings that count for a while. Rules ST1–ST9: `SPEC.md`, "Strikes". */
import type { GroupId, PersonId, StrikeId, TagId } from './ids.ts';
import type { Settings } from './settings.ts';

export type Strike = {
  id: StrikeId;
  personId: PersonId;
  /** Missing: it counts everywhere. */
  groupId?: GroupId | undefined;
  groupName?: string | undefined;
  reason: string;
  author?: string | undefined;
  at: number;
  /** Since then it does not count; `note` is what was said for it. */
  takenBack?: { at: number; by?: string | undefined; note: string } | undefined;
};

export const STRIKE_REASON_LIMIT = 300;

const DAY_MS = 86_400_000;

/** ST2: from when on a strike does not count. */
export const fadesAt = ({ at }: Pick<Strike, 'at'>, strikeDays: number): number => at + strikeDays * DAY_MS;

type World = { strikeDays: number; nowMs: number };

/** ST2, ST3. */
export function counts(strike: Pick<Strike, 'at' | 'takenBack'>, { strikeDays, nowMs }: World): boolean {
  return strike.takenBack === undefined && fadesAt(strike, strikeDays) > nowMs;
}

/** ST4: with a group, those of that group and those of everywhere; without one, all. */
export function countingIn(strikes: readonly Strike[], groupId: GroupId | undefined, world: World): Strike[] {
  return strikes.filter(
    (strike) =>
      counts(strike, world) &&
      (groupId === undefined || strike.groupId === undefined || strike.groupId === groupId),
  );
}

/** How many strikes of these people, who are one person, count in a group, or without one at all (ST4, ST5). */
export type StrikeCounter = (ids: Iterable<PersonId>, groupId: GroupId | undefined) => number;

export function createStrikeCounter(strikes: readonly Strike[], world: World): StrikeCounter {
  const byPerson = Map.groupBy(
    strikes.filter((strike) => counts(strike, world)),
    (strike) => strike.personId,
  );
  if (byPerson.size === 0) return () => 0;
  return (ids, groupId) => {
    let sum = 0;
    for (const id of ids) sum += countingIn(byPerson.get(id) ?? [], groupId, world).length;
    return sum;
  };
}

/** ST9: the tag to propose; missing where the admin is to choose, and until the tags are known. */
export function proposedTag<Tag>(
  { strikeTagId }: Pick<Settings, 'strikeTagId'>,
  tags: ReadonlyMap<TagId, Tag>,
): Tag | undefined {
  return strikeTagId === null ? undefined : tags.get(strikeTagId);
}

export type StrikeProposal = 'remove' | 'tag';

/** ST6, ST7: what is proposed at so many strikes; nothing of it happens by itself. */
export function strikeProposals(
  count: number,
  settings: Pick<Settings, 'strikeTagAt' | 'strikeRemoveAt'>,
  person: { isTagged: boolean; isRemovable: boolean },
): StrikeProposal[] {
  const reached = (threshold: number): boolean => threshold > 0 && count >= threshold;
  const proposals: StrikeProposal[] = [];
  if (reached(settings.strikeRemoveAt) && person.isRemovable) proposals.push('remove');
  if (reached(settings.strikeTagAt) && !person.isTagged) proposals.push('tag');
  return proposals;
}
