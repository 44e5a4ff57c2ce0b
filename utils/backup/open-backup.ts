import type { Outcome } from '@/utils/domain/reasons.ts';
import { deriveKey } from './derive-key.ts';
import { type BackupProblem, fromBase64, type Parts, splitParts, TEXT_LIMIT_BYTES } from './file-layout.ts';
import { unpackText, type Work } from './gzip.ts';

/**
 * The export in a backup file, or why there is none (BK6). It touches nothing but the bytes it is given. Rejects with
 * the signal's reason when it is given up.
 */
export async function openBackup(
  file: Uint8Array<ArrayBuffer>,
  options: Work & { passphrase?: string | undefined; limitBytes?: number },
): Promise<Outcome<{ text: string; madeAt: number }, BackupProblem>> {
  const { signal, passphrase, limitBytes = TEXT_LIMIT_BYTES } = options;
  const parts = await splitParts(file);
  signal.throwIfAborted();
  if (!parts.ok) return parts;
  const { head, payload } = parts.value;
  const packed = head.lock ? await unlock(parts.value, head.lock, passphrase) : payload;
  signal.throwIfAborted();
  if (typeof packed === 'string') return { ok: false, reason: packed };
  const unpacked = await unpackText(packed, { ...options, limitBytes });
  if (typeof unpacked === 'string') return { ok: false, reason: unpacked };
  return { ok: true, value: { text: unpacked.text, madeAt: head.madeAt } };
}

async function unlock(
  { line, payload }: Parts,
  lock: NonNullable<Parts['head']['lock']>,
  passphrase: string | undefined,
): Promise<Uint8Array<ArrayBuffer> | 'passphrase-needed' | 'wrong-passphrase'> {
  if (passphrase === undefined) return 'passphrase-needed';
  const key = await deriveKey(passphrase, { salt: fromBase64(lock.salt), rounds: lock.rounds });
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(lock.nonce), additionalData: line },
      key,
      payload,
    );
    return new Uint8Array(opened);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return 'wrong-passphrase';
    throw error;
  }
}
