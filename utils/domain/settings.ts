import type { ToldChats } from './advisor.ts';
import type { TagId, TemplateId } from './ids.ts';
import type { DailySnapshots } from './snapshot-keep.ts';

/** What the admin may change. Every value has a cautious default. */
export type PacingSettings = {
  /** People in the first batch of a job. */
  firstBatch: number;
  /** Largest batch. */
  largestBatch: number;
  /** Pause between two batches, at least. */
  pauseMs: number;
  /** Added per person of the batch before. */
  pausePerPersonMs: number;
};

export type Settings = {
  undoDelayMs: number;
  pacing: PacingSettings;
  /** Ask for a reason when more than this many people are removed at once. */
  reasonAbove: number;
  inlineMarks: boolean;
  /** Width of the drawer in px, 320–560. */
  drawerWidth: number;
  drawerOpen: boolean;
  /** The first-run notice was read at this time. */
  noticeReadAt?: number | undefined;
  /** Days after which the log forgets. */
  logKeepDays: number;
  /** Days for which a strike counts. */
  strikeDays: number;
  /** At so many strikes a note, a tag, or the removal, is proposed; 0: never. */
  strikeNoteAt: number;
  strikeTagAt: number;
  strikeRemoveAt: number;
  /** The tag that is proposed; null: whichever the admin chooses then. */
  strikeTagId: TagId | null;
  /** The template with the text of a warning; null: none is offered. */
  strikeTemplateId: TemplateId | null;
  /** Columns that the table of groups does not show. */
  hiddenGroupColumns?: string[] | undefined;
  /** Groups of which a snapshot is taken every day: all, or those of these sets. Missing: none. */
  dailySnapshots?: DailySnapshots | undefined;
  /** What is suggested for deleting: messages with links, with one of these words, forwarded often. */
  messageLinks: boolean;
  messageWords: string[];
  messageForwarded: boolean;
  /** So many messages of one person within so many seconds; 0: never. */
  messageFlood: number;
  messageFloodS: number;
  /** IN13: nothing is counted for Insight; and since when what is counted is counted, where that was said. */
  countingOff?: boolean | undefined;
  countFrom?: number | undefined;
  /** AD3: how many people answer (3: three or more, 0: not told), and how many chats with one person come a day. */
  advisorPeople?: number | undefined;
  advisorChats?: ToldChats | 'untold' | undefined;
  /** Days after which a backup is old; 0: never. Missing: `DEFAULT_REMIND_DAYS`. */
  backupRemindDays?: number | undefined;
  /** Months after which people who left all groups are erased; 0: never. Missing: `DEFAULT_FORGET_MONTHS`. */
  forgetLeaversMonths?: number | undefined;
  /** When the background last looked for them. */
  leaversLookedAt?: number | undefined;
  /** When the last backup that was seen to open was made (BK52), and when its reminder was put off last. */
  lastBackupAt?: number | undefined;
  backupPutOffAt?: number | undefined;
  /** When the last backups were made here, whether they were seen to open or not. BK60. */
  backupsMade?: number[] | undefined;
  /** What the palette was used for last. Rule CP4. */
  paletteRecent?: string[] | undefined;
  /** The tour of the controls is to be shown. Rule TO1. */
  tourOn?: boolean | undefined;
};

/** Not among the defaults: WhatsApp's page does not show it. */
export const DEFAULT_REMIND_DAYS = 30;

export const DEFAULT_SETTINGS: Settings = {
  undoDelayMs: 5_000,
  pacing: { firstBatch: 10, largestBatch: 50, pauseMs: 3_000, pausePerPersonMs: 40 },
  reasonAbove: 1,
  inlineMarks: true,
  drawerWidth: 400,
  drawerOpen: false,
  logKeepDays: 365,
  strikeDays: 30,
  strikeNoteAt: 0,
  strikeTagAt: 2,
  strikeRemoveAt: 3,
  strikeTagId: null,
  strikeTemplateId: null,
  messageLinks: true,
  messageWords: [],
  messageForwarded: true,
  messageFlood: 8,
  messageFloodS: 60,
};
