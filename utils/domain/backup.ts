import { DEFAULT_REMIND_DAYS, type Settings } from './settings.ts';

const DAY_MS = 86_400_000;

/** What the setting offers; 0: never. */
export const REMIND_DAYS = [0, 7, 30, 90] as const;

/**
 * Whoever has the file can guess at it for years on a machine of their own, so a password of eight letters is too little.
 * In characters, as people count them when they type.
 */
export const PASSPHRASE_LEAST = 10;

/**
 * Why this passphrase is not taken for a new file (BK4). An old file is tried with whatever is typed.
 * `same`: one character over and over.
 */
export function passphraseProblem(passphrase: string): 'empty' | 'short' | 'same' | undefined {
  if (passphrase.trim() === '') return 'empty';
  const characters = [...passphrase.normalize('NFC')];
  if (characters.length < PASSPHRASE_LEAST) return 'short';
  return new Set(characters).size === 1 ? 'same' : undefined;
}

type Times = Pick<Settings, 'backupRemindDays' | 'lastBackupAt' | 'backupPutOffAt' | 'noticeReadAt'>;

/** From when the last backup is old (BK10); nothing: never. Who never made one is asked that long after the first start. */
export function backupDueAt(settings: Times, now: number): number | undefined {
  const days = settings.backupRemindDays ?? DEFAULT_REMIND_DAYS;
  if (days === 0) return undefined;
  const { lastBackupAt, noticeReadAt, backupPutOffAt } = settings;
  // A clock that was wrong once must not silence it for years.
  const from = [lastBackupAt ?? noticeReadAt, backupPutOffAt].filter(
    (at) => at !== undefined && at <= now,
  ) as number[];
  if (from.length > 0) return Math.max(...from) + days * DAY_MS;
  return lastBackupAt === undefined ? undefined : 0;
}

/** Older ones are of no use: what is newer has been tested, or will be. */
const MADE_KEPT = 20;

/** BK60. The times of the files made here, with another one. They stay here: no file says where it is from. */
export const alsoMade = (made: readonly number[] | undefined, madeAt: number): number[] =>
  [...(made ?? []), madeAt].slice(-MADE_KEPT);

/** BK52. The time to count backups from after one of `madeAt` opened; nothing: it stays as it is. */
export function backupCounted(
  lastBackupAt: number | undefined,
  madeAt: number,
  now: number,
): number | undefined {
  if (madeAt > now) return undefined;
  // A time in the future is a mistake.
  return lastBackupAt === undefined || lastBackupAt > now || lastBackupAt < madeAt ? madeAt : undefined;
}

/** BK11. What people made themselves: WhatsApp shows the rest again. */
export const OWN_TABLES = [
  'notes',
  'tags',
  'templates',
  'strikes',
  'rules',
  'listed',
  'lockPlans',
  'groupSets',
  'segments',
] as const;
