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

/** Whether the last backup is old (BK10). Who never made one is asked that long after the first start. */
export function isBackupOld(settings: Times, now: number): boolean {
  const days = settings.backupRemindDays ?? DEFAULT_REMIND_DAYS;
  if (days === 0) return false;
  const { lastBackupAt, noticeReadAt, backupPutOffAt } = settings;
  // A clock that was wrong once must not silence it for years.
  const from = [lastBackupAt ?? noticeReadAt, backupPutOffAt].filter(
    (at) => at !== undefined && at <= now,
  ) as number[];
  if (from.length === 0) return lastBackupAt !== undefined;
  return now - Math.max(...from) >= days * DAY_MS;
}

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

/** What people made themselves: WhatsApp shows the rest again. */
const OWN_TABLES = [
  'notes',
  'tags',
  'templates',
  'strikes',
  'rules',
  'listed',
  'lockPlans',
  'groupSets',
  'segments',
];

/** BK11. `rows`: how many there are of each table. */
export const isSomethingToLose = (rows: Readonly<Record<string, number>>): boolean =>
  OWN_TABLES.some((table) => (rows[table] ?? 0) > 0);
