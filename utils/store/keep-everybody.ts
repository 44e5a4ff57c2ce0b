/** Keeps what was found out about everybody over the next stop of the background. Rules PL70–PL73: `domain/SPEC.md`. */
import type { AccountId } from '@/utils/domain/ids.ts';
import type { StoreDeps } from './deps.ts';
import type { KeptContent, PackedRoster } from './kept-index.ts';

/** Somebody was written in between: once more, and then it waits for the next question. */
const TRIES = 3;

/** Where it is due; nobody waits for it. To be called when everybody was just read. */
export function keepEverybody(deps: StoreDeps): void {
  const { db } = deps;
  const people = db.peopleIndex.ifCurrent();
  if (!people || underWay.has(db) || !db.keptIndex.isDue(people.length)) return;
  underWay.add(db);
  deps.aside('keep everybody', async () => {
    try {
      await keep(deps);
    } finally {
      underWay.delete(db);
    }
  });
}

const underWay = new WeakSet<StoreDeps['db']>();

async function keep({ db }: StoreDeps): Promise<void> {
  const rows = await db.groups.toArray();
  const groups = Map.groupBy(
    rows.filter(({ goneAt }) => goneAt === undefined),
    ({ accountId }) => accountId,
  );
  const make = (): KeptContent | undefined => {
    const people = db.peopleIndex.ifCurrent();
    if (!people) return undefined;
    const rosters = new Map<AccountId, PackedRoster>();
    for (const [accountId, own] of groups)
      rosters.set(
        accountId,
        db.roster.pack(
          accountId,
          own.map(({ id }) => id),
        ),
      );
    return { people, rosters };
  };
  for (let tried = 0; tried < TRIES; tried++) {
    let isMade = false;
    await db.keptIndex.keep(db, () => {
      const content = make();
      isMade = content !== undefined;
      return content;
    });
    if (isMade) return;
    await db.peopleIndex.all(db);
  }
}
