/**
 * Any sequence of sightings, merges and splits loses no note, tag or identity. Another seed:
 * `MUSTER_SEED=7 npx vitest run tests/fuzz/merge`; more of them: `MUSTER_RUNS=1000`.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asId, type MergeId, type PersonId, type TagId, type Wid } from '@/utils/domain/ids.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import type { Identity } from '@/utils/domain/person.ts';
import { ACCOUNT, aGroup, anAccount, GROUP, NOON } from '../builders.ts';
import { type TestStore, testStore } from '../test-store.ts';

const seed = Number(process.env.MUSTER_SEED ?? 20_261_123);
const numRuns = Number(process.env.MUSTER_RUNS ?? 60);

type Op =
  | { op: 'see'; lid?: number | undefined; pn?: number | undefined; name?: number | undefined }
  | { op: 'merge' | 'note' | 'tag' | 'untag'; a: number; b: number }
  | { op: 'split'; a: number };

const small = fc.nat({ max: 4 });
const maybe = fc.option(small, { nil: undefined });
const ops: fc.Arbitrary<Op[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ op: fc.constant('see' as const), lid: maybe, pn: maybe, name: maybe }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        op: fc.constantFrom('merge', 'merge', 'note', 'note', 'tag', 'untag'),
        a: small,
        b: small,
      }),
    },
    { weight: 3, arbitrary: fc.record({ op: fc.constant('split' as const), a: small }) },
  ),
  { minLength: 6, maxLength: 24, size: 'max' },
);

/** Every story starts with some people, so that there is somebody to merge. */
const START: Op[] = [
  { op: 'see', lid: 0 },
  { op: 'see', pn: 0 },
  { op: 'see', lid: 1, pn: 1 },
  { op: 'see', name: 0 },
];

const TAGS = [0, 1].map((n) => asId<TagId>(`tag-${n}`));

/** What must be true of the store, written down beside it. */
type Ledger = {
  identities: Set<string>;
  /** Note id → the person it was written on. */
  notes: Map<string, PersonId>;
};

async function run(store: TestStore, plan: readonly Op[]): Promise<Ledger> {
  const ledger: Ledger = { identities: new Set(), notes: new Map() };
  const everybody = async () => (await store.db.people.toArray()).map((row) => row.personId);
  const pick = async (n: number) => {
    const people = await everybody();
    return people[n % people.length];
  };
  for (const [index, step] of plan.entries()) {
    if (step.op === 'see') {
      const identities: Identity[] = [
        ...(step.lid === undefined ? [] : [{ kind: 'lid' as const, value: `${step.lid}@lid` }]),
        ...(step.pn === undefined ? [] : [{ kind: 'pn' as const, value: `+479000000${step.pn}` }]),
        ...(step.name === undefined ? [] : [{ kind: 'username' as const, value: `user${step.name}` }]),
      ];
      if (identities.length === 0) continue;
      const wid = asId<Wid>(`wid-${step.lid ?? `p${step.pn ?? `u${step.name}`}`}`);
      for (const identity of identities) ledger.identities.add(identityKey(identity));
      const members = [{ wid, identities, role: 'member' as const, pushName: `N${index}` }];
      await store.ask('sawMembers', { accountId: ACCOUNT, groupId: GROUP, members, at: NOON + index });
      continue;
    }
    const a = await pick(step.a);
    if (step.op === 'split') {
      const merges = (await store.db.merges.toArray()).filter((merge) => merge.splitAt === undefined);
      const merge = merges[step.a % Math.max(1, merges.length)];
      if (merge) await store.ask('splitPeople', { mergeId: merge.id, accountId: ACCOUNT });
      continue;
    }
    const b = await pick(step.b);
    if (a === undefined || b === undefined) continue;
    const tagId = TAGS[step.b % TAGS.length] ?? asId('');
    const tagging = { personIds: [a], tagId, accountId: ACCOUNT };
    if (step.op === 'merge') {
      const mergeId = asId<MergeId>(`merge-${index}`);
      const outcome = await store.port.call('mergePeople', { mergeId, into: a, from: b, accountId: ACCOUNT });
      expect(outcome.ok || outcome.reason === 'invalid').toBe(true);
    } else if (step.op === 'note') {
      const noteId = asId<never>(`note-${index}`);
      await store.ask('addNote', { noteId, personIds: [a], text: `text ${index}`, accountId: ACCOUNT });
      const note = await store.db.notes.get(noteId);
      if (note) ledger.notes.set(noteId, note.personId);
    } else await store.ask(step.op === 'tag' ? 'tagPeople' : 'untagPeople', tagging);
  }
  return ledger;
}

/** Everybody as screens see them: one card for each whole person. */
async function cards(store: TestStore) {
  const roots = (await store.db.people.toArray()).filter((row) => row.mergedInto === undefined);
  const found = await Promise.all(
    roots.map((row) => store.ask('person', { personId: row.personId, accountId: ACCOUNT })),
  );
  return found.filter((card) => card !== null);
}

async function check(store: TestStore, ledger: Ledger): Promise<void> {
  const shown = await cards(store);
  // MG7: every identity ever seen is on exactly one card, and the index points at that person.
  const onCards = shown.flatMap((card) => card.identities.map(identityKey));
  expect([...onCards].sort()).toEqual([...ledger.identities].sort());
  for (const row of await store.db.identities.toArray()) {
    const home = await store.db.people.get(row.personId);
    expect(home?.identities.map(identityKey)).toContain(row.key);
  }
  // Every note is on exactly one card, and counted there.
  const noted = shown.flatMap((card) => card.notes.map((note) => note.id));
  expect([...noted].sort()).toEqual([...ledger.notes.keys()].sort());
  for (const card of shown) expect(card.noteCount).toBe(card.notes.length);
  // What lists show of tags is what the table of tags says, and nobody has one twice.
  const tagged = await store.db.tagged.toArray();
  for (const card of shown) {
    expect(new Set(card.tags).size).toBe(card.tags.length);
    for (const tag of card.tags) expect(tagged.map((row) => row.tagId)).toContain(tag);
  }
  const people = new Map((await store.db.people.toArray()).map((row) => [row.personId, row]));
  for (const row of tagged) expect(people.get(row.personId)?.tags).toContain(row.tagId);
}

async function fresh(): Promise<TestStore> {
  const store = testStore();
  const { me, connection, capabilities } = anAccount();
  await store.ask('sawAccount', { me, connection, capabilities, at: NOON });
  await store.ask('sawGroups', { accountId: ACCOUNT, groups: [aGroup()], complete: true, at: NOON });
  for (const tagId of TAGS) await store.ask('putTag', { tagId, name: tagId, colour: 'red' });
  return store;
}

it(`[MG7] [MG9] nothing is lost by sightings, merges and splits (seed ${seed}, ${numRuns} stories)`, async () => {
  const met = { merges: 0, splits: 0, notes: 0 };
  await fc.assert(
    fc.asyncProperty(ops, async (plan) => {
      const store = await fresh();
      const ledger = await run(store, [...START, ...plan]);
      await check(store, ledger);
      const merges = await store.db.merges.toArray();
      met.merges += merges.length;
      met.splits += merges.filter((merge) => merge.splitAt !== undefined).length;
      met.notes += ledger.notes.size;
      // MG9: split everything, in any order, and everybody has exactly what was written on them.
      for (const merge of merges) await store.ask('splitPeople', { mergeId: merge.id, accountId: ACCOUNT });
      await check(store, ledger);
      for (const card of await cards(store))
        for (const note of card.notes) expect(ledger.notes.get(note.id)).toBe(card.personId);
      expect((await store.db.people.toArray()).filter((row) => row.parts ?? row.mergedInto)).toEqual([]);
      expect(store.unexpected).toEqual([]);
      store.db.close();
    }),
    { seed, numRuns, endOnFailure: false },
  );
  // The stories are not so dull that nothing ever happens in them.
  expect(Math.min(met.merges, met.splits, met.notes)).toBeGreaterThan(numRuns / 2);
});
