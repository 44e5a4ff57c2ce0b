import {
  BACKUP_FILE_FORMAT,
  BACKUP_FILE_VERSION,
  type BackupFileHead,
  backupFileHead,
  backupFileVersion,
  KEY_ROUNDS_LIMIT,
} from '@/utils/contracts/backup-file.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';

/** Why a file is not opened (BK6). */
export type BackupProblem =
  | 'not-a-backup'
  /** The end is missing. */
  | 'cut-off'
  | 'damaged'
  | 'newer'
  /** Asks for so much work that the page would stand still. */
  | 'too-costly'
  | 'passphrase-needed'
  /** Or changed by somebody who mended the checksum: the cipher cannot tell. */
  | 'wrong-passphrase'
  | 'too-big';

/** Unpacked. 400 MB are some million notes, and a text of twice that is more than browsers hold. */
export const TEXT_LIMIT_BYTES = 400_000_000;

/** Every file begins so, in every version. */
const MAGIC = `{"format":"${BACKUP_FILE_FORMAT}"`;
/** The line takes some 300. */
const LINE_LIMIT_BYTES = 4_000;
const CHECKSUM_BYTES = 32;
const LINE_END = 10;

export type Parts = {
  head: BackupFileHead;
  /** The line as it stands in the file: the cipher vouches for these bytes. */
  line: Uint8Array<ArrayBuffer>;
  payload: Uint8Array<ArrayBuffer>;
};

export const lineOf = (head: BackupFileHead): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify(head)}\n`);

/** Line, payload, and the SHA-256 of both (BK1). */
export async function joinParts(
  line: Uint8Array<ArrayBuffer>,
  payload: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = line.length + payload.length;
  const file = new Uint8Array(content + CHECKSUM_BYTES);
  file.set(line);
  file.set(payload, line.length);
  file.set(await checksum(file.subarray(0, content)), content);
  return file;
}

/** What can be said of a file without its passphrase. */
export async function splitParts(file: Uint8Array<ArrayBuffer>): Promise<Outcome<Parts, BackupProblem>> {
  const start = new TextDecoder('latin1').decode(file.subarray(0, MAGIC.length));
  if (start !== MAGIC) return { ok: false, reason: 'not-a-backup' };
  const end = file.subarray(0, LINE_LIMIT_BYTES).indexOf(LINE_END);
  if (end < 0) return { ok: false, reason: file.length < LINE_LIMIT_BYTES ? 'cut-off' : 'damaged' };
  const line = file.subarray(0, end + 1);
  const value = parseLine(line);
  const version = backupFileVersion.safeParse(value);
  if (version.success && version.data.version > BACKUP_FILE_VERSION) return { ok: false, reason: 'newer' };
  const head = backupFileHead.safeParse(value);
  if (!head.success) return { ok: false, reason: 'damaged' };
  const { bytes, lock } = head.data;
  if (lock && lock.rounds > KEY_ROUNDS_LIMIT) return { ok: false, reason: 'too-costly' };

  const content = line.length + bytes;
  const whole = content + CHECKSUM_BYTES;
  if (file.length !== whole) return { ok: false, reason: file.length < whole ? 'cut-off' : 'damaged' };
  const found = await checksum(file.subarray(0, content));
  if (!found.every((byte, place) => byte === file[content + place])) return { ok: false, reason: 'damaged' };
  return { ok: true, value: { head: head.data, line, payload: file.subarray(line.length, content) } };
}

const checksum = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

function parseLine(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    // Neither text nor JSON: the schema refuses what is nothing.
    return undefined;
  }
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
