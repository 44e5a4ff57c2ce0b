import type { Feature } from '@/components/app/feature.ts';
import { type Slots, useShell } from '@/components/app/shell.tsx';
import { isClosed } from '@/utils/domain/locks.ts';
import { ON_FULL_PAGE } from './full-page.ts';
import { group } from './group/feature.ts';
import { health } from './health/feature.ts';
import { jobs } from './jobs/feature.ts';
import { ListDialog } from './lists/list-dialog.tsx';
import { GroupLock } from './lock/group-lock.tsx';
import { LockDialog } from './lock/lock-dialog.tsx';
import { log } from './log/feature.ts';
import { members } from './members/feature.ts';
import { messages } from './messages/feature.ts';
import { BulkNote } from './notes/bulk-note.tsx';
import { notes } from './notes/feature.ts';
import { NotesPanel } from './notes/notes-panel.tsx';
import { requests } from './requests/feature.ts';
import { settings } from './settings/feature.ts';
import { tags } from './tags/feature.ts';
import { StrikeDialog } from './strikes/strike-dialog.tsx';
import { TagPicker } from './tags/tag-picker.tsx';
import { templates } from './templates/feature.ts';

/** Every feature, in the order of the tabs. Explicit: a folder that is not listed here does not exist. */
export const FEATURES: readonly Feature[] = [
  requests,
  members,
  group,
  messages,
  tags,
  notes,
  templates,
  jobs,
  log,
  health,
  settings,
];

/** What one feature owns and others show. */
export const SLOTS: Slots = {
  features: FEATURES,
  onFullPage: ON_FULL_PAGE,
  NotesPanel,
  TagPicker,
  BulkNote,
  StrikeDialog,
  ListDialog,
  GroupLock,
  LockDialog,
  useLockCount: (groupIds, settings) =>
    useShell().groups.filter((one) => groupIds.includes(one.id) && !isClosed(one, settings)).length,
};

/** Shown by the shells over whatever feature is open. */
export { ConfirmScreen } from './confirm/confirm-screen.tsx';
export { InlineMarks } from './inline/inline-marks.tsx';
export { RaidNotice } from './lock/raid-notice.tsx';
export { useLocks } from './lock/use-locks.ts';
export { BackupDue } from './settings/backup-due.tsx';
export { PersonCard } from './person/person-card.tsx';
