import type { BackupTables } from '@/utils/contracts/backup.ts';
import type { TagId } from '@/utils/domain/ids.ts';

type FileSettings = BackupTables['settings'];

/** The settings of a file as they can stand here. BK12: what was done where it comes from was not done here. */
export function ownSettings(settings: FileSettings, tagHere: (tag: TagId) => TagId): FileSettings {
  return {
    ...settings,
    strikeTagId: settings.strikeTagId && tagHere(settings.strikeTagId),
    leaversLookedAt: undefined,
    lastBackupAt: undefined,
    backupPutOffAt: undefined,
    // Of the screens there.
    paletteRecent: undefined,
    tourOn: undefined,
  };
}
