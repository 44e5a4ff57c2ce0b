import { describe, expect, it } from 'vitest';
import { GROUP, lidWid, NOON } from '@/tests/builders.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { GroupRow, SnapshotComparison, SnapshotPerson } from '@/utils/store/api.ts';
import { backJobs, backPlan } from './back-plan.ts';
import { comparisonRows } from './comparison-rows.ts';

const person = (n: number, over: Partial<SnapshotPerson> = {}): SnapshotPerson => ({
  personId: asId(`p${n}`),
  displayName: `Person ${n}`,
  phone: { e164: `+4790000000${n}`, formatted: `+47 90000000${n}` },
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [],
  groupTags: [],
  noteCount: 0,
  groupId: GROUP,
  wid: lidWid(n),
  role: 'member',
  ...over,
});

const comparison = (over: Partial<SnapshotComparison> = {}): SnapshotComparison => ({
  from: {
    id: asId('sn'),
    seq: 0,
    at: NOON,
    seenAt: NOON,
    readAt: NOON,
    by: 'hand',
    facts: { subject: 'Oak Lane', settings: {} },
    members: 3,
    admins: 1,
  },
  joined: [],
  left: [],
  roles: [],
  known: [],
  facts: [],
  ...over,
});

const left = (n: number, over: Partial<SnapshotComparison['left'][number]> = {}) => ({
  ...person(n),
  how: 'removed' as const,
  isDenied: false,
  ...over,
});
const EVERYTHING = {
  members: true,
  roles: true,
  admins: true,
  facts: new Set(['announce' as const]),
  include: new Set<never>(),
};

describe('[SN5] the list of differences', () => {
  it('has a head for each part that holds something, and no row twice', () => {
    const rows = comparisonRows(
      comparison({
        joined: [person(1)],
        left: [left(2, { removedBy: 'Nora', leftAt: NOON })],
        known: [{ ...person(3), tagsPut: [asId('gone')], tagsTaken: [], notesMore: 0, notesLess: 2 }],
      }),
      new Map(),
    );
    expect(rows.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'head 1 gone',
      'line Person 2',
      'head 1 joined',
      'line Person 1',
      'head 1 with other tags or notes',
      'line Person 3',
    ]);
    expect(rows[1]).toMatchObject({ detail: expect.stringContaining('Nora'), tone: 'less' });
    expect(rows[5]).toMatchObject({ detail: 'tagged: deleted tag · 2 notes less' });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('is empty where nothing is else', () => {
    expect(comparisonRows(comparison(), new Map())).toEqual([]);
  });
});

describe('the jobs of bringing back', () => {
  const group = { id: GROUP, subject: 'Oak Lane' } as GroupRow;

  it('[SN10] are one for each part, and none for a part without anything', () => {
    const announce = (value: boolean) => ({ setting: 'announce' as const, value });
    const all = comparison({
      left: [left(1), left(2, { isDenied: true })],
      roles: [
        { ...person(3), before: 'admin', after: 'member' },
        { ...person(4), before: 'member', after: 'admin' },
      ],
      facts: [{ setting: 'announce', before: announce(false), after: announce(true) }],
    });
    const jobs = backJobs(backPlan(all, EVERYTHING), group, all);
    expect(jobs.map(({ kind, items }) => [kind, items.length])).toEqual([
      ['add', 1],
      ['promote', 1],
      ['demote', 1],
      ['set', 1],
    ]);
    expect(jobs[0]).toMatchObject({
      items: [{ wid: '47900000001@c.us', label: 'Person 1' }],
      leftOut: [{ label: 'Person 2', reason: 'on the deny list' }],
    });
    expect(jobs[3]?.items[0]).toMatchObject({ change: announce(false), before: announce(true) });
    expect(backJobs(backPlan(comparison(), EVERYTHING), group, comparison())).toEqual([]);
  });

  it('[SN12] name who needs an invite with the confirm screen of the others', () => {
    const hidden = comparison({ left: [left(1), left(2, { phone: undefined })] });
    const [add] = backJobs(backPlan(hidden, EVERYTHING), group, hidden);
    expect(add?.leftOut).toEqual([{ label: 'Person 2', reason: 'number hidden, and adding takes a number' }]);
  });
});
