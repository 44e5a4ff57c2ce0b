import { describe, expect, it } from 'vitest';
import { KEY_ROUNDS, KEY_ROUNDS_LIMIT } from '@/utils/contracts/backup-file.ts';
import { joinParts, splitParts } from './file-layout.ts';
import { makeBackup } from './make-backup.ts';
import { openBackup } from './open-backup.ts';

const TEXT = `{"format":"muster-export","notes":["Paid 🙂","Долг","${'x'.repeat(300)}"]}`;
const PASSPHRASE = 'four words of my own';
const MADE_AT = Date.UTC(2026, 10, 23, 12);
const never = new AbortController().signal;

/** Few rounds: what is looked at here does not hang on how slow it is. */
async function made(options: { text?: string; passphrase?: string | undefined; rounds?: number } = {}) {
  const { text = TEXT, ...rest } = options;
  const outcome = await makeBackup(text, { signal: never, madeAt: MADE_AT, rounds: 1_000, ...rest });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}
const open = (file: Uint8Array<ArrayBuffer>, passphrase?: string, limitBytes?: number) =>
  openBackup(file, { signal: never, passphrase, ...(limitBytes === undefined ? {} : { limitBytes }) });

const lineOf = (file: Uint8Array): string => {
  const text = new TextDecoder('latin1').decode(file);
  return text.slice(0, text.indexOf('\n'));
};
/** The file as somebody leaves it who changes it on purpose: with a checksum that fits again. */
async function forged(
  file: Uint8Array<ArrayBuffer>,
  change: { line?: (line: string) => string; payload?: (payload: Uint8Array<ArrayBuffer>) => void },
) {
  const parts = await splitParts(file);
  if (!parts.ok) throw new Error(parts.reason);
  const payload = parts.value.payload.slice();
  change.payload?.(payload);
  const line = new TextEncoder().encode(`${change.line?.(lineOf(file)) ?? lineOf(file)}\n`);
  return joinParts(line, payload);
}
const flipFirst = (bytes: Uint8Array): void => {
  bytes[12] = (bytes[12] ?? 0) ^ 1;
};

const kinds = [
  ['without a passphrase', undefined],
  ['with a passphrase', PASSPHRASE],
] as const;

describe.each(kinds)('a backup %s', (_kind, passphrase) => {
  it('[BK1] gives back the text that went in, and says when it was made', async () => {
    const outcome = await open(await made({ passphrase }), passphrase);
    expect(outcome).toEqual({ ok: true, value: { text: TEXT, madeAt: MADE_AT } });
  });

  it('[BK1] keeps a text of many pieces whole, also where a character of two units lies on the edge', async () => {
    const text = `a${'🙂'.repeat(700_000)}`;
    const outcome = await open(await made({ text, passphrase }), passphrase);
    expect(outcome.ok && outcome.value.text === text).toBe(true);
  });

  it('[BK6] is refused at every cut, with the reason', async () => {
    const file = await made({ passphrase });
    const magic = '{"format":"muster-backup"'.length;
    for (let length = 0; length < file.length; length++) {
      const reason = length < magic ? 'not-a-backup' : 'cut-off';
      expect(await open(file.slice(0, length), passphrase), `cut at ${length}`).toEqual({
        ok: false,
        reason,
      });
    }
  });

  it('[BK6] is refused with any one of its bits turned', async () => {
    const file = await made({ passphrase });
    for (let at = 0; at < file.length; at++) {
      const spoiled = file.slice();
      spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (at % 8));
      const outcome = await open(spoiled, passphrase);
      expect(outcome, `byte ${at}`).toMatchObject({ ok: false });
      // A turned digit may read as another version or length.
      if (!outcome.ok)
        expect(['damaged', 'not-a-backup', 'newer', 'cut-off'], `byte ${at}`).toContain(outcome.reason);
    }
  });

  it('[BK6] with something behind its end is damaged', async () => {
    const file = await made({ passphrase });
    expect(await open(new Uint8Array([...file, 0]), passphrase)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('[BK6] of a newer format is not guessed at', async () => {
    const newer = await forged(await made({ passphrase }), {
      line: (line) => line.replace('"version":1', '"version":2,"more":[]'),
    });
    expect(await open(newer, passphrase)).toEqual({ ok: false, reason: 'newer' });
  });

  it('[BK7] that unpacks to more than it may is left at the limit', async () => {
    const bomb = await made({ text: '0'.repeat(3_000_000), passphrase });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await open(bomb, passphrase, 1_000_000)).toEqual({ ok: false, reason: 'too-big' });
    expect(await open(bomb, passphrase, 3_000_000)).toMatchObject({ ok: true });
  });

  it('[BK7] is not made of what could not be opened again', async () => {
    const options = { signal: never, madeAt: MADE_AT, passphrase, rounds: 1, limitBytes: 999 };
    expect(await makeBackup('0'.repeat(1_000), options)).toEqual({ ok: false, reason: 'too-big' });
  });

  it('[BK13] given up is no file', async () => {
    const stop = new AbortController();
    const making = makeBackup('0'.repeat(2_000_000), {
      signal: stop.signal,
      madeAt: MADE_AT,
      passphrase,
      onShare: () => stop.abort(new Error('enough')),
    });
    await expect(making).rejects.toThrow('enough');
    const file = await made({ passphrase });
    const opening = openBackup(file, { signal: AbortSignal.abort(new Error('no')), passphrase });
    await expect(opening).rejects.toThrow('no');
  });

  it('[BK13] tells how far it is, up to the end', async () => {
    const shares: number[] = [];
    const onShare = (share: number) => shares.push(share);
    await makeBackup('0'.repeat(1_200_000), {
      signal: never,
      madeAt: MADE_AT,
      passphrase,
      rounds: 1,
      onShare,
    });
    expect(shares).toHaveLength(3);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a passphrase', () => {
  it('[BK2] makes a key by as many rounds as guidance asks for, with salt and nonce of this file alone', async () => {
    const files = [await made({ passphrase: PASSPHRASE }), await made({ passphrase: PASSPHRASE })];
    const locks = files.map((file) => JSON.parse(lineOf(file)).lock);
    expect(new Set(locks.map(({ salt }) => salt)).size).toBe(2);
    expect(new Set(locks.map(({ nonce }) => nonce)).size).toBe(2);
    const [payload, other] = files.map((file) => file.slice(lineOf(file).length));
    expect(payload).not.toEqual(other);
    const options = { signal: never, madeAt: MADE_AT, passphrase: PASSPHRASE };
    const outcome = await makeBackup(TEXT, options);
    if (!outcome.ok) throw new Error(outcome.reason);
    const head = JSON.parse(lineOf(outcome.value));
    expect(head.lock).toMatchObject({ cipher: 'AES-256-GCM', kdf: 'PBKDF2-SHA-256', rounds: 600_000 });
    expect(KEY_ROUNDS).toBe(600_000);
    expect(await open(outcome.value, PASSPHRASE)).toMatchObject({ ok: true, value: { text: TEXT } });
  });

  it('[BK2] vouches for the first line: nothing in it can be changed', async () => {
    const file = await made({ passphrase: PASSPHRASE });
    const { lock } = JSON.parse(lineOf(file));
    for (const [from, to] of [
      [`"madeAt":${MADE_AT}`, `"madeAt":${MADE_AT + 1}`],
      ['"rounds":1000', '"rounds":1001'],
      [lock.salt, `${lock.salt[0] === 'A' ? 'B' : 'A'}${lock.salt.slice(1)}`],
      [lock.nonce, `${lock.nonce[0] === 'A' ? 'B' : 'A'}${lock.nonce.slice(1)}`],
      ['"format":"muster-backup",', '"format":"muster-backup", '],
    ])
      expect(await open(await forged(file, { line: (line) => line.replace(from, to) }), PASSPHRASE)).toEqual({
        ok: false,
        reason: 'wrong-passphrase',
      });
  });

  it.each([0, -1, 1.5, '1'])('[BK3] of a file with %s rounds is not tried', async (rounds) => {
    const file = await made({ passphrase: PASSPHRASE });
    const line = (text: string) => text.replace('"rounds":1000', `"rounds":${JSON.stringify(rounds)}`);
    expect(await open(await forged(file, { line }), PASSPHRASE)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('[BK3] of a file that asks for absurd work is not tried', async () => {
    const file = await made({ passphrase: PASSPHRASE });
    for (const rounds of [KEY_ROUNDS_LIMIT + 1, Number.MAX_SAFE_INTEGER]) {
      const line = (text: string) => text.replace('"rounds":1000', `"rounds":${rounds}`);
      const costly = await forged(file, { line });
      expect(await open(costly, PASSPHRASE)).toEqual({ ok: false, reason: 'too-costly' });
    }
  });

  it('[BK6] that is wrong, missing or nearly right opens nothing', async () => {
    const file = await made({ passphrase: PASSPHRASE });
    expect(await open(file)).toEqual({ ok: false, reason: 'passphrase-needed' });
    for (const passphrase of ['', 'four words of my owN', `${PASSPHRASE} `, 'x'.repeat(1_000)])
      expect(await open(file, passphrase)).toEqual({ ok: false, reason: 'wrong-passphrase' });
  });

  it('[BK6] cannot be told from damage that somebody covered up', async () => {
    const spoiled = await forged(await made({ passphrase: PASSPHRASE }), { payload: flipFirst });
    expect(await open(spoiled, PASSPHRASE)).toEqual({ ok: false, reason: 'wrong-passphrase' });
    const plain = await forged(await made(), { payload: flipFirst });
    expect(await open(plain)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('[BK4] is the same whichever way a keyboard writes its letters', async () => {
    const file = await made({ passphrase: 'Cafe\u0301 und Mu\u0308sli' });
    expect(await open(file, 'Caf\u00e9 und M\u00fcsli')).toMatchObject({ ok: true });
  });

  it('[BK5] stands nowhere in the file, nor does what it locks', async () => {
    const file = new TextDecoder('latin1').decode(await made({ passphrase: PASSPHRASE }));
    for (const word of [PASSPHRASE, 'muster-export', 'Paid']) expect(file).not.toContain(word);
  });
});

describe('a file of another kind', () => {
  it.each([
    ['nothing', ''],
    ['an export', '{"format":"muster-export","version":1}'],
    ['a text', 'Dear diary'],
    ['a line of ours that is no JSON', '{"format":"muster-backup",\n', 'damaged'],
    ['a line of ours with fields of others', '{"format":"muster-backup","version":1,"x":1}\n', 'damaged'],
    ['a line without an end', `{"format":"muster-backup","x":"${'x'.repeat(5_000)}`, 'damaged'],
  ])('[BK6] is refused: %s', async (_what, text, reason = 'not-a-backup') => {
    expect(await open(new TextEncoder().encode(text))).toEqual({ ok: false, reason });
  });

  it('[BK6] packed as a backup but no text is damaged', async () => {
    const packed = new Blob([new Uint8Array([0xff, 0xfe, 0xff])]).stream();
    const bytes = await new Response(packed.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    const line = lineOf(await made()).replace(/"bytes":\d+/, `"bytes":${bytes.byteLength}`);
    const file = await joinParts(new TextEncoder().encode(`${line}\n`), new Uint8Array(bytes));
    expect(await open(file)).toEqual({ ok: false, reason: 'damaged' });
  });
});
