import type { Note } from '@/utils/domain/knowledge.ts';

/** How long a binned note can be restored. */
export const BIN_KEEP_MS = 30 * 86_400_000;

export function isInBin(note: Pick<Note, 'binnedAt'>, now: number): boolean {
  return note.binnedAt !== undefined && now - note.binnedAt < BIN_KEEP_MS;
}
