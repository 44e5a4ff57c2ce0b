/** Saved filters of people. Rules SG1–SG7, PL50, PL62: `domain/SPEC.md`. */
import type { AccountId, SegmentId } from '@/utils/domain/ids.ts';
import {
  changedSince,
  personMark,
  samePeopleFilter,
  type Segment,
  segmentProblem,
} from '@/utils/domain/segments.ts';
import type { SegmentState } from './api.ts';
import { type CommandHandlers, done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';
import type { FindPeople } from './people-list.ts';

const marksOf = (people: readonly { personId: Parameters<typeof personMark>[0] }[]): Float64Array =>
  Float64Array.from(people, ({ personId }) => personMark(personId));

async function segmentsOf({ db }: StoreDeps, accountId: AccountId): Promise<Segment[]> {
  return db.segments.where('accountId').equals(accountId).toArray();
}

/** SG2, SG3; PL50: no marks while it cannot be known who is in it. */
async function stateOf(
  deps: StoreDeps,
  find: FindPeople,
  { id, accountId, filter }: Segment,
): Promise<{ state: SegmentState; marks?: Float64Array }> {
  const { people, tooEarly } = await find(accountId, filter);
  if (tooEarly !== undefined) return { state: { id } };
  const marks = marksOf(people);
  const use = await deps.db.segmentUses.get(id);
  const since = use && { at: use.at, ...changedSince(use.marks, marks) };
  return { state: { id, count: people.length, since }, marks };
}

export function segmentQueries(
  deps: StoreDeps,
  find: FindPeople,
): QueryHandlers<'segments' | 'segmentStates'> {
  return {
    segments: async ({ accountId }) => done(await segmentsOf(deps, accountId)),
    async segmentStates({ accountId }) {
      const states: SegmentState[] = [];
      for (const segment of await segmentsOf(deps, accountId))
        states.push((await stateOf(deps, find, segment)).state);
      return done(states);
    },
  };
}

export function segmentCommands(
  deps: StoreDeps,
  find: FindPeople,
): CommandHandlers<'putSegment' | 'deleteSegment' | 'useSegment'> {
  const { db, clock } = deps;
  return {
    putSegment: ({ segment, use }) =>
      db.transaction('rw', db.segments, db.segmentUses, async () => {
        const others = await segmentsOf(deps, segment.accountId);
        const problem = segmentProblem(segment, others);
        if (problem) return refuse('invalid', problem);
        const before = others.find(({ id }) => id === segment.id);
        // What is told against the filter of before would be wrong for this one.
        if (before && !samePeopleFilter(before.filter, segment.filter))
          await db.segmentUses.delete(segment.id);
        await db.segments.put({ ...segment, name: segment.name.trim(), updatedAt: clock.now() });
        // PL62. Of one that is there its own use is the later.
        if (use && !before)
          await db.segmentUses.put({
            segmentId: segment.id,
            at: use.at,
            marks: Float64Array.from(use.marks),
          });
        return done(null);
      }),

    deleteSegment: ({ segmentId }) =>
      db.transaction('rw', db.segments, db.segmentUses, async () => {
        const use = await db.segmentUses.get(segmentId);
        await db.segments.delete(segmentId);
        await db.segmentUses.delete(segmentId);
        return done({ use: use && { at: use.at, marks: [...use.marks] } });
      }),

    async useSegment({ segmentId, at }) {
      const segment = await db.segments.get(segmentId);
      if (!segment) return refuse('not-found', 'segment');
      const use = await db.segmentUses.get(segmentId);
      const { state, marks } = await stateOf(deps, find, segment);
      // Said again with the same time: that use is written, and what it told is gone by now.
      if (marks && use?.at !== at) await keepUse(deps, segmentId, at, marks);
      return done(state);
    },
  };
}

async function keepUse(
  { db }: StoreDeps,
  segmentId: SegmentId,
  at: number,
  marks: Float64Array,
): Promise<void> {
  await db.transaction('rw', db.segments, db.segmentUses, async () => {
    // Deleted meanwhile.
    if (await db.segments.get(segmentId)) await db.segmentUses.put({ segmentId, at, marks });
  });
}
