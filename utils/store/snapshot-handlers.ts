import { type CommandHandlers, done, type StoreDeps } from './deps.ts';
import { dropSnapshots, takeSnapshot } from './take-snapshot.ts';

export function snapshotCommands(
  deps: StoreDeps,
): CommandHandlers<'takeSnapshots' | 'deleteSnapshots' | 'keepReinvites'> {
  const { db, clock } = deps;
  return {
    /** One transaction for each group, so that screens can read between two. */
    async takeSnapshots({ accountId, takes }) {
      const result = { taken: 0, unchanged: 0, unread: 0 };
      for (const { snapshotId, groupId } of takes) {
        const taken = await takeSnapshot(deps, { id: snapshotId, accountId, groupId, by: 'hand' });
        result[taken]++;
      }
      return done(result);
    },

    async deleteSnapshots({ accountId, groupId, snapshotIds }) {
      await dropSnapshots(db, accountId, groupId, snapshotIds);
      return done(null);
    },

    /** SN12, SN51. */
    keepReinvites: ({ listId, accountId, groupId, personIds }) =>
      db.transaction('rw', db.reinvites, async () => {
        const known = await db.reinvites.get([listId, groupId]);
        const at = known?.at ?? clock.now();
        await db.reinvites.put({
          jobId: listId,
          accountId,
          groupId,
          at,
          personIds: [...new Set(personIds)],
          isInvite: true,
        });
        return done(null);
      }),
  };
}
