/** What really happened, in order. Tests compare with it: nobody twice, nobody forgotten. */
import type { WirePicture } from './frames.ts';
import type { IdText, PersonKey } from './model.ts';

export type LedgerAction =
  | 'approved'
  | 'rejected'
  | 'requested'
  | 'request-withdrawn'
  | 'removed'
  | 'left'
  | 'added'
  | 'joined'
  | 'sent-to-approval'
  | 'promoted'
  | 'demoted'
  | 'setting'
  | 'subject'
  | 'description'
  | 'picture'
  | 'invite-reset'
  | 'message'
  | 'revoked'
  | 'pinned'
  | 'blocked';

export interface LedgerEntry {
  atMs: number;
  action: LedgerAction;
  /** Group or chat. */
  group: IdText;
  by: 'me' | 'others';
  /** The request that did it; undefined for what others did. */
  requestId?: string;
  person?: PersonKey;
  /** The person's id in the form of this group. */
  personId?: IdText;
  detail?: string;
  /** What was set as a picture. */
  picture?: WirePicture;
}

export interface Ledger {
  add(entry: LedgerEntry): void;
  /** A copy, oldest first, optionally of one group or action. */
  entries(filter?: { group?: IdText; action?: LedgerAction; by?: 'me' | 'others' }): LedgerEntry[];
  clear(): void;
}

export function createLedger(): Ledger {
  let all: LedgerEntry[] = [];
  return {
    add: (entry) => void all.push(entry),
    entries: (filter = {}) =>
      all.filter(
        (entry) =>
          (filter.group === undefined || entry.group === filter.group) &&
          (filter.action === undefined || entry.action === filter.action) &&
          (filter.by === undefined || entry.by === filter.by),
      ),
    clear() {
      all = [];
    },
  };
}
