import type { BackupTables } from '@/utils/contracts/backup.ts';
import type { TagId } from '@/utils/domain/ids.ts';

type FileSettings = BackupTables['settings'];

/** What was done on this device, and its screens: no file brings them (BK12), and a file that replaces all leaves them (BK50). */
export const DEVICE_SETTINGS = [
  'leaversLookedAt',
  'backupPutOffAt',
  'backupsMade',
  'paletteRecent',
  'tourOn',
  'countFrom',
] as const satisfies readonly (keyof FileSettings)[];

/** The settings of a file as they can stand here. BK12: what was done where it comes from was not done here. */
export function ownSettings(settings: FileSettings, tagHere: (tag: TagId) => TagId): FileSettings {
  return {
    ...settings,
    strikeTagId: settings.strikeTagId && tagHere(settings.strikeTagId),
    leaversLookedAt: undefined,
    lastBackupAt: undefined,
    backupPutOffAt: undefined,
    backupsMade: undefined,
    // Of the screens there.
    paletteRecent: undefined,
    tourOn: undefined,
  };
}
