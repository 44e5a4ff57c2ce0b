/**
 * The first line of a backup file. It is read before anything is known about the file, and authenticated with what it
 * locks. The line, its version and the checksum at the end hold for all versions; all else may change with the version.
 */
import { count, time } from './parts.ts';
import { z } from './zod.ts';

export const BACKUP_FILE_FORMAT = 'muster-backup';
export const BACKUP_FILE_VERSION = 1;

/**
 * Rounds of the key derivation. 600,000 is what OWASP asks of PBKDF2 with SHA-256 (2023). A file may ask for more, as a
 * later version will, up to some seconds of work: past that it is made to keep the page busy.
 */
export const KEY_ROUNDS = 600_000;
export const KEY_ROUNDS_LIMIT = 10_000_000;

export const SALT_BYTES = 16;
/** What AES-GCM is made for. */
export const NONCE_BYTES = 12;

const base64 = (bytes: number) =>
  z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/), z.length(Math.ceil(bytes / 3) * 4));

export const backupFileVersion = z.object({
  format: z.literal(BACKUP_FILE_FORMAT),
  version: count.check(z.gte(1)),
});

export const backupFileHead = z.strictObject({
  format: z.literal(BACKUP_FILE_FORMAT),
  version: z.literal(BACKUP_FILE_VERSION),
  madeAt: time,
  packing: z.literal('gzip'),
  /** Of what follows the line, without the checksum. */
  bytes: count,
  lock: z.nullable(
    z.strictObject({
      cipher: z.literal('AES-256-GCM'),
      kdf: z.literal('PBKDF2-SHA-256'),
      rounds: count.check(z.gte(1)),
      salt: base64(SALT_BYTES),
      nonce: base64(NONCE_BYTES),
    }),
  ),
});

export type BackupFileHead = z.infer<typeof backupFileHead>;
