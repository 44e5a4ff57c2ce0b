import {
  BACKUP_FILE_FORMAT,
  BACKUP_FILE_VERSION,
  type BackupFileHead,
  KEY_ROUNDS,
  NONCE_BYTES,
  SALT_BYTES,
} from '@/utils/contracts/backup-file.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { deriveKey } from './derive-key.ts';
import { joinParts, lineOf, TEXT_LIMIT_BYTES, toBase64 } from './file-layout.ts';
import { packText, type Work } from './gzip.ts';

/** What AES-GCM adds to vouch for the rest. */
const TAG_BYTES = 16;

/**
 * An export as a backup file: packed, and locked where there is a passphrase (BK1, BK2). Rejects with the signal's
 * reason when it is given up.
 */
export async function makeBackup(
  text: string,
  options: Work & {
    madeAt: number;
    /** Nothing: whoever has the file can read it. */
    passphrase?: string | undefined;
    rounds?: number;
    limitBytes?: number;
  },
): Promise<Outcome<Uint8Array<ArrayBuffer>, 'too-big'>> {
  const { signal, madeAt, passphrase, rounds = KEY_ROUNDS, limitBytes = TEXT_LIMIT_BYTES } = options;
  const packed = await packText(text, { ...options, limitBytes });
  if (packed === 'too-big') return { ok: false, reason: packed };
  const common = {
    format: BACKUP_FILE_FORMAT,
    version: BACKUP_FILE_VERSION,
    madeAt,
    packing: 'gzip',
  } as const;
  if (passphrase === undefined) {
    const line = lineOf({ ...common, bytes: packed.length, lock: null });
    return { ok: true, value: await joinParts(line, packed) };
  }

  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const head: BackupFileHead = {
    ...common,
    bytes: packed.length + TAG_BYTES,
    lock: {
      cipher: 'AES-256-GCM',
      kdf: 'PBKDF2-SHA-256',
      rounds,
      salt: toBase64(salt),
      nonce: toBase64(nonce),
    },
  };
  const line = lineOf(head);
  const key = await deriveKey(passphrase, { salt, rounds });
  signal.throwIfAborted();
  const locked = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: line },
    key,
    packed,
  );
  const file = await joinParts(line, new Uint8Array(locked));
  signal.throwIfAborted();
  return { ok: true, value: file };
}
