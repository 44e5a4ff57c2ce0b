import { type ComponentType, createContext, useContext } from 'react';
import type { Toast } from '@/components/ui/toasts.tsx';
import type { GroupId, JobId, PersonId } from '@/utils/domain/ids.ts';
import type { ListName } from '@/utils/domain/lists.ts';
import type { LockSetting } from '@/utils/domain/locks.ts';
import type { JobKind } from '@/utils/domain/job.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import type { GroupRow, Listed, NewJob } from '@/utils/store/api.ts';
import type { MessageKey } from '@/utils/i18n.ts';
import type { Feature } from './feature.ts';

/** What a confirm screen shows and, once confirmed, makes a job of. */
export type JobPlan = {
  kind: JobKind;
  /** Everybody (or everything) it will act on; `detail` is a second line, such as the number or the group. */
  items: readonly (NewJob['items'][number] & { detail?: string | undefined })[];
  /** Who was chosen but is left out, each with the reason in words. */
  leftOut?: readonly { label: string; reason: string }[] | undefined;
  /** For `set`, where the sentence is not made from the kind and the number. */
  title?: string | undefined;
  confirmLabel?: string | undefined;
  /** What else it does that is not seen from the items. */
  warning?: string | undefined;
  /** The screening rule that says so. */
  rule?: NewJob['rule'];
  /** What the field for the reason begins with. */
  reason?: string | undefined;
  /** The job whose failed and skipped items these are: they are tried again. */
  retryOf?: JobId | undefined;
};

/** What the frame around the features (the overlay's drawer, the side panel, the dashboard) does for them. */
export type Shell = {
  /** The group in focus; missing: all groups. */
  group: GroupRow | undefined;
  /** My groups that still exist, by name. */
  groups: readonly GroupRow[];
  pickGroup(groupId: GroupId | undefined): void;
  /** `until` missing: goes after 6 s; `null`: stays. */
  toast(
    toast: Omit<Toast, 'id' | 'until' | 'undo'> & {
      until?: number | null | undefined;
      /** What the button "Undo" does, beside that of `action`. */
      undo?: (() => void) | undefined;
    },
  ): void;
  /** Shows the confirm screen; the new job's id, or null when the admin went back. The toast with "Undo" is shown too. */
  confirm(plan: JobPlan): Promise<JobId | null>;
  /** `said`: what a rule says of them there, told whole on their card. */
  openPerson(personId: PersonId, groupId?: GroupId, said?: string): void;
  /** `id`: what it shall show at once, such as a template. On the full page the feature's own part of the address may follow: `people?tag=…`. */
  openFeature(featureId: string, id?: string): void;
  /** The palette or the list of keys, over everything. */
  around: 'palette' | 'keys' | undefined;
  showAround(what: Shell['around']): void;
  /** What the feature was asked to show last; another object for each time. */
  target: { readonly id: string } | undefined;
};

const ShellContext = createContext<Shell | undefined>(undefined);
export const ShellProvider = ShellContext.Provider;

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell outside of ShellProvider');
  return shell;
}

/** What a lock-down may have besides; `until` in Unix ms, missing while it is none that can be. */
export type LockExtras = { name?: string | undefined; until?: number | undefined };

export type LockMoreProps = {
  more: LockExtras;
  isOwnTime: boolean;
  /** How long it is to last; missing: until somebody ends it, or not chosen yet. */
  lastsMs: number | undefined;
  /** What is to be locked. */
  groupIds: readonly GroupId[];
  settings: readonly LockSetting[];
  onChange(more: LockExtras): void;
};

export type ListDialogProps = {
  /** As they stand on rows, where one is on at most one list, or on a card. */
  people: readonly (PersonSummary & { listed?: Listed | Listed[] | undefined })[];
  list: ListName;
  onClose(): void;
};

/** Parts that one feature owns and others show. Features never import each other: the shell hands these over. */
export type Slots = {
  /** All of them, for saying which ones hang on what. */
  features: readonly Feature[];
  /** CP50: names of what only the full page has, by the place in it. */
  onFullPage: Readonly<Record<string, readonly MessageKey[]>>;
  /** Notes of one person, with adding, editing and the bin; `groupId` is the group that a new note may be kept to. */
  NotesPanel: ComponentType<{ personId: PersonId; groupId?: GroupId | undefined }>;
  /** Puts tags on and takes them off one or many people, everywhere or in `groupId` only. Acts at once. */
  TagPicker: ComponentType<{
    people: readonly PersonSummary[];
    groupId?: GroupId | undefined;
    onDone?: (() => void) | undefined;
  }>;
  /** A dialog that writes one note on each of many people. */
  BulkNote: ComponentType<{
    people: readonly PersonSummary[];
    groupId?: GroupId | undefined;
    /** What the note begins with. */
    text?: string | undefined;
    onClose(): void;
  }>;
  /** What keeps a group locked and until when, with its end; else the button that locks it. */
  GroupLock: ComponentType<{ group: GroupRow }>;
  /** A dialog that locks these groups for a time. Where it is missing nothing offers it. */
  LockDialog: ComponentType<{
    groupIds: readonly GroupId[];
    onClose(): void;
    onDone?: (() => void) | undefined;
  }>;
  /** How many of these groups a lock-down would close. The drawer locks one, the one in focus. */
  useLockCount(groupIds: readonly GroupId[], settings: readonly LockSetting[]): number;
  /** Name and own end of a lock-down, and what it will do: on the full page. */
  LockMore?: ComponentType<LockMoreProps> | undefined;
  /** What the full page can set on top. */
  MoreSettings?: ComponentType<{ settings: Settings; onChange(part: Partial<Settings>): void }> | undefined;
  /** A dialog that puts these people on the deny or the allow list. */
  ListDialog: ComponentType<ListDialogProps>;
  /** Everything kept on one person, as a page: on the full page. */
  PersonPage?:
    | ComponentType<{
        personId: PersonId;
        groupId?: GroupId | undefined;
        said?: string | undefined;
        onBack(): void;
      }>
    | undefined;
  /** A dialog that gives one strike to each of these people. */
  StrikeDialog: ComponentType<{
    people: readonly PersonSummary[];
    groupId?: GroupId | undefined;
    /** It is opened on the person's card, which shows what follows. */
    isOnCard?: boolean | undefined;
    onClose(): void;
  }>;
};

const SlotsContext = createContext<Slots | undefined>(undefined);
export const SlotsProvider = SlotsContext.Provider;

export function useSlots(): Slots {
  const slots = useContext(SlotsContext);
  if (!slots) throw new Error('useSlots outside of SlotsProvider');
  return slots;
}
