/**
 * Where people are kept, table by table: what of a row is about somebody (DR1), and the row without them (DR2). A table
 * that is not in this list does not compile, and `erase.test.ts` fails. Past 250 lines, since it is one list that is read as
 * a whole.
 */
import type { Table } from 'dexie';
import { erasedEntry, erasedItem, erasedSnapshots, type TextsOf } from '@/utils/domain/erasure.ts';
import { asId, type EntryId, type GroupId, type JobId, type PersonId, type Wid } from '@/utils/domain/ids.ts';
import { identityKey } from '@/utils/domain/merge.ts';
import { membersAt, onlyLines } from '@/utils/domain/snapshot-lines.ts';
import type { Database } from './db.ts';
import { shelfOf } from './take-snapshot.ts';

/** By what the people to be found are known. */
export type Trail = TextsOf & {
  ids: ReadonlySet<PersonId>;
  /** `kind:value` of every identity. */
  keys: ReadonlySet<string>;
  wids: ReadonlySet<string>;
  /** Marks of their ids in the uses of segments. */
  marks: ReadonlySet<number>;
  /** Jobs that were about nobody else: why they were wanted was written about these people. */
  ownJobs: ReadonlySet<JobId>;
  /** DR6: lines of the deny list that stay. */
  kept: ReadonlySet<EntryId>;
  /** Takes the place of a name. */
  word: string;
  newId(): string;
};

export type TableName = {
  [Key in keyof Database]: Database[Key] extends { schema: { primKey: unknown } } ? Key : never;
}[keyof Database];
export type RowOf<Name extends TableName> =
  Database[Name] extends Table<infer Row, infer _Key, infer _New> ? Row : never;

export type Trace<Row> = {
  /** Rows that may be theirs; missing: all are looked at. */
  find?(db: Database, trail: Trail): PromiseLike<Row[]>;
  /** What of the row is about them, for their file; nothing where it is about others. */
  about(row: Row, trail: Trail): unknown;
  /** The row without them, the same object where it holds nothing of them, or nothing where it goes. */
  without(row: Row, trail: Trail): Row | undefined;
};

/** Why a table holds nobody. */
type Nobody = { nobody: string };

/** Whole rows about one person. */
const own = <Row>(isTheirs: (row: Row, trail: Trail) => boolean): Trace<Row> => ({
  about: (row, trail) => (isTheirs(row, trail) ? row : undefined),
  without: (row, trail) => (isTheirs(row, trail) ? undefined : row),
});
const byPersonId = <Row extends { personId: PersonId }>(): Trace<Row> =>
  own(({ personId }, { ids }) => ids.has(personId));

/** The same object where no text changes. */
function withTexts<Row extends object>(row: Row, texts: Partial<Row>): Row {
  const changed = Object.entries(texts).some(([key, value]) => row[key as keyof Row] !== value);
  return changed ? { ...row, ...texts } : row;
}
const cleaned = (text: string | undefined, { clean }: Trail): string | undefined => text && clean(text);
/** A label: a name by itself, or a text with a number. */
const relabelled = (text: string, { isName, clean, word }: Trail): string =>
  isName(text) ? word : clean(text);
const maybeRelabelled = (text: string | undefined, trail: Trail): string | undefined =>
  text && relabelled(text, trail);

export const TRACES: { readonly [Name in TableName]: Trace<RowOf<Name>> | Nobody } = {
  people: {
    about: (row, { ids }) => (ids.has(row.personId) ? row : undefined),
    without(row, trail) {
      if (trail.ids.has(row.personId)) return undefined;
      const { lastRemoval } = row;
      return withTexts(row, {
        lastNote: cleaned(row.lastNote, trail),
        lastRemoval:
          lastRemoval &&
          withTexts(lastRemoval, {
            by: maybeRelabelled(lastRemoval.by, trail),
            reason: cleaned(lastRemoval.reason, trail),
          }),
      });
    },
  },
  identities: own(({ key, personId }, { ids, keys }) => ids.has(personId) || keys.has(key)),
  memberships: {
    ...byPersonId(),
    find: (db, { ids }) =>
      db.memberships
        .where('personId')
        .anyOf([...ids])
        .toArray(),
  },
  requests: {
    about: (row, { ids }) => aboutRequest(row, ids),
    without: (row, { ids }) => withoutRequest(row, ids),
  },
  pastRequests: {
    about: (row, { ids }) => aboutRequest(row, ids),
    without: (row, { ids }) => withoutRequest(row, ids),
  },
  tagged: {
    ...byPersonId(),
    find: (db, { ids }) =>
      db.tagged
        .where('personId')
        .anyOf([...ids])
        .toArray(),
  },
  notes: {
    about: (row, { ids }) => (ids.has(row.personId) ? row : undefined),
    without: (row, trail) =>
      trail.ids.has(row.personId)
        ? undefined
        : withTexts(row, { text: trail.clean(row.text), author: maybeRelabelled(row.author, trail) }),
  },
  strikes: {
    about: (row, { ids }) => (ids.has(row.personId) ? row : undefined),
    without(row, trail) {
      if (trail.ids.has(row.personId)) return undefined;
      const { takenBack } = row;
      return withTexts(row, {
        reason: trail.clean(row.reason),
        author: maybeRelabelled(row.author, trail),
        takenBack:
          takenBack &&
          withTexts(takenBack, {
            note: trail.clean(takenBack.note),
            by: maybeRelabelled(takenBack.by, trail),
          }),
      });
    },
  },
  merges: {
    about: ({ into, from, ...rest }, { ids }) =>
      ids.has(into) || ids.has(from) ? { into, from, ...rest } : undefined,
    without: (row, trail) =>
      trail.ids.has(row.into) || trail.ids.has(row.from)
        ? undefined
        : withTexts(row, { otherLabel: relabelled(row.otherLabel, trail) }),
  },
  reinvites: {
    about: ({ personIds, ...rest }, { ids }) => (personIds.some((id) => ids.has(id)) ? rest : undefined),
    without(row, { ids }) {
      const personIds = row.personIds.filter((id) => !ids.has(id));
      if (personIds.length === row.personIds.length) return row;
      return personIds.length === 0 ? undefined : { ...row, personIds };
    },
  },
  items: {
    about: (row, trail) => (isTheirItem(row, trail) ? row : undefined),
    without: (row, trail) =>
      isTheirItem(row, trail)
        ? erasedItem(row, trail.word)
        : withTexts(row, { label: relabelled(row.label, trail) }),
  },
  jobs: {
    about: (row, { ownJobs }) => (ownJobs.has(row.id) ? row : undefined),
    without: (row, trail) =>
      withTexts(row, {
        reason: trail.ownJobs.has(row.id) ? undefined : cleaned(row.reason, trail),
      }),
  },
  log: {
    about: (row, trail) => (isTheirEntry(row, trail) ? row : undefined),
    without(row, trail) {
      if (isTheirEntry(row, trail)) return erasedEntry(row, trail.word);
      const isOwnJob = row.jobId !== undefined && trail.ownJobs.has(row.jobId);
      return withTexts(row, {
        actor: maybeRelabelled(row.actor, trail),
        personLabel: maybeRelabelled(row.personLabel, trail),
        why: isOwnJob ? undefined : cleaned(row.why, trail),
        detail: maybeRelabelled(row.detail, trail),
      });
    },
  },
  listed: {
    about: (row, trail) => (isTheirLine(row, trail) ? row : undefined),
    without(row, trail) {
      if (!isTheirLine(row, trail))
        return withTexts(row, {
          label: relabelled(row.label, trail),
          reason: cleaned(row.reason, trail),
          author: maybeRelabelled(row.author, trail),
        });
      if (!trail.kept.has(row.id) || row.list !== 'deny') return undefined;
      // DR6. Its keys are what it is for.
      return { ...row, personId: undefined, label: trail.word, author: undefined };
    },
  },
  rules: {
    about: ({ name, conditions }, { ids }) =>
      conditions.some((one) => one.kind === 'brought' && one.people.some((id) => ids.has(id)))
        ? { name }
        : undefined,
    without(row, trail) {
      const conditions = row.conditions.map((one) => {
        if (one.kind !== 'brought' || !one.people.some((id) => trail.ids.has(id))) return one;
        const people = one.people.filter((id) => !trail.ids.has(id));
        // An empty list is a mistake: somebody whom nobody is, so that it goes on to meet nobody.
        return { ...one, people: people.length > 0 ? people : [asId<PersonId>(trail.newId())] };
      });
      return conditions.some((one, index) => one !== row.conditions[index]) ? { ...row, conditions } : row;
    },
  },
  snapshots: {
    about({ accountId, groupId, heads, lines }, trail) {
      const mine = onlyLines(lines, (member) => isThem(member, trail));
      if (mine.personIds.length === 0) return undefined;
      const snapshots = heads.flatMap(({ seq, at }) =>
        membersAt(mine, seq).map((member) => ({ at, ...member })),
      );
      return { accountId, groupId, snapshots };
    },
    without: (row, trail) => erasedSnapshots(row, (member) => isThem(member, trail)),
  },
  // WhatsApp's key of a message names its author.
  dismissals: own(({ id }, { clean }) => clean(id) !== id),
  insightWriters: {
    ...byPersonId(),
    // By key: of every group there may be a thousand who wrote.
    async find(db, { ids }) {
      const groups = await db.groups.toCollection().primaryKeys();
      const keys = groups.flatMap(([accountId, groupId]) =>
        [...ids].map((id): [typeof accountId, GroupId, PersonId] => [accountId, groupId, id]),
      );
      return (await db.insightWriters.bulkGet(keys)).filter((row) => row !== undefined);
    },
  },
  segments: {
    about: () => undefined,
    without: (row, trail) =>
      withTexts(row, {
        name: relabelled(row.name, trail),
        filter: withTexts(row.filter, { text: withoutThem(row.filter.text, trail) }),
      }),
  },
  settings: {
    about: () => undefined,
    without(row, trail) {
      if (row.key !== 'paletteRecent') return row;
      const before = row.value as string[];
      const left = withoutEntries(before, trail);
      return left.length === before.length ? row : { ...row, value: left };
    },
  },
  segmentUses: {
    about: () => undefined,
    without(row, { marks }) {
      const left = row.marks.filter((mark) => !marks.has(mark));
      return left.length === row.marks.length ? row : { ...row, marks: left };
    },
  },
  // PL71. After people and memberships: what their erasing wrote down goes with it. Their rows are the file's.
  keptChunks: {
    find: async (db) => (await db.keptChunks.toCollection().primaryKeys()).map((id) => ({ id })),
    about: () => undefined,
    without: () => undefined,
  },
  keptChanges: { about: () => undefined, without: () => undefined },
  snapshotShelves: { nobody: 'counts and facts of the newest snapshot; made anew from the snapshots' },
  accounts: { nobody: 'me alone, and I am never erased' },
  groups: { nobody: 'what WhatsApp shows of the group itself; it would show it again' },
  tags: { nobody: 'names of tags' },
  templates: { nobody: 'texts for anybody' },
  steps: { nobody: 'places of items in their job' },
  leases: { nobody: 'tabs' },
  lockdowns: { nobody: 'groups and times' },
  lockPlans: { nobody: 'groups and times' },
  locked: { nobody: 'groups and settings' },
  raidModes: { nobody: 'numbers' },
  raids: { nobody: 'how many came' },
  groupSets: { nobody: 'groups' },
  pictures: { nobody: 'icons of groups' },
  insightDays: { nobody: 'numbers of groups by day' },
  insightHistory: { nobody: 'numbers of groups and rules on the days that are over' },
  insightHeard: { nobody: 'for how long was listened' },
  insightMarks: { nobody: 'up to when was counted' },
};

type WithPerson = { personId?: PersonId | undefined; wid?: Wid | undefined };
const isThem = ({ personId, wid }: WithPerson, { ids, wids }: Trail): boolean =>
  (personId !== undefined && ids.has(personId)) || (wid !== undefined && wids.has(wid));

const isTheirItem = (row: RowOf<'items'>, trail: Trail): boolean =>
  isThem(row, trail) || row.identities.some((identity) => trail.keys.has(identityKey(identity)));
const isTheirEntry = ({ personId }: RowOf<'log'>, { ids }: Trail): boolean =>
  personId !== undefined && ids.has(personId);
const isTheirLine = ({ personId, keys }: RowOf<'listed'>, trail: Trail): boolean =>
  (personId !== undefined && trail.ids.has(personId)) || keys.some((key) => trail.keys.has(key));

type Request = {
  personId: PersonId;
  addedById?: PersonId | undefined;
  groupId: GroupId;
  requestedAt: number;
};

/** Whoever they brought is somebody else: only that they did is theirs. */
function aboutRequest(row: Request, ids: ReadonlySet<PersonId>): unknown {
  if (ids.has(row.personId)) return row;
  const { groupId, requestedAt, addedById } = row;
  return addedById !== undefined && ids.has(addedById) ? { groupId, requestedAt, addedById } : undefined;
}

function withoutRequest<Row extends Request>(row: Row, ids: ReadonlySet<PersonId>): Row | undefined {
  if (ids.has(row.personId)) return undefined;
  return row.addedById !== undefined && ids.has(row.addedById) ? { ...row, addedById: undefined } : row;
}

/** DR50: what was searched for. */
const withoutThem = (text: string, { clean, isTyped }: Trail): string =>
  clean(text) === text && !isTyped(text) ? text : '';

/** DR50: what the palette was used for last. */
function withoutEntries(entries: readonly string[], { ids, clean, mentions }: Trail): string[] {
  const isTheirs = (entry: string): boolean =>
    [...ids].some((id) => entry.endsWith(`:${id}`)) || clean(entry) !== entry || mentions(entry);
  return entries.filter((entry) => !isTheirs(entry));
}

/** What follows from a row that was changed. */
export async function afterChange(db: Database, name: TableName, rows: readonly unknown[]): Promise<void> {
  if (name === 'snapshots') await db.snapshotShelves.bulkPut((rows as RowOf<'snapshots'>[]).map(shelfOf));
}
