/** What is kept about messages: which suggestions were dismissed, which a job has. Never a text: rules MO7, MO13. */
import type { AccountId, GroupId } from '@/utils/domain/ids.ts';
import { DISMISSED_MS } from '@/utils/domain/message.ts';
import { OPEN_STATES } from '@/utils/domain/job-state.ts';
import type { MessageRef } from '@/utils/domain/job.ts';
import type { Database } from './db.ts';
import { type CommandHandlers, done, type QueryHandlers, type StoreDeps } from './deps.ts';

export function messageQueries({ db, clock }: StoreDeps): QueryHandlers<'messageMarks'> {
  return {
    async messageMarks({ accountId, groupId }) {
      const now = clock.now();
      const [rows, pending] = await Promise.all([
        db.dismissals.where('[accountId+groupId]').equals([accountId, groupId]).toArray(),
        pendingMessages(db, accountId, groupId),
      ]);
      const dismissed = rows.flatMap(({ id, until }) => (until > now ? [id] : []));
      return done({ dismissed, pending: pending.map(({ id }) => id) });
    },
  };
}

export function messageCommands({
  db,
}: StoreDeps): CommandHandlers<'dismissMessages' | 'takeBackDismissals'> {
  return {
    async dismissMessages({ accountId, groupId, messages }) {
      await db.dismissals.bulkPut(
        messages.map(({ id, at }) => ({ accountId, groupId, id, until: at + DISMISSED_MS })),
      );
      return done(null);
    },
    async takeBackDismissals({ accountId, ids }) {
      await db.dismissals.bulkDelete(ids.map((id) => [accountId, id]));
      return done(null);
    },
  };
}

/** Messages that some job still has to delete. */
async function pendingMessages(db: Database, accountId: AccountId, groupId: GroupId): Promise<MessageRef[]> {
  const jobs = await Promise.all(
    OPEN_STATES.map((state) => db.jobs.where('[accountId+state]').equals([accountId, state]).toArray()),
  );
  const own = jobs.flat().filter((job) => job.kind === 'delete' && job.groupIds.includes(groupId));
  const items = await Promise.all(
    own.flatMap((job) =>
      (['todo', 'acting'] as const).map((state) =>
        db.items.where('[jobId+state]').equals([job.id, state]).toArray(),
      ),
    ),
  );
  return items.flat().flatMap((item) => (item.groupId === groupId && item.message ? [item.message] : []));
}
