import type { BackupTables } from '@/utils/contracts/backup.ts';
import type { Lockdown } from '@/utils/domain/locks.ts';

const DAY_MS = 86_400_000;

type Locks = Pick<BackupTables, 'lockPlans' | 'lockdowns' | 'locked'>;

/**
 * What of a file's lock-downs goes on here. LK13: plans are off; what is locked comes along, so that its end brings back
 * what was before. LK19: one without an end from an old file may be long over.
 */
export function locksThatGoOn(file: Locks, times: { at: number; exportedAt: number }): Locks {
  const lockPlans = file.lockPlans.map((plan) => ({ ...plan, isOn: false }));
  if (times.at - times.exportedAt <= DAY_MS) return { ...file, lockPlans };
  const hasEnd = ({ until, endedAt }: Lockdown): boolean => until !== undefined || endedAt !== undefined;
  const endless = new Set(file.lockdowns.filter((row) => !hasEnd(row)).map(({ id }) => id));
  return {
    lockPlans,
    lockdowns: file.lockdowns.filter(hasEnd),
    locked: file.locked.flatMap((row) => {
      const causes = row.causes.filter(({ id }) => !endless.has(id));
      // What another one holds too still comes back at its end.
      return causes.length === 0 && row.causes.length > 0 ? [] : [{ ...row, causes }];
    }),
  };
}
