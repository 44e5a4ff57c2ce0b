import type { GroupRow } from '@/utils/store/api.ts';

/** How many of the groups that may have requests have answered. WhatsApp tells nothing of a suspended one. */
export function readingProgress(
  groups: readonly Pick<
    GroupRow,
    'myRole' | 'settings' | 'suspended' | 'terminated' | 'goneAt' | 'requestsReadAt'
  >[],
): { read: number; wanted: number } {
  const wanted = groups.filter(
    ({ myRole, settings, suspended, terminated, goneAt }) =>
      (myRole === 'admin' || myRole === 'superadmin') &&
      settings.approval !== false &&
      !suspended &&
      !terminated &&
      goneAt === undefined,
  );
  const read = wanted.filter((group) => group.requestsReadAt !== undefined);
  return { read: read.length, wanted: wanted.length };
}
