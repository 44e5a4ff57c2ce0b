/** Pictures that jobs set as icons: each once, and no longer than somebody needs it. Rules GI7, GI8: `domain/SPEC.md`. */
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { PictureId } from '@/utils/domain/ids.ts';
import type { JobItem } from '@/utils/domain/job.ts';
import { picturesNeeded, UNCONFIRMED_MS } from '@/utils/domain/kept-pictures.ts';
import type { Database } from './db.ts';
import { type CommandHandlers, done, type StoreDeps } from './deps.ts';

type WithPicture = Pick<JobItem, 'picture'>;

export function pictureCommands({
  db,
  clock,
}: Pick<StoreDeps, 'db' | 'clock'>): CommandHandlers<'putPicture'> {
  return {
    async putPicture({ pictureId, picture }) {
      await db.pictures.put({ ...picture, id: pictureId, at: clock.now() });
      return done(null);
    },
  };
}

const idsOf = (items: readonly WithPicture[]): PictureId[] => [
  ...new Set(items.flatMap(({ picture }) => picture ?? [])),
];

/** Whether every picture that these need is here. */
export async function hasPictures(db: Database, items: readonly WithPicture[]): Promise<boolean> {
  const ids = idsOf(items);
  return ids.length === 0 || (await db.pictures.where('id').anyOf(ids).count()) === ids.length;
}

/** Those whose picture is here, or that need none. */
export async function withPictures<Item extends WithPicture>(
  db: Database,
  items: readonly Item[],
): Promise<Item[]> {
  const ids = idsOf(items);
  if (ids.length === 0) return [...items];
  const here = new Set(await db.pictures.where('id').anyOf(ids).primaryKeys());
  return items.filter(({ picture }) => !picture || here.has(picture));
}

/** What a step needs besides its items. */
export async function pictureOf(
  { pictures }: Database,
  item: WithPicture | undefined,
): Promise<{ picture?: Picture }> {
  const found = item?.picture ? await pictures.get(item.picture) : undefined;
  return found ? { picture: { thumbnail: found.thumbnail, full: found.full } } : {};
}

/** GI8. */
export async function dropPictures(db: Database, now: number): Promise<void> {
  await db.transaction('rw', db.pictures, db.jobs, db.items, async () => {
    const old = await db.pictures
      .where('at')
      .belowOrEqual(now - UNCONFIRMED_MS)
      .primaryKeys();
    if (old.length === 0) return;
    const jobs = await db.jobs.filter(({ kind }) => kind === 'icon').toArray();
    const uses = await Promise.all(
      jobs.map(async (job) => ({
        job,
        items: await db.items
          .where('[jobId+index]')
          .between([job.id, -Infinity], [job.id, Infinity])
          .toArray(),
      })),
    );
    const needed = picturesNeeded(uses, now);
    await db.pictures.bulkDelete(old.filter((id) => !needed.has(id)));
  });
}
