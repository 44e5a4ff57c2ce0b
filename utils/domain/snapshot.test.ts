import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lidWid, pnWid } from '@/tests/builders.ts';
import { asId, type NoteId, type PersonId, type TagId } from './ids.ts';
import {
  applyDifference,
  countDifference,
  diffSnapshots,
  type GroupSnapshot,
  inWidOrder,
  isSame,
  type SnapshotMember,
} from './snapshot.ts';
import { mapLines, membersAt, noLines, onlySnapshots, withSnapshot } from './snapshot-lines.ts';

const person = (n: number): PersonId => asId(`p${n}`);
const tag = (n: number): TagId => asId(`t${n}`);
const note = (n: number): NoteId => asId(`n${n}`);

const member = (n: number, over: Partial<SnapshotMember> = {}): SnapshotMember => ({
  personId: person(n),
  wid: lidWid(n),
  role: 'member',
  joinedAt: undefined,
  tagIds: [],
  noteIds: [],
  ...over,
});

const snapshot = (
  members: readonly SnapshotMember[],
  facts: Partial<GroupSnapshot['facts']> = {},
): GroupSnapshot => ({
  facts: { subject: 'Oak Lane', settings: {}, ...facts },
  members: inWidOrder(members),
});

const someIds = <Id>(of: (n: number) => Id) => fc.subarray([1, 2, 3]).map((numbers): Id[] => numbers.map(of));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const someMember = fc.record({
  n: fc.integer({ min: 1, max: 9 }),
  isLid: fc.boolean(),
  role: fc.constantFrom('superadmin' as const, 'admin' as const, 'member' as const),
  joinedAt: maybe(fc.integer({ min: 1, max: 3 })),
  tagIds: someIds(tag),
  noteIds: someIds(note),
});
const someMembers = fc
  .uniqueArray(someMember, { selector: ({ n, isLid }) => `${n} ${isLid}`, maxLength: 12 })
  .map((rows) =>
    inWidOrder(
      rows.map(({ n, isLid, ...rest }) => ({
        personId: person(n),
        wid: isLid ? lidWid(n) : pnWid(n),
        ...rest,
      })),
    ),
  );
const someSnapshot: fc.Arbitrary<GroupSnapshot> = fc.record({
  facts: fc.record({
    subject: fc.constantFrom('A', 'B'),
    description: maybe(fc.constantFrom('x', 'y')),
    settings: fc.record({
      announce: maybe(fc.boolean()),
      restrict: maybe(fc.boolean()),
      approval: maybe(fc.boolean()),
      addMode: maybe(fc.constantFrom('admins' as const, 'all' as const)),
      ephemeralS: maybe(fc.constantFrom(0, 86_400)),
    }),
  }),
  members: someMembers,
});

describe('the difference of two snapshots', () => {
  it.each([
    ['somebody new', [member(1)], [member(1), member(2)], { joined: 1 }],
    ['somebody gone', [member(1), member(2)], [member(2)], { left: 1 }],
    ['a role', [member(1)], [member(1, { role: 'admin' })], { roles: 1 }],
    ['a tag', [member(1)], [member(1, { tagIds: [tag(1)] })], { known: 1 }],
    ['a note', [member(1, { noteIds: [note(1)] })], [member(1)], { known: 1 }],
    ['another form of the number', [member(1)], [member(1, { wid: pnWid(1) })], {}],
    ['the same wid, another person', [member(1)], [member(1, { personId: person(8) })], {}],
  ])('[SN5] tells %s', (_name, a, b, counts) => {
    const none = { joined: 0, left: 0, roles: 0, facts: 0, known: 0 };
    const difference = diffSnapshots(snapshot(a), snapshot(b));
    expect(countDifference(difference)).toEqual({ ...none, ...counts });
    expect(isSame(difference)).toBe(false);
  });

  it('[SN5] tells name, description and settings; unknown is a value', () => {
    const a = snapshot([], { description: 'x', settings: { announce: true } });
    const b = snapshot([], { subject: 'Elm', settings: { approval: false } });
    expect(diffSnapshots(a, b).facts).toEqual([
      {
        setting: 'subject',
        before: { setting: 'subject', value: 'Oak Lane' },
        after: { setting: 'subject', value: 'Elm' },
      },
      {
        setting: 'description',
        before: { setting: 'description', value: 'x' },
        after: { setting: 'description', value: '' },
      },
      { setting: 'announce', before: { setting: 'announce', value: true }, after: undefined },
      { setting: 'approval', before: undefined, after: { setting: 'approval', value: false } },
    ]);
  });

  it('[SN6] of one with itself is empty', () => {
    fc.assert(fc.property(someSnapshot, (a) => isSame(diffSnapshots(a, a))));
  });

  it('[SN6] applied to the first gives the second', () => {
    fc.assert(
      fc.property(someSnapshot, someSnapshot, (a, b) => {
        expect(applyDifference(a, diffSnapshots(a, b))).toEqual(b);
      }),
    );
  });
});

describe('the roster of all snapshots', () => {
  it('[SN2] [SN3] gives back what was put in, whatever was deleted meanwhile', () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('take' as const), members: someMembers }),
      fc.record({ does: fc.constant('delete' as const), which: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let lines = noLines();
        let nextSeq = 0;
        const kept = new Map<number, SnapshotMember[]>();
        for (const one of steps) {
          if (one.does === 'take') {
            lines = withSnapshot(lines, [...kept.keys()].at(-1), nextSeq, one.members);
            kept.set(nextSeq++, one.members);
          } else {
            const seqs = [...kept.keys()];
            const seq = seqs[one.which % Math.max(1, seqs.length)];
            if (seq !== undefined) kept.delete(seq);
            lines = onlySnapshots(lines, [...kept.keys()]);
          }
          for (const [seq, members] of kept) expect(membersAt(lines, seq)).toEqual(members);
          if (kept.size === 0) expect(lines.wids).toEqual([]);
        }
      }),
    );
  });

  it('[SN2] grows by those who changed only', () => {
    const all = Array.from({ length: 50 }, (_, n) => member(n));
    const first = withSnapshot(noLines(), undefined, 0, all);
    expect(first.wids).toHaveLength(50);
    const second = withSnapshot(first, 0, 1, [...all.slice(1), member(60)]);
    expect(second.wids).toHaveLength(51);
    expect(withSnapshot(second, 1, 2, membersAt(second, 1)).wids).toHaveLength(51);
  });

  it('[SN14] takes the ids of another store', () => {
    const lines = withSnapshot(noLines(), undefined, 0, [member(1, { tagIds: [tag(1), tag(2)] })]);
    const mapped = mapLines(lines, { person: () => person(7), tag: (id) => (id === tag(1) ? tag(9) : id) });
    expect(membersAt(mapped, 0)).toEqual([member(1, { personId: person(7), tagIds: [tag(2), tag(9)] })]);
  });
});
