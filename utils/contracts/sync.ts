/** What extension and panel say to each other to share records. Rules SY12–SY16: `SPEC.md`, "Sync". */
import type { Stamp } from '@/utils/domain/hybrid-clock.ts';
import type { AccountId, DeviceId } from '@/utils/domain/ids.ts';
import type { Json } from '@/utils/domain/synced-record.ts';
import { count, id } from './parts.ts';
import { z } from './zod.ts';

/** Raised when an older extension could no longer understand what it gets. */
export const SYNC_VERSION = 1;

export const SYNC_KINDS = [
  'person',
  'identity',
  'merge',
  'tag',
  'tagged',
  'note',
  'template',
  'strike',
  'listed',
  'rule',
  'group-set',
  'segment',
  'log',
  'snapshot',
  'group',
  'membership',
  'request',
] as const;
export type SyncKind = (typeof SYNC_KINDS)[number];

/** Records of one push or of one page of the feed. */
export const SYNC_BATCH = 1_000;
/** Characters of a record's JSON: a snapshot of a full group, and as much again. */
export const SYNC_RECORD_LIMIT = 1_000_000;
/** Bytes of a push. */
export const SYNC_PUSH_LIMIT = 4_000_000;
const FIELDS_LIMIT = 100;
const VERSIONS_LIMIT = 100;

/** As `hybrid-clock.ts` writes it. */
const STAMP = /^[0-9a-z]{13}-[0-9A-Za-z]{1,40}$/;
const stamp = z.custom<Stamp>((value) => typeof value === 'string' && STAMP.test(value));
/** The database takes every character but this one in an id. */
const recordId = id<string>().check(z.refine((text) => !text.includes('\0')));
const json = z.json() as z.ZodMiniType<Json>;
const cell = z.strictObject({ value: json, stamp });
const version = z.strictObject({
  text: z.string(),
  stamp,
  seen: z.record(id<DeviceId>(), stamp),
});

export const syncRecord = z.strictObject({
  kind: z.enum(SYNC_KINDS),
  id: recordId,
  /** Missing: of the whole workspace. */
  accountId: z.optional(id<AccountId>()),
  cells: z
    .record(z.string().check(z.maxLength(60)), cell)
    .check(z.refine((cells) => Object.keys(cells).length <= FIELDS_LIMIT)),
  versions: z.optional(z.array(version).check(z.minLength(1), z.maxLength(VERSIONS_LIMIT))),
});
export type SyncRecord = z.infer<typeof syncRecord>;

export const syncPush = z.strictObject({
  version: count,
  deviceId: id<DeviceId>(),
  records: z.array(syncRecord).check(z.minLength(1), z.maxLength(SYNC_BATCH)),
});

/** SY13: why a record was not taken; the others were. */
export const SYNC_REFUSALS = ['too-far-ahead', 'too-large', 'other-account', 'not-allowed'] as const;
export type SyncRefusal = (typeof SYNC_REFUSALS)[number];

export const syncPushed = z.object({
  /** What was taken, in numbers; the rest is `refused`. */
  taken: count,
  refused: z.array(z.object({ kind: z.enum(SYNC_KINDS), id: id<string>(), reason: z.enum(SYNC_REFUSALS) })),
});
export type SyncPushed = z.infer<typeof syncPushed>;

/** SY14: a page of what is new; `next` is the cursor to go on from. */
export const syncPage = z.object({
  records: z.array(syncRecord),
  next: count,
  isMore: z.boolean(),
});
export type SyncPage = z.infer<typeof syncPage>;
